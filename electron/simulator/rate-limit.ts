import { refusals, type Refusal } from './refusals.ts';

/** How many requests the gateway takes, in windows that follow upon each other since 1970, whoever sends them. */
export interface RateLimit {
  readonly requests: number;
  readonly windowMs: number;
  /** False: the refusal does not name the limit. Default true. */
  readonly text?: boolean;
  /** True: the refusal says with Retry-After when the next window begins. Default false. */
  readonly retryAfter?: boolean;
}

export interface Limiter {
  /** How many requests were refused for the limit, or for too many at once. */
  readonly refused: number;
  /** Null: no limit. What was counted is forgotten. */
  setLimit(limit: RateLimit | null): void;
  setConcurrency(concurrency: number): void;
  /**
   * Counts a request, unless it is refused.
   *
   * @param atOnce how many requests are on the way now, this one included
   */
  take(atOnce: number): Refusal | null;
}

const units: readonly (readonly [ms: number, name: string])[] = [
  [86_400_000, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
  [1000, 'second'],
];

function windowInWords(ms: number): string {
  const [unit, name] = units.find(([unitMs]) => ms % unitMs === 0) ?? [1, 'millisecond'];
  return `${ms / unit} ${name}`;
}

const REACHED = 'The throttling threshold has been reached';

export function createLimiter(first: RateLimit | null, firstConcurrency: number, now: () => number): Limiter {
  let limit = first;
  let concurrency = firstConcurrency;
  let window = NaN;
  let taken = 0;
  let refused = 0;

  function exceeded({ requests, windowMs, text = true, retryAfter = false }: RateLimit): Refusal | null {
    const time = now();
    const current = Math.floor(time / windowMs);
    if (current !== window) {
      window = current;
      taken = 0;
    }
    if (taken < requests) {
      taken++;
      return null;
    }
    const detail = `: policy user over ratelimit,limit:${requests},time:${windowInWords(windowMs)}`;
    const refusal = refusals.throttled(text ? `${REACHED}${detail}` : REACHED);
    if (!retryAfter) return refusal;
    return { ...refusal, retryAfter: Math.ceil(((current + 1) * windowMs - time) / 1000) };
  }

  return {
    get refused() {
      return refused;
    },
    setLimit(next) {
      limit = next;
      window = NaN;
    },
    setConcurrency(next) {
      concurrency = next;
    },
    take(atOnce) {
      const tooMany = atOnce > concurrency ? refusals.throttled(REACHED) : null;
      const refusal = tooMany ?? (limit && exceeded(limit));
      if (refusal) refused++;
      return refusal;
    },
  };
}
