import type { FleetEvent } from '../fleet.ts';
import type { Moment } from '../moment.ts';
import type { FindPhone } from './alert-phone.ts';
import type { AlertSettings } from './settings.ts';

export type Began = Extract<FleetEvent, { kind: 'began' }>;

/**
 * Problems that nobody is to be told of yet: they must last for a while, or are gone for the moment, from phones that have
 * not recovered either.
 */
export interface Holds {
  put(event: Began, moment: Moment): void;
  /** The problem is over, or another one. Returns what was held; undefined where there was nothing. */
  takeBack(key: string): Began | undefined;
  /** Something changed with the phone. */
  look(key: string, moment: Moment): void;
  /** Takes those that have lasted long enough. */
  take(moment: Moment): readonly Began[];
  /** In ms of the clock that never jumps; null when nothing becomes ready by itself. */
  dueAt(): number | null;
}

export function createHolds(find: FindPhone, settings: () => AlertSettings): Holds {
  const held = new Map<string, { readonly event: Began; readonly dueAt: number }>();

  function dueAt(event: Began, { now, steady }: Moment): number {
    const problem = find(event.key)?.problem;
    if (!problem) return Infinity;
    const minimumMs = 1000 * settings().kinds[event.problem.kind].minimumSeconds;
    // A clock that is set back must not make it wait for longer than the minimum.
    return steady + Math.min(minimumMs, problem.since + minimumMs - now);
  }

  return {
    put(event, moment) {
      held.set(event.key, { event, dueAt: dueAt(event, moment) });
    },
    takeBack(key) {
      const found = held.get(key);
      held.delete(key);
      return found?.event;
    },
    look(key, moment) {
      const found = held.get(key);
      if (found) held.set(key, { event: found.event, dueAt: dueAt(found.event, moment) });
    },
    take({ steady }) {
      const ready = [...held.values()].filter((one) => one.dueAt <= steady).map(({ event }) => event);
      for (const { key } of ready) held.delete(key);
      return ready;
    },
    dueAt() {
      const first = Math.min(...[...held.values()].map((one) => one.dueAt));
      return first === Infinity ? null : first;
    },
  };
}
