/** Which phones are selected, and on which one the keyboard is. By keys, so that no update of the fleet can shift it. */
export class Selection {
  readonly #order: () => readonly string[];
  readonly #onChange: (any: boolean) => void;
  #keys = $state.raw<ReadonlySet<string>>(new Set());
  #active = $state<string | null>(null);
  /** Where the active phone stood last: the keyboard goes on from there when it has left the list. */
  #lastIndex = 0;
  /** The other end of a range. */
  #anchor: string | null = null;

  constructor(order: () => readonly string[], onChange: (any: boolean) => void) {
    this.#order = order;
    this.#onChange = onChange;
  }

  get keys(): ReadonlySet<string> {
    return this.#keys;
  }

  get active(): string | null {
    return this.#active;
  }

  has(key: string): boolean {
    return this.#keys.has(key);
  }

  /** Makes a phone the active one; with `extend`, the selection reaches from the anchor to it. */
  moveTo(index: number, extend: boolean): void {
    const order = this.#order();
    if (order.length === 0) return;
    const at = Math.min(Math.max(index, 0), order.length - 1);
    const from = this.#anchor ?? this.#active;
    this.#lastIndex = at;
    this.#active = order[at] ?? null;
    if (!extend) {
      this.#anchor = this.#active;
      return;
    }
    this.#anchor = from ?? this.#active;
    const start = this.#anchor === null ? at : order.indexOf(this.#anchor);
    const [low, high] = start < at ? [start, at] : [at, start];
    this.#set(new Set(order.slice(Math.max(low, 0), high + 1)));
  }

  /** Moves by rows; a phone that has left the list leaves its place behind. */
  moveBy(rows: number, extend: boolean): void {
    const at = this.#active === null ? -1 : this.#order().indexOf(this.#active);
    if (at >= 0) this.moveTo(at + rows, extend);
    else this.moveTo(this.#active === null ? 0 : this.#lastIndex, extend);
  }

  toggle(key: string): void {
    const keys = new Set(this.#keys);
    if (!keys.delete(key)) keys.add(key);
    this.#anchor = key;
    this.#set(keys);
  }

  all(): void {
    this.#set(new Set(this.#order()));
  }

  clear(): void {
    this.#anchor = this.#active;
    this.#set(new Set());
  }

  /** A selection that nobody can see must not be acted on: what the list no longer shows is let go. */
  keepShown(): void {
    if (this.#keys.size === 0) return;
    const shown = new Set(this.#order());
    const keys = new Set([...this.#keys].filter((key) => shown.has(key)));
    if (keys.size < this.#keys.size) this.#set(keys);
  }

  #set(keys: ReadonlySet<string>): void {
    this.#keys = keys;
    this.#onChange(keys.size > 0);
  }
}
