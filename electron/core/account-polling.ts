import { backoffMs } from './backoff.ts';
import { createBudget } from './budget.ts';
import { concernsBatch, needsUser, type Failure } from './failure.ts';
import { MAX_BATCH } from './phone.ts';
import type { PollingNumbers } from './polling-settings.ts';
import { createSchedule } from './schedule.ts';

/** A batch to send: at most 32 instance IDs. It comes back through `answered` or `failed`. */
export interface Batch {
  readonly ids: readonly string[];
  readonly sentAt: number;
}

export type Step =
  | { readonly kind: 'send'; readonly batch: Batch }
  /** Nothing to send before `until`; null: nothing before something happens. */
  | { readonly kind: 'wait'; readonly until: number | null };

/** Why an account does not answer. */
export interface Trouble {
  readonly failure: Failure;
  /** When the first of the failures in a row came. */
  readonly since: number;
  /** When the next try is due; null when none is before the user acts. */
  readonly retryAt: number | null;
}

/**
 * Decides for one account what to ask and when. It sends nothing itself and knows no clock: all times are handed in, in
 * ms of a clock that never jumps.
 *
 *     answering --failure--> doubtful --failure again--> in trouble (waits, tries one batch at a time)
 *         ^                     |                            |
 *         +------success--------+----------success-----------+      sign-in refused: stopped until `refresh`
 */
export interface AccountPolling {
  setPhones(ids: readonly string[], now: number): void;
  /** What to do at `now`. Ask again after sending, after each outcome, and at the time that it names. */
  step(now: number): Step;
  /** `wantsQuick` tells the phones that deserve the quick interval. */
  answered(batch: Batch, wantsQuick: (id: string) => boolean): void;
  /** Returns the IDs that stay without an answer; those of a batch that is tried in halves do not. */
  failed(batch: Batch, failure: Failure, now: number): readonly string[];
  /** The user asks, or the system woke up: all phones are due, and no waiting or stop holds. */
  refresh(now: number): void;
  trouble(): Trouble | null;
  /** How often each phone is checked, in seconds, and whether the budget makes it so rather than the setting. */
  pace(): { readonly everySeconds: number; readonly limitedByBudget: boolean };
}

/** A phone that the service refuses is asked about again this rarely, in ms. */
const SET_ASIDE = 15 * 60_000;
/** No service is believed that asks for a longer pause, in ms. */
const LONGEST_PAUSE = 60 * 60_000;

export function createAccountPolling(settings: PollingNumbers, random: () => number): AccountPolling {
  const schedule = createSchedule();
  const budget = createBudget(settings.requestsPerSecond);
  const phones = new Set<string>();
  const underWay = new Set<Batch>();
  /** Halves of a refused batch, which go first. */
  let halves: (readonly string[])[] = [];
  let failures = 0;
  let everAnswered = false;
  let heldUntil: number | null = 0;
  let heldSince = 0;
  let current: { readonly failure: Failure; readonly since: number } | null = null;

  function take(now: number): readonly string[] {
    for (let half = halves.shift(); half !== undefined; half = halves.shift()) {
      const ids = half.filter((id) => phones.has(id));
      if (ids.length > 0) return ids;
    }
    return schedule.take(now, (settings.normalSeconds * 1000) / 2);
  }

  function planAll(ids: readonly string[], dueAt: number): void {
    schedule.plan(
      ids.filter((id) => phones.has(id)),
      dueAt,
    );
  }

  /** Halves a batch until the phone is found that it was refused for; that one is set aside. */
  function refused(batch: Batch, now: number): readonly string[] {
    if (batch.ids.length === 1) {
      planAll(batch.ids, now + SET_ASIDE);
      return batch.ids;
    }
    const middle = Math.ceil(batch.ids.length / 2);
    halves.push(batch.ids.slice(0, middle), batch.ids.slice(middle));
    return [];
  }

  /** The service answered, be it that it refused some phones: nothing is wrong with the account. */
  function answers(batch: Batch): void {
    everAnswered = true;
    budget.succeeded();
    // An answer to a request that was under way when another one failed says nothing of the time after.
    if (batch.sentAt < heldSince) return;
    failures = 0;
    current = null;
    heldUntil = 0;
  }

  return {
    setPhones(ids, now) {
      const wanted = new Set(ids);
      for (const id of phones) {
        if (wanted.has(id)) continue;
        phones.delete(id);
        schedule.remove(id);
      }
      const added = [...wanted].filter((id) => !phones.has(id));
      for (const id of added) phones.add(id);
      schedule.plan(added, now);
    },

    step(now) {
      if (heldUntil === null) return { kind: 'wait', until: null };
      const dueAt = halves.length > 0 ? now : schedule.nextDueAt();
      // While it is not known to answer, one request at a time is enough to find out.
      const allowed = failures > 0 ? 1 : settings.concurrency;
      if (dueAt === null || underWay.size >= allowed) return { kind: 'wait', until: null };
      const at = Math.max(dueAt, heldUntil, budget.nextAt());
      if (at > now) return { kind: 'wait', until: at };
      const ids = take(now);
      if (ids.length === 0) return { kind: 'wait', until: now };
      budget.spend(now);
      const batch = { ids, sentAt: now };
      underWay.add(batch);
      return { kind: 'send', batch };
    },

    answered(batch, wantsQuick) {
      underWay.delete(batch);
      answers(batch);
      const normal = batch.sentAt + settings.normalSeconds * 1000;
      const quick = batch.sentAt + Math.min(settings.quickSeconds, settings.normalSeconds) * 1000;
      const hurried = new Set(batch.ids.filter(wantsQuick));
      planAll([...hurried], quick);
      planAll(hurried.size === 0 ? batch.ids : batch.ids.filter((id) => !hurried.has(id)), normal);
    },

    failed(batch, failure, now) {
      underWay.delete(batch);
      if (concernsBatch(failure.kind)) {
        answers(batch);
        return refused(batch, now);
      }
      planAll(batch.ids, now);
      // Requests that were under way when the first of them failed are the same failure.
      const first = batch.sentAt >= heldSince;
      current = { failure, since: current?.since ?? now };
      if (first) heldSince = now;
      if (failure.kind === 'signIn') heldUntil = null;
      if (!first || heldUntil === null) return batch.ids;
      failures += 1;
      if (failure.kind === 'throttled') budget.throttled();
      const backoff = backoffMs(failures, random());
      heldUntil = now + Math.max(backoff, Math.min(failure.retryAfterMs ?? 0, LONGEST_PAUSE));
      return batch.ids;
    },

    refresh(now) {
      heldUntil = 0;
      halves = [];
      const checkedNow = new Set([...underWay].flatMap(({ ids }) => ids));
      planAll(
        [...phones].filter((id) => !checkedNow.has(id)),
        now,
      );
    },

    trouble() {
      if (current === null) return null;
      // One lost request is not worth a word, unless nothing better is known of the account.
      const sure = failures > 1 || !everAnswered || needsUser(current.failure.kind);
      return sure ? { ...current, retryAt: heldUntil } : null;
    },

    pace() {
      const budgeted = Math.ceil(phones.size / MAX_BATCH) / budget.rate();
      const limitedByBudget = budgeted > settings.normalSeconds;
      return {
        everySeconds: limitedByBudget ? Math.ceil(budgeted) : settings.normalSeconds,
        limitedByBudget,
      };
    },
  };
}
