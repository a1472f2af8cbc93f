import type { FailureKind } from './failure.ts';
import { createSchedule } from './schedule.ts';

/** How long until a phone that the service refuses is tried again, in ms. */
const LASTING = 15 * 60_000;
/** The same for what passes by itself. */
const PASSING = 2 * 60_000;

/**
 * Phones for which the service refuses any request that names them. They are tried again rarely, each alone, so that they
 * take no other phone's answer away.
 */
export interface SetAside {
  has(id: string): boolean;
  add(id: string, kind: FailureKind, now: number): void;
  /** A try had no outcome: it is due again. */
  retry(id: string, now: number): void;
  /** The phone is like any other again. */
  remove(id: string): void;
  /** All of them are due but those that are being tried. */
  retryAll(now: number): void;
  nextDueAt(): number | null;
  /** The one to try at `now`; null when none is due. */
  take(now: number): string | null;
}

export function createSetAside(): SetAside {
  const schedule = createSchedule();
  const aside = new Set<string>();
  return {
    has: (id) => aside.has(id),
    add(id, kind, now) {
      aside.add(id);
      schedule.plan([id], now + (kind === 'restoring' || kind === 'backingUp' ? PASSING : LASTING));
    },
    retry(id, now) {
      schedule.plan([id], now);
    },
    remove(id) {
      aside.delete(id);
      schedule.remove(id);
    },
    retryAll(now) {
      schedule.plan(
        [...aside].filter((id) => schedule.has(id)),
        now,
      );
    },
    nextDueAt: () => schedule.nextDueAt(),
    take: (now) => schedule.take(now, 1)[0] ?? null,
  };
}
