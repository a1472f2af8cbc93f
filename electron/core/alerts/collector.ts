/**
 * Holds back what happens until all of it is there, so that one cause makes one notice. What was told a short while ago is
 * remembered: when the same storm goes on, its notice is replaced by one for all of it.
 * All times are in ms of a clock that never jumps.
 */
export interface Collector<Event> {
  /** @param seenAt when it was first seen; it may have waited to be confirmed since */
  add(key: string, event: Event, now: number, seenAt: number): void;
  /** Takes back what is held back of a phone, as it is over. Returns it; undefined where there was nothing. */
  takeBack(key: string): Event | undefined;
  /** When something is ready to be told; null when nothing is held back. */
  dueAt(): number | null;
  /** @param keep false for what shall not be told after all: it is no part of the storm */
  take(now: number, keep: (key: string, event: Event) => boolean): Storm<Event> | null;
}

/** What is ready to be told. */
export interface Storm<Event> {
  /** When the storm was first told of: its name. */
  readonly startedAt: number;
  readonly fresh: ReadonlyMap<string, Event>;
  /** All of the storm, what is fresh and what was told before. */
  readonly all: ReadonlyMap<string, Event>;
}

/** How long is waited for more, in ms. */
export interface Patience {
  /** From when it was first seen: what belongs together is seen together. */
  readonly quiet: number;
  /** While more is about to be confirmed, from the last on... */
  readonly forMore: number;
  /** ...but not longer than this in all. */
  readonly most: number;
  /** From how many phones on the storm is told as one, and is replaced rather than repeated. */
  readonly summaryFrom: number;
  /** A summary is replaced for a few more phones no sooner than this. */
  readonly forFew: number;
  /** One of many at once, which are seldom all: when the storm has not grown for so long... */
  readonly lull: number;
  /** ...or at the latest after this. */
  readonly forMany: number;
  /** What follows within this time after the last notice is the same storm. */
  readonly storm: number;
}

/** A storm has an end; in a fleet that is never quiet the next one begins. */
const LONGEST_STORM = 10 * 60_000;
/** A storm grows while so much of what is new has just come. */
const GROWTH = 0.25;

/** @param expectsMore whether changes are about to be confirmed that may belong to what is held back */
export function createCollector<Event>(patience: Patience, expectsMore: () => boolean): Collector<Event> {
  const { quiet, most, summaryFrom } = patience;
  let fresh = new Map<string, Event>();
  let told = new Map<string, Event>();
  /** When each of the fresh ones was added. */
  let addedAt: number[] = [];
  let lastSeenAt = 0;
  let toldAt = 0;
  let startedAt = 0;
  /** Whether the last notice told of many at once. */
  let toldMany = false;

  /**
   * From when on a summary may be replaced. A rack that takes a minute to fail is seen in three sweeps, and three notices of it
   * would be two too many; a rack that fails while single phones come and go is told at once.
   */
  function replaceableAt(ready: number): number {
    if (told.size < summaryFrom || ready - toldAt > patience.storm) return -Infinity;
    if (fresh.size < summaryFrom) return toldAt + (toldMany ? patience.lull : patience.forFew);
    if (!toldMany) return -Infinity;
    const many = Math.max(summaryFrom, Math.ceil(addedAt.length * GROWTH));
    return Math.min(toldAt + patience.forMany, (addedAt.at(-many) ?? -Infinity) + patience.lull);
  }

  function dueAt(): number | null {
    const [firstAt] = addedAt;
    const lastAt = addedAt.at(-1);
    if (fresh.size === 0 || firstAt === undefined || lastAt === undefined) return null;
    const complete = expectsMore() ? lastAt + patience.forMore : Math.max(lastAt, lastSeenAt + quiet);
    const ready = Math.min(complete, firstAt + most);
    return Math.max(ready, replaceableAt(ready));
  }

  return {
    dueAt,
    add(key, event, now, seenAt) {
      if (fresh.size === 0) {
        addedAt = [];
        lastSeenAt = seenAt;
      }
      addedAt.push(now);
      lastSeenAt = Math.max(lastSeenAt, seenAt);
      fresh.set(key, event);
    },
    takeBack(key) {
      const held = fresh.get(key);
      told.delete(key);
      fresh.delete(key);
      return held;
    },
    take(now, keep) {
      const due = dueAt();
      if (due === null || due > now) return null;
      const kept = new Map([...fresh].filter(([key, event]) => keep(key, event)));
      fresh = new Map();
      if (kept.size === 0) return null;
      if (told.size === 0 || now - toldAt > patience.storm || now - startedAt > LONGEST_STORM) {
        told = new Map();
        startedAt = now;
      }
      // The fresh ones first: they are what somebody who knows of the others looks for.
      for (const key of kept.keys()) told.delete(key);
      told = new Map([...kept, ...told]);
      toldAt = now;
      toldMany = kept.size >= summaryFrom;
      return { startedAt, fresh: kept, all: new Map(told) };
    },
  };
}
