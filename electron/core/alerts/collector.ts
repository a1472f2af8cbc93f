/**
 * Holds back what happens until it is quiet for a moment, so that one cause makes one notice. What was told a short
 * while ago is remembered: when the same storm goes on, its notice is replaced by one for all of it.
 * All times are in ms of a clock that never jumps.
 */
export interface Collector<Event> {
  add(key: string, event: Event, now: number): void;
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
  /** All of the storm, what was told before and what is fresh. */
  readonly all: ReadonlyMap<string, Event>;
}

/** How long is waited for more, in ms. */
export interface Patience {
  /** A sweep of a large fleet tells of a failed rack bit by bit: until so long nothing more came... */
  readonly quiet: number;
  /** ...but not longer than this in all. */
  readonly most: number;
  /** From how many phones on the storm is told as one, and is replaced rather than repeated. */
  readonly summaryFrom: number;
}

/**
 * A summary is replaced no sooner than this: a rack that takes a minute to fail is seen in three sweeps, and three notices of
 * it would be two too many.
 */
const SPACING = 90_000;
/** What follows within this time after the last notice is the same storm. */
const STORM = 2 * 60_000;
/** A storm has an end; in a fleet that is never quiet the next one begins. */
const LONGEST_STORM = 10 * 60_000;

export function createCollector<Event>({ quiet, most, summaryFrom }: Patience): Collector<Event> {
  let fresh = new Map<string, Event>();
  let told = new Map<string, Event>();
  let firstAt = 0;
  let lastAt = 0;
  let toldAt = 0;
  let startedAt = 0;

  function dueAt(): number | null {
    if (fresh.size === 0) return null;
    const ready = Math.min(lastAt + quiet, firstAt + most);
    const summedUp = told.size >= summaryFrom && ready - toldAt <= STORM;
    return summedUp ? Math.max(ready, toldAt + SPACING) : ready;
  }

  return {
    dueAt,
    add(key, event, now) {
      if (fresh.size === 0) firstAt = now;
      lastAt = now;
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
      if (told.size === 0 || now - toldAt > STORM || now - startedAt > LONGEST_STORM) {
        told = new Map();
        startedAt = now;
      }
      told = new Map([...told, ...kept]);
      toldAt = now;
      return { startedAt, fresh: kept, all: new Map(told) };
    },
  };
}
