import type { ActivityEntry } from '../../electron/core/alerts/activity.ts';
import type { Destination } from '../../electron/core/destination.ts';
import type { Bridge } from '../../electron/shared/contract.ts';
import { Hold } from './hold.svelte.ts';

export const activityFilters = ['all', 'notices', 'changes', 'notShown'] as const;

export type ActivityFilter = (typeof activityFilters)[number];

/** So many entries are asked for at once. */
const PAGE = 200;
/** So many that pass the filter are looked for in advance. */
const AHEAD = 100;

function passes(filter: ActivityFilter, entry: ActivityEntry): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'notices':
      return entry.what !== 'change';
    case 'changes':
      return entry.what === 'change';
    case 'notShown':
      return entry.what !== 'passedOn' && ['suppressed', 'refused'].includes(entry.fate.kind);
  }
}

function textOf(entry: ActivityEntry): string {
  switch (entry.what) {
    case 'change':
      return `${entry.name}\n${entry.account}`;
    case 'notice':
      return `${entry.title}\n${entry.body}`;
    case 'passedOn':
      return `${entry.title}\n${entry.target}`;
  }
}

/** The record of what happened, as far as the window has read it. What is new waits while somebody works in the list. */
export class ActivityList {
  readonly #bridge: Pick<Bridge, 'getActivity' | 'on'>;
  readonly hold = new Hold(() => {
    this.#settleIfFree();
  });
  /** Newest first, without a gap. */
  #entries = $state.raw<readonly ActivityEntry[]>([]);
  /** Newer than all others, newest first. */
  #waiting = $state.raw<readonly ActivityEntry[]>([]);
  #loaded = $state(false);
  #more = true;
  #text = $state('');
  #filter = $state<ActivityFilter>('all');
  /** The keyboard is on the entry with this number. */
  active = $state<number | null>(null);
  #scrolledAway = false;
  /** What came while a page was on its way; null when none is. */
  #early: ActivityEntry[] | null = null;
  /** How many that pass the filter shall be there, if there are as many. */
  #wanted = AHEAD;
  #signal: AbortSignal | null = null;

  readonly #passes = $derived.by(() => {
    const filter = this.#filter;
    const words = this.#text.toLowerCase().split(/\s+/);
    return (entry: ActivityEntry) => {
      if (!passes(filter, entry)) return false;
      const text = textOf(entry).toLowerCase();
      return words.every((word) => text.includes(word));
    };
  });
  readonly #shown = $derived.by(() => this.#entries.filter(this.#passes));
  readonly #waitingShown = $derived.by(() => this.#waiting.filter(this.#passes).length);

  constructor(bridge: Pick<Bridge, 'getActivity' | 'on'>) {
    this.#bridge = bridge;
  }

  /** Whether the first page has come. */
  get loaded(): boolean {
    return this.#loaded;
  }

  /** The entries that filter and search leave, newest first. */
  get shown(): readonly ActivityEntry[] {
    return this.#shown;
  }

  /** How many that pass filter and search wait to be shown. */
  get waiting(): number {
    return this.#waitingShown;
  }

  get text(): string {
    return this.#text;
  }

  get filter(): ActivityFilter {
    return this.#filter;
  }

  search(text: string): void {
    this.#text = text;
    this.#refill();
  }

  filterBy(filter: ActivityFilter): void {
    this.#filter = filter;
    this.#refill();
  }

  clearFilter(): void {
    this.#filter = 'all';
    this.search('');
  }

  /** Reads the newest entries and follows the record until the signal. */
  async follow(signal: AbortSignal): Promise<void> {
    this.#signal = signal;
    this.#entries = [];
    this.#waiting = [];
    this.#loaded = false;
    this.#more = true;
    this.#scrolledAway = false;
    this.#early = null;
    this.#wanted = AHEAD;
    const stop = this.#bridge.on('activity', (entries) => {
      if (this.#early === null) this.#receive(entries);
      else this.#early.push(...entries);
    });
    signal.addEventListener('abort', stop, { once: true });
    await this.#fill(signal);
  }

  /** Looks for more entries: the last of those that are shown is near. */
  async reachedEnd(): Promise<void> {
    this.#wanted = Math.max(this.#wanted, this.#shown.length + AHEAD);
    if (this.#signal !== null) await this.#fill(this.#signal);
  }

  /** Says whether the newest entries are out of sight. */
  scrolledTo(top: number): void {
    this.#scrolledAway = top > 0;
    this.#settleIfFree();
  }

  /** Shows what waits. */
  settle(): void {
    if (this.#waiting.length === 0) return;
    this.#entries = [...this.#waiting, ...this.#entries];
    this.#waiting = [];
  }

  /** Where a click on an entry leads; null where that is not known. */
  destinationOf(entry: ActivityEntry): Destination | null {
    if (entry.what === 'change') return { view: 'phone', key: entry.key };
    if (entry.what === 'notice') return entry.destination;
    const notice = this.#entries.find((other) => other.what === 'notice' && other.notice === entry.notice);
    return notice?.what === 'notice' ? notice.destination : null;
  }

  #settleIfFree(): void {
    if (!this.hold.active && !this.#scrolledAway) this.settle();
  }

  #refill(): void {
    this.#wanted = AHEAD;
    // Other entries are shown from the newest on.
    this.scrolledTo(0);
    if (this.#signal !== null) void this.#fill(this.#signal);
  }

  async #fill(signal: AbortSignal): Promise<void> {
    if (this.#early !== null) return;
    while (this.#more && this.#shown.length < this.#wanted) {
      this.#early = [];
      const before = this.#entries.at(-1)?.id ?? null;
      const page = await this.#bridge.getActivity({ before, most: PAGE });
      if (signal.aborted) return;
      this.#entries = [...this.#entries, ...page.entries];
      this.#more = page.more && page.entries.length > 0;
      this.#loaded = true;
      const early = this.#early;
      this.#early = null;
      this.#receive(early);
    }
  }

  #receive(entries: readonly ActivityEntry[]): void {
    const newest = this.#waiting[0]?.id ?? this.#entries[0]?.id ?? 0;
    // Those that are older than all that was read come with their page.
    const again = new Map(entries.filter(({ id }) => id <= newest).map((entry) => [entry.id, entry]));
    if (again.size > 0) {
      this.#entries = this.#entries.map((entry) => again.get(entry.id) ?? entry);
      this.#waiting = this.#waiting.map((entry) => again.get(entry.id) ?? entry);
    }
    // One that comes twice counts as it came last.
    const added = new Map(entries.filter(({ id }) => id > newest).map((entry) => [entry.id, entry]));
    if (added.size === 0) return;
    this.#waiting = [...[...added.values()].sort((one, other) => other.id - one.id), ...this.#waiting];
    this.#settleIfFree();
  }
}
