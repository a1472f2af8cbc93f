import type { RateLimit } from './failure.ts';

/*
 * Limits are taken for counters over windows (a second, a minute) that begin when the service likes. A request more than
 * the window allows is refused, and so is every other until the window ends.
 */

/** Requests are so much further apart than a limit demands, as not all of them travel equally long. */
const MARGIN = 0.04;
/** More of it for each time that a limit which was told is exceeded all the same. */
const MORE_MARGIN = 0.03;
const WIDEST_MARGIN = 0.5;
/** What is tried of the rate that was refused. */
const NEXT_TO_REFUSED = 0.98;
/** The windows that are thought of where the service tells none, in ms. */
const SECOND = 1_000;
const MINUTE = 60_000;
/** How long to wait after a refusal, in ms: a limit for each second is free again, and the vendor advises it. */
const PAUSE = 5_000;
/** A rate that went well for so many windows is raised. */
const WINDOWS_TO_RAISE = 2;
const RAISE = 0.15;
/** So long after the last refusal a rate that was refused is tried again, in ms. */
const TOLD_HOLDS = 60 * MINUTE;
/** The same for a limit that was not told, which may have been a passing one; never before so many requests. */
const GUESSED_HOLDS = 15 * MINUTE;
const GUESSED_HOLDS_REQUESTS = 300;
/** What of a rate is added at the first step beyond it; each further step is twice as large. */
const FIRST_STEP_BEYOND = 0.05;

/**
 * What refusals for too many requests (429) teach about the rate that a service takes. All times are in ms of a clock that
 * never jumps.
 */
export interface LearnedLimit {
  /** How far apart requests have to be, in ms; 0 where no limit is known. */
  intervalMs(): number;
  /** A request was taken; `leastMs` is how far apart requests are without any limit: one that allows more is forgotten. */
  accepted(sentAt: number, leastMs: number): void;
  /**
   * Returns how long to wait, in ms.
   *
   * @param told the limit as the service tells it, or null
   * @param spacedMs how far apart requests were sent
   */
  refused(now: number, told: RateLimit | null, spacedMs: number): number;
}

interface Known {
  readonly told: boolean;
  readonly windowMs: number;
  /** Requests in a window that are thought to be taken. */
  requests: number;
  /** So many went well for a while; 0 where that is not known. */
  sure: number;
  /** So many are known, or thought, to be too many. */
  tooMany: number;
  margin: number;
  raiseAt: number;
  stepBeyond: number;
}

export function createLearnedLimit(): LearnedLimit {
  let known: Known | null = null;
  let refusedAt = 0;
  /** Since the last refusal: how many were accepted, and when the first of them was. */
  let accepted = 0;
  let acceptedFrom = 0;
  /** The same of the time before the last refusal. */
  let before = { accepted: 0, from: 0, since: 0, until: 0 };

  const intervalMs = () => (known === null ? 0 : (known.windowMs / known.requests) * (1 + known.margin));

  function most(tooMany: number): number {
    return Math.max(1, Math.min(tooMany - 1, Math.floor(tooMany * NEXT_TO_REFUSED)));
  }

  /** How many requests a window took for sure: those accepted lie in no more windows than can be between two refusals. */
  function atLeast(windowMs: number): number {
    const { accepted: count, from, since, until } = before;
    const windows = Math.min(
      Math.floor((until - since) / windowMs) + 1,
      Math.floor((until - from) / windowMs) + 2,
    );
    return Math.max(1, Math.ceil(count / windows));
  }

  function know(now: number, told: boolean, windowMs: number, requests: number, tooMany: number): void {
    const raiseAt = now + WINDOWS_TO_RAISE * windowMs;
    known = {
      told,
      windowMs,
      requests,
      sure: 0,
      tooMany,
      margin: MARGIN,
      raiseAt,
      stepBeyond: FIRST_STEP_BEYOND,
    };
  }

  function learnTold(now: number, limit: RateLimit): number {
    const { windowMs } = limit;
    const requests = Math.max(1, limit.requests);
    const same = known?.told === true && known.windowMs === windowMs && known.tooMany === requests + 1;
    const obeyed = same && known !== null && known.requests <= requests;
    const margin = same && known !== null ? known.margin + (obeyed ? MORE_MARGIN : 0) : MARGIN;
    know(now, true, windowMs, requests, requests + 1);
    if (known !== null) known.margin = Math.min(WIDEST_MARGIN, margin);
    // What was sent before the limit was known may fill a window that has just begun.
    return same ? Math.min(windowMs, MINUTE) : windowMs;
  }

  function learnGuessed(now: number, spacedMs: number): number {
    const windowMs = known?.windowMs ?? SECOND;
    if (before.accepted === 0) {
      // Nothing was ever taken, so nothing is known but that it was too much.
      const sent = Math.ceil(MINUTE / spacedMs);
      know(now, false, MINUTE, Math.max(1, Math.floor(sent / 2)), sent);
      return PAUSE;
    }
    if (accepted === 0 && known !== null) {
      // The wait was of no use: the window is longer than that.
      if (windowMs < MINUTE) know(now, false, MINUTE, atLeast(MINUTE), before.accepted + 1);
      return MINUTE;
    }
    const seen = Math.min(before.accepted + 1, Math.max(2, Math.ceil(windowMs / spacedMs)));
    const tooMany = known === null ? seen : Math.min(known.tooMany, seen);
    // What went well before may do so no more.
    const wentWell = known !== null && known.sure < known.requests ? known.sure : 0;
    const sure = Math.min(most(tooMany), Math.max(wentWell, atLeast(windowMs)));
    // Where requests come so slowly already, a limit for each second is none.
    if (windowMs < MINUTE && windowMs / sure <= spacedMs && sure === 1) {
      know(now, false, MINUTE, atLeast(MINUTE), before.accepted + 1);
      return PAUSE;
    }
    const even = known !== null && now - acceptedFrom >= windowMs;
    know(now, false, windowMs, sure, tooMany);
    // Evenly spaced requests become too many only where a window is nearly over.
    return Math.max(PAUSE, even ? Math.min(windowMs, 2 * intervalMs()) : windowMs);
  }

  function raise(now: number, limit: Known): void {
    const { windowMs, told, requests, tooMany } = limit;
    limit.raiseAt = now + WINDOWS_TO_RAISE * windowMs;
    limit.sure = requests;
    if (!told && requests < most(tooMany)) {
      limit.requests = Math.min(most(tooMany), requests + Math.ceil(requests * RAISE));
      return;
    }
    const guessHolds = Math.max(GUESSED_HOLDS, GUESSED_HOLDS_REQUESTS * intervalMs());
    if (now - refusedAt < (told ? TOLD_HOLDS : Math.min(TOLD_HOLDS, guessHolds))) return;
    limit.requests = requests + Math.ceil(requests * limit.stepBeyond);
    limit.stepBeyond *= 2;
    if (!told) limit.tooMany = limit.requests + 1;
  }

  return {
    intervalMs,
    accepted(sentAt, leastMs) {
      if (accepted === 0) acceptedFrom = sentAt;
      accepted += 1;
      if (known === null || sentAt < known.raiseAt) return;
      raise(sentAt, known);
      if (sentAt - refusedAt >= GUESSED_HOLDS && intervalMs() <= leastMs) known = null;
    },
    refused(now, told, spacedMs) {
      if (accepted > 0) before = { accepted, from: acceptedFrom, since: refusedAt, until: now };
      const pause = told === null ? learnGuessed(now, spacedMs) : learnTold(now, told);
      refusedAt = now;
      accepted = 0;
      return pause;
    },
  };
}
