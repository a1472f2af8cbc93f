import type { Bridge, PhoneDetails } from '../../electron/shared/contract.ts';

/** The phone whose details are open beside the list. */
export class Panel {
  readonly #bridge: Pick<Bridge, 'getPhone'>;
  #key = $state<string | null>(null);
  #details = $state.raw<PhoneDetails | null>(null);

  constructor(bridge: Pick<Bridge, 'getPhone'>) {
    this.#bridge = bridge;
  }

  get key(): string | null {
    return this.#key;
  }

  /** Null until they have come. */
  get details(): PhoneDetails | null {
    return this.#details;
  }

  open(key: string): void {
    if (this.#key !== key) this.#details = null;
    this.#key = key;
    void this.#ask(key);
  }

  close(): void {
    this.#key = null;
    this.#details = null;
  }

  /** Asks again when the phone is among those that changed. */
  update(keys: readonly string[]): void {
    if (this.#key !== null && keys.includes(this.#key)) void this.#ask(this.#key);
  }

  refresh(): void {
    if (this.#key !== null) void this.#ask(this.#key);
  }

  async #ask(key: string): Promise<void> {
    const details = await this.#bridge.getPhone({ key });
    if (this.#key === key) this.#details = details;
  }
}
