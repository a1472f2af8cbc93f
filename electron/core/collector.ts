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
  take(now: number): Storm<Event> | null;
}

/** What is ready to be told. */
export interface Storm<Event> {
  /** When the storm was first told of: its name. */
  readonly startedAt: number;
  readonly fresh: ReadonlyMap<string, Event>;
  /** All of the storm, what was told before and what is fresh. */
  readonly all: ReadonlyMap<string, Event>;
}

/** A sweep of a large fleet tells of a failed rack bit by bit: wait until so long nothing more came... */
const QUIET = 3_000;
/** ...but not longer than this in all. */
const PATIENCE = 10_000;
/** A storm that goes on within this time is the same storm. */
const STORM = 60_000;
/** A storm has an end; in a fleet that is never quiet the next one begins. */
const LONGEST_STORM = 5 * 60_000;

export function createCollector<Event>(): Collector<Event> {
  let fresh = new Map<string, Event>();
  let told = new Map<string, Event>();
  let firstAt = 0;
  let lastAt = 0;
  let toldAt = 0;
  let startedAt = 0;

  const dueAt = () => (fresh.size === 0 ? null : Math.min(lastAt + QUIET, firstAt + PATIENCE));

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
    take(now) {
      const due = dueAt();
      if (due === null || due > now) return null;
      if (told.size === 0 || now - toldAt > STORM || now - startedAt > LONGEST_STORM) {
        told = new Map();
        startedAt = now;
      }
      const taken = { startedAt, fresh, all: new Map([...told, ...fresh]) };
      told = new Map(taken.all);
      toldAt = now;
      fresh = new Map();
      return taken;
    },
  };
}
