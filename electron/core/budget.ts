/** After a 429 the rate is never cut below this part of what the user allows. */
const LOWEST_SHARE = 1 / 64;
/** What part of the allowed rate each success wins back. */
const WON_BACK = 1 / 200;

/**
 * How many requests an account may send a second: evenly spaced, without bursts. A refusal for too many requests halves
 * the rate, and success wins it back slowly. Times are in ms of a clock that never jumps.
 */
export interface Budget {
  /** Requests a second, as it stands. */
  rate(): number;
  /** When the next request may be sent. */
  nextAt(): number;
  spend(now: number): void;
  throttled(): void;
  succeeded(): void;
}

export function createBudget(requestsPerSecond: number): Budget {
  let share = 1;
  let nextAt = 0;
  const rate = () => requestsPerSecond * share;
  return {
    rate,
    nextAt: () => nextAt,
    spend(now) {
      nextAt = Math.max(now, nextAt) + 1000 / rate();
    },
    throttled() {
      share = Math.max(LOWEST_SHARE, share / 2);
    },
    succeeded() {
      share = Math.min(1, share + WON_BACK);
    },
  };
}
