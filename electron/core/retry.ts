import { backoffMs } from './backoff.ts';
import { needsSignIn, needsUser, type Failure } from './failure.ts';

/** Why an account does not answer. */
export interface Trouble {
  readonly failure: Failure;
  /** When the first of the failures in a row came. */
  readonly since: number;
  /** When the next try is due; null when none is before the user acts. */
  readonly retryAt: number | null;
}

/** No service is believed that asks for a longer pause, in ms. */
const LONGEST_PAUSE = 60 * 60_000;
/** A service that wants fewer requests only slows the account down, unless it wants none for longer than this, in ms. */
const LONG_PAUSE = 2 * 60_000;
/** ... or goes on refusing after so many pauses. */
const PAUSES = 2;

/**
 * When an account is tried again after failures. All times are in ms of a clock that never jumps.
 *
 *     answering --failure--> doubtful --failure again--> in trouble (waits, tries one batch at a time)
 *         ^                     |                            |
 *         +------success--------+----------success-----------+      sign-in refused: stopped until `lift`
 */
export interface Retry {
  /** Nothing is sent before; null: before the user acts. */
  heldUntil(): number | null;
  /** While it is not known to answer, one request at a time is enough to find out. */
  probing(): boolean;
  answered(sentAt: number): void;
  /** Whether a failure of a request sent then is news: those that were under way when the first failed are the same. */
  isNews(sentAt: number): boolean;
  /** `pauseMs` is how long at least to send nothing. */
  failed(sentAt: number, failure: Failure, now: number, pauseMs: number): void;
  /** No waiting or stop holds any more, but a pause that the service asked for. */
  lift(): void;
  /** The account has got another way to sign in: nothing is known of it. */
  restart(): void;
  trouble(): Trouble | null;
}

export function createRetry(random: () => number): Retry {
  let failures = 0;
  let everAnswered = false;
  let heldUntil: number | null = 0;
  let heldSince = 0;
  let current: { readonly failure: Failure; readonly since: number } | null = null;

  const isNews = (sentAt: number) => sentAt >= heldSince;

  /** One lost request is not worth a word, unless nothing better is known of the account. */
  function isSure({ kind }: Failure): boolean {
    if (kind !== 'throttled') return failures > 1 || !everAnswered || needsUser(kind);
    return failures > PAUSES || (heldUntil !== null && heldUntil - heldSince > LONG_PAUSE);
  }

  return {
    heldUntil: () => heldUntil,
    probing: () => failures > 0,
    isNews,
    answered(sentAt) {
      everAnswered = true;
      // An answer to a request that was under way when another one failed says nothing of the time after.
      if (!isNews(sentAt)) return;
      failures = 0;
      current = null;
      heldUntil = 0;
    },
    failed(sentAt, failure, now, pauseMs) {
      const stops = needsSignIn(failure.kind);
      const first = isNews(sentAt);
      // What was under way when another one failed has nothing to add, least of all to a refused sign-in.
      if (!stops && (!first || heldUntil === null)) return;
      current = { failure, since: current?.since ?? now };
      if (first) heldSince = now;
      if (stops) {
        heldUntil = null;
        return;
      }
      failures += 1;
      const asked = Math.min(LONGEST_PAUSE, failure.retryAfterMs ?? pauseMs);
      heldUntil = now + Math.max(backoffMs(failures, random()), asked);
    },
    lift() {
      if (current?.failure.kind !== 'throttled') heldUntil = 0;
    },
    restart() {
      failures = 0;
      everAnswered = false;
      heldUntil = 0;
      current = null;
    },
    trouble() {
      if (current === null || !isSure(current.failure)) return null;
      return { ...current, retryAt: heldUntil };
    },
  };
}
