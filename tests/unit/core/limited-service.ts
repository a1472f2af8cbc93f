import {
  createAccountPolling,
  type AccountPolling,
  type Batch,
} from '../../../electron/core/account-polling.ts';
import { newFailure, type RateLimit } from '../../../electron/core/failure.ts';
import type { PollingNumbers } from '../../../electron/core/polling-settings.ts';
import { entriesOf } from './phone-lives.ts';

/** How the gateway limits: at most so many requests in each window, and what it says when there are more. */
export interface Limiter extends RateLimit {
  /** When the windows begin, in ms. */
  readonly phaseMs: number;
  /** Whether the limit stands in the text of a 429. */
  readonly told: boolean;
  readonly retryAfter?: boolean;
  /** Whether refused requests count, too. */
  readonly countsRefused?: boolean;
}

/** A request that the service has had. */
export interface Served {
  readonly at: number;
  readonly taken: boolean;
}

/** Decides of each request whether it is one too many. */
function createLimiter(limiter: Limiter): (now: number) => boolean {
  let window = -1;
  let count = 0;
  return (now) => {
    const current = Math.floor((now + limiter.phaseMs) / limiter.windowMs);
    if (current !== window) count = 0;
    window = current;
    const taken = count < limiter.requests;
    if (taken || limiter.countsRefused === true) count += 1;
    return taken;
  };
}

interface LimitedRun {
  readonly polling: AccountPolling;
  readonly served: readonly Served[];
  /** Goes on until `end`, in ms. */
  run(end: number): void;
  /** The same service with other limits. */
  limit(limiter: Limiter): void;
}

/** Lets an account poll a service that limits requests; each takes `latencyMs` there and back. */
export function runLimited(
  phones: number,
  numbers: PollingNumbers,
  first: Limiter,
  latencyMs = 40,
): LimitedRun {
  const polling = createAccountPolling(numbers, () => 0.5);
  polling.setPhones(entriesOf(Array.from({ length: phones }, (_, index) => `p${index}`)), 0);
  const served: Served[] = [];
  const underWay: { readonly batch: Batch; readonly at: number; readonly taken: boolean }[] = [];
  let limiter = first;
  let take = createLimiter(first);
  let now = 0;

  function arrive({ batch, at, taken }: (typeof underWay)[number]): void {
    if (taken) {
      polling.answered(batch, () => false);
      return;
    }
    const { told, retryAfter, requests, windowMs, phaseMs } = limiter;
    const retryAfterMs = retryAfter === true ? windowMs - ((at + phaseMs) % windowMs) : null;
    const limit = told ? { requests, windowMs } : null;
    polling.failed(batch, newFailure('throttled', { httpStatus: 429, limit, retryAfterMs }), at);
  }

  return {
    polling,
    served,
    limit(next) {
      limiter = next;
      take = createLimiter(next);
    },
    run(end) {
      for (;;) {
        const step = polling.step(now);
        if (step.kind === 'send') {
          const taken = take(now + latencyMs / 2);
          served.push({ at: now, taken });
          underWay.push({ batch: step.batch, at: now + latencyMs, taken });
          continue;
        }
        const next = Math.min(underWay[0]?.at ?? Infinity, step.until ?? Infinity);
        if (next > end) break;
        now = Math.max(now, next);
        while (underWay[0] !== undefined && underWay[0].at <= now) {
          const answer = underWay.shift();
          if (answer !== undefined) arrive(answer);
        }
      }
      now = end;
    },
  };
}
