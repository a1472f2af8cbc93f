import type { Bridge, FleetDelta, FleetSnapshot, PhoneRow } from '../../electron/shared/contract.ts';
import { emptyTally, recount } from './tally.ts';

/** What happened to the rows; `checked` holds the phones of which only the time of the last answer is new. */
export type FleetChange =
  | { readonly kind: 'all' }
  | { readonly kind: 'some'; readonly changed: readonly string[]; readonly checked: readonly string[] };

/**
 * The window's copy of the fleet. The rows lie in a plain map, and the readers are told of changes as a whole:
 * a reactive map of 100,000 rows, or a copy for each delta, would cost more than the whole rest of the window.
 */
export class Fleet {
  readonly #rows = new Map<string, PhoneRow>();
  readonly #bridge: Pick<Bridge, 'getFleet' | 'on'>;
  readonly #onChange: (change: FleetChange) => void;
  /** A new wrapper for each change tells the readers, and leaves the map as it is. */
  #latest = $state.raw<{ readonly rows: ReadonlyMap<string, PhoneRow> }>({ rows: this.#rows });
  #loaded = $state(false);
  #tally = $state.raw(emptyTally);
  #seq = 0;
  /** The deltas that came while a snapshot was on its way; null when none is. */
  #waiting: FleetDelta[] | null = null;

  constructor(bridge: Pick<Bridge, 'getFleet' | 'on'>, onChange: (change: FleetChange) => void) {
    this.#bridge = bridge;
    this.#onChange = onChange;
  }

  /** Whether the first snapshot has come. */
  get loaded(): boolean {
    return this.#loaded;
  }

  get tally() {
    return this.#tally;
  }

  /** All rows as they are now; reading them makes the reader run again at the next change. */
  get rows(): ReadonlyMap<string, PhoneRow> {
    return this.#latest.rows;
  }

  /** Takes a first snapshot and follows the fleet until the signal. */
  async follow(signal: AbortSignal): Promise<void> {
    const stop = this.#bridge.on('fleet', (delta) => {
      this.#receive(delta);
    });
    signal.addEventListener('abort', stop, { once: true });
    await this.#load();
  }

  async #load(): Promise<void> {
    this.#waiting = [];
    this.#replace(await this.#bridge.getFleet(null));
    const waiting = this.#waiting;
    this.#waiting = null;
    for (const delta of waiting) this.#receive(delta);
  }

  #receive(delta: FleetDelta): void {
    if (this.#waiting !== null) {
      this.#waiting.push(delta);
    } else if (delta.seq === this.#seq + 1) {
      this.#apply(delta);
    } else if (delta.seq > this.#seq) {
      void this.#load();
    }
  }

  #replace(snapshot: FleetSnapshot): void {
    this.#rows.clear();
    for (const row of snapshot.rows) this.#rows.set(row.key, row);
    this.#seq = snapshot.seq;
    this.#tally = recount(emptyTally, [], snapshot.rows);
    this.#loaded = true;
    this.#latest = { rows: this.#rows };
    this.#onChange({ kind: 'all' });
  }

  #apply(delta: FleetDelta): void {
    const before: PhoneRow[] = [];
    const changed = [...delta.upserts.map((row) => row.key), ...delta.removes];
    for (const key of new Set(changed)) {
      const row = this.#rows.get(key);
      if (row !== undefined) before.push(row);
    }
    for (const key of delta.removes) this.#rows.delete(key);
    for (const row of delta.upserts) this.#rows.set(row.key, row);
    const after = delta.upserts.filter((row) => this.#rows.get(row.key) === row);

    const checked: string[] = [];
    for (const { at, keys } of delta.checks) {
      for (const key of keys) {
        const row = this.#rows.get(key);
        if (row === undefined) continue;
        this.#rows.set(key, { ...row, checked: at });
        checked.push(key);
      }
    }
    this.#seq = delta.seq;
    if (changed.length > 0) this.#tally = recount(this.#tally, before, after);
    this.#latest = { rows: this.#rows };
    this.#onChange({ kind: 'some', changed, checked });
  }
}
