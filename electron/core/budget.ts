import type { RateLimit } from './failure.ts';
import { createLearnedLimit } from './learned-limit.ts';

/**
 * How many requests an account may send a second: evenly spaced, without bursts; as many as the user allows at most, and
 * fewer where the service takes fewer. Times are in ms of a clock that never jumps.
 */
export interface Budget {
  /** Requests a second, as it stands. */
  rate(): number;
  /** When the next request may be sent. */
  nextAt(): number;
  spend(now: number): void;
  /** A request that was sent at `sentAt` was not one too many. */
  accepted(sentAt: number): void;
  /** One was; `told` is the limit as the service tells it. Returns how long to send nothing, in ms. */
  refused(now: number, told: RateLimit | null): number;
  /** The user allows another number of requests a second. */
  allow(requestsPerSecond: number): void;
}

export function createBudget(first: number): Budget {
  let leastMs = 1000 / first;
  let spentAt = -Infinity;
  let refusedAt = -Infinity;
  const learned = createLearnedLimit();
  const intervalMs = () => Math.max(leastMs, learned.intervalMs());
  return {
    rate: () => 1000 / intervalMs(),
    nextAt: () => spentAt + intervalMs(),
    spend(now) {
      spentAt = now;
    },
    accepted(sentAt) {
      // What was under way at the refusal belongs to the time before it.
      if (sentAt >= refusedAt) learned.accepted(sentAt, leastMs);
    },
    refused(now, told) {
      refusedAt = now;
      return learned.refused(now, told, intervalMs());
    },
    allow(requestsPerSecond) {
      leastMs = 1000 / requestsPerSecond;
    },
  };
}
