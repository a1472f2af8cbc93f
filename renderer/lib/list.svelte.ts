import { matches, parseSearch } from '../../electron/core/search.ts';
import type { PhoneRow } from '../../electron/shared/contract.ts';
import type { FleetChange } from './fleet.svelte.ts';
import { Hold } from './hold.svelte.ts';
import type { NaturalOrder } from './natural.ts';
import { arrange, rearrange } from './order.ts';
import { rowOrder, type Column, type Sort } from './sorting.ts';
import { chips, inChip, type Chip } from './tally.ts';

export interface ListSource {
  readonly rows: () => ReadonlyMap<string, PhoneRow>;
  readonly accountName: (accountId: string) => string;
  readonly names: () => NaturalOrder;
  /** The list shows other phones or another order than before. */
  readonly onOrder: () => void;
}

/** Which phones the window lists, and in which order. What the user asks for counts at once; what the fleet does waits for the hold. */
export class FleetList {
  readonly #source: ListSource;
  readonly hold = new Hold(() => {
    this.settle();
  });
  #order = $state.raw<readonly string[]>([]);
  /** All phones in order, so that a letter in the search costs a filter and no sort. */
  #sorted: readonly string[] = [];
  #pending = $state.raw<ReadonlySet<string>>(new Set());
  #text = $state('');
  #chip = $state<Chip>('all');
  #sort = $state.raw<Sort | null>(null);

  constructor(source: ListSource) {
    this.#source = source;
  }

  /** The keys of the phones that are shown. */
  get order(): readonly string[] {
    return this.#order;
  }

  /** How many phones changed whose new places wait for the end of the hold. */
  get pending(): number {
    return this.#pending.size;
  }

  get text(): string {
    return this.#text;
  }

  get chip(): Chip {
    return this.#chip;
  }

  get sort(): Sort | null {
    return this.#sort;
  }

  get filtered(): boolean {
    return this.#chip !== 'all' || this.#text.trim() !== '';
  }

  search(text: string): void {
    this.#text = text;
    this.#filter();
  }

  /** A second press on a chip takes its filter away. */
  toggle(chip: Chip): void {
    this.#chip = this.#chip === chip ? 'all' : chip;
    this.#filter();
  }

  clearFilter(): void {
    this.#chip = 'all';
    this.search('');
  }

  /** Shows what a notice or the tray menu points to; what a chip can say, the chip says. */
  goTo(search: string): void {
    const status = /^status:(\w+)$/.exec(search.trim())?.[1]?.toLowerCase();
    const chip = chips.find((name) => name.toLowerCase() === status);
    this.#chip = chip ?? 'all';
    this.search(chip === undefined ? search : '');
  }

  /** Ascending, descending, and back to problems first. */
  sortBy(column: Column): void {
    const same = this.#sort?.column === column;
    if (same && this.#sort?.descending === true) this.#sort = null;
    else this.#sort = { column, descending: same };
    this.rebuild();
  }

  /** Takes what happened to the fleet into the order, or keeps it for the end of the hold. */
  update(change: FleetChange): void {
    if (change.kind === 'all') {
      this.rebuild();
      return;
    }
    const moved = this.#sort?.column === 'checked' ? [...change.changed, ...change.checked] : change.changed;
    if (moved.length === 0) return;
    this.#pending = new Set([...this.#pending, ...moved]);
    if (this.hold.active) this.#dropRemoved(change.changed);
    else this.settle();
  }

  /** Gives every phone that changed its new place. */
  settle(): void {
    if (this.#pending.size === 0) return;
    const pending = this.#sortPending();
    this.#setOrder(
      this.filtered
        ? rearrange(this.#order, pending, this.#source.rows(), this.#rowOrder(), this.#kept())
        : this.#sorted,
    );
  }

  /** Sorts and filters all phones anew. */
  rebuild(): void {
    this.#pending = new Set();
    this.#sorted = arrange(this.#source.rows(), this.#rowOrder());
    this.#filter();
  }

  #filter(): void {
    this.#sortPending();
    const rows = this.#source.rows();
    const kept = this.#kept();
    this.#setOrder(
      this.#sorted.filter((key) => {
        const row = rows.get(key);
        return row !== undefined && kept(row);
      }),
    );
  }

  /** Brings the order of all phones up to date; returns the phones that had changed. */
  #sortPending(): ReadonlySet<string> {
    const pending = this.#pending;
    if (pending.size === 0) return pending;
    this.#pending = new Set();
    this.#sorted = rearrange(this.#sorted, pending, this.#source.rows(), this.#rowOrder(), () => true);
    return pending;
  }

  #dropRemoved(keys: readonly string[]): void {
    const rows = this.#source.rows();
    if (keys.every((key) => rows.has(key))) return;
    this.#setOrder(this.#order.filter((key) => rows.has(key)));
  }

  #setOrder(order: readonly string[]): void {
    this.#order = order;
    this.#source.onOrder();
  }

  #rowOrder() {
    return rowOrder(this.#sort, this.#source.names(), this.#source.accountName);
  }

  #kept(): (row: PhoneRow) => boolean {
    const search = parseSearch(this.#text);
    const chip = this.#chip;
    return (row) => inChip(chip, row) && matches(search, row, this.#source.accountName);
  }
}
