import type { Clock } from '../../electron/main/clock.ts';

/** A clock that goes only when it is told to. */
export interface FakeClock extends Clock {
  /** Lets `ms` go by: runs each timer at its time, and all that waits for it before the next. */
  advance(ms: number): Promise<void>;
  /** Sets the system's clock, forward or (negative) back; no time goes by, and no timer runs. */
  jump(ms: number): void;
  /** Lets `ms` go by in which nothing runs, as while the computer sleeps: timers that were due then come late. */
  sleep(ms: number): void;
  /** How many timers are waiting. */
  readonly timers: number;
}

/** 2026-03-02, 12:00 UTC. */
export const NOON = Date.UTC(2026, 2, 2, 12);

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

/** Lets everything run that waits for promises alone. */
function settle(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

export function createFakeClock(): FakeClock {
  let monotonic = 0;
  let offset = NOON;
  const timers = new Set<Timer>();

  function nextBefore(end: number): Timer | null {
    let next: Timer | null = null;
    for (const timer of timers) if (timer.at <= end && (next === null || timer.at < next.at)) next = timer;
    return next;
  }

  return {
    now: () => offset + monotonic,
    monotonic: () => monotonic,
    after(ms, callback) {
      const timer = { at: monotonic + Math.max(0, ms), callback };
      timers.add(timer);
      return () => {
        timers.delete(timer);
      };
    },
    async advance(ms) {
      const end = monotonic + ms;
      await settle();
      for (let timer = nextBefore(end); timer !== null; timer = nextBefore(end)) {
        monotonic = Math.max(monotonic, timer.at);
        timers.delete(timer);
        timer.callback();
        await settle();
      }
      monotonic = end;
    },
    jump(ms) {
      offset += ms;
    },
    sleep(ms) {
      monotonic += ms;
    },
    get timers() {
      return timers.size;
    },
  };
}
