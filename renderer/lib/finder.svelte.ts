import { entryOf, type FoundPhone } from '../../electron/core/found-phone.ts';
import type { PhoneEntry } from '../../electron/core/phone.ts';
import { SvelteSet } from 'svelte/reactivity';

export const groupings = ['none', 'user', 'region', 'sku'] as const;

export type Grouping = (typeof groupings)[number];

export interface PhoneGroup {
  /** Empty for the phones without one. */
  readonly name: string;
  readonly count: number;
}

function textOf({ name, id, user, region, sku }: FoundPhone): string {
  return [name, id, user, region, sku].join('\n').toLowerCase();
}

/** The phones of a tenant, while the user chooses among them. */
export class Finder {
  readonly found: readonly FoundPhone[];
  /** IDs of the phones that are in the user's list already. */
  readonly watched: ReadonlySet<string>;
  readonly #texts: ReadonlyMap<string, string>;
  readonly #chosen = new SvelteSet<string>();
  search = $state('');
  #grouping = $state<Grouping>('none');
  /** Null for all groups. */
  group = $state<string | null>(null);

  readonly #inGroup = $derived.by(() => {
    const { group, found } = this;
    const by = this.#grouping;
    return by === 'none' || group === null ? found : found.filter((phone) => phone[by] === group);
  });
  readonly #shown = $derived.by(() => {
    const words = this.search.toLowerCase().split(/\s+/);
    return this.#inGroup.filter(({ id }) => {
      const text = this.#texts.get(id) ?? '';
      return words.every((word) => text.includes(word));
    });
  });
  readonly #groups = $derived.by((): readonly PhoneGroup[] => {
    const by = this.#grouping;
    if (by === 'none') return [];
    const counts = new Map<string, number>();
    for (const phone of this.found) counts.set(phone[by], (counts.get(phone[by]) ?? 0) + 1);
    return Array.from(counts, ([name, count]) => ({ name, count })).sort(
      (left, right) => right.count - left.count || (left.name < right.name ? -1 : 1),
    );
  });

  constructor(found: readonly FoundPhone[], watched: Iterable<string>) {
    this.found = found;
    this.watched = new Set(watched);
    this.#texts = new Map(found.map((phone) => [phone.id, textOf(phone)]));
  }

  /** The phones that group and search leave. */
  get shown(): readonly FoundPhone[] {
    return this.#shown;
  }

  /** The largest first; empty where nothing is grouped. */
  get groups(): readonly PhoneGroup[] {
    return this.#groups;
  }

  get grouping(): Grouping {
    return this.#grouping;
  }

  groupBy(grouping: Grouping): void {
    this.#grouping = grouping;
    this.group = null;
  }

  /** How many are chosen, shown or not. */
  get count(): number {
    return this.#chosen.size;
  }

  isChosen(id: string): boolean {
    return this.#chosen.has(id);
  }

  toggle(id: string): void {
    if (!this.#chosen.delete(id)) this.#chosen.add(id);
  }

  /** Adds all that are shown to the chosen ones. */
  chooseShown(): void {
    for (const { id } of this.#shown) this.#chosen.add(id);
  }

  chooseNone(): void {
    this.#chosen.clear();
  }

  /** The chosen phones as the user's list has them, in the order of the service. */
  entries(): readonly PhoneEntry[] {
    return this.found.filter(({ id }) => this.#chosen.has(id)).map(entryOf);
  }
}
