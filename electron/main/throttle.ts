import type { Clock } from './clock.ts';

/**
 * Runs an action soon after it was asked for, at most once in `ms`, however often it is asked for. The first ask after
 * a quiet time is answered at once.
 */
export function createThrottle(clock: Clock, ms: number, action: () => void): { ask(): void } {
  let waiting = false;
  let ranAt = -Infinity;
  function run(): void {
    waiting = false;
    ranAt = clock.monotonic();
    action();
  }
  return {
    ask() {
      if (waiting) return;
      waiting = true;
      clock.after(ranAt + ms - clock.monotonic(), run);
    },
  };
}
