import { createBudget } from './budget.ts';
import { concernsBatch, type Failure } from './failure.ts';
import { createLanes, halvesOf } from './lanes.ts';
import type { Pace } from './pace.ts';
import type { PhoneEntry } from './phone.ts';
import type { PollingNumbers } from './polling-settings.ts';
import { createRetry, type Trouble } from './retry.ts';
import { createSetAside } from './set-aside.ts';

/** A batch to send: at most 32 instance IDs. It comes back through `answered` or `failed`. */
export interface Batch {
  readonly ids: readonly string[];
  readonly sentAt: number;
}

export type Step =
  | { readonly kind: 'send'; readonly batch: Batch }
  /** Nothing to send before `until`; null: nothing before something happens. */
  | { readonly kind: 'wait'; readonly until: number | null };

/**
 * Decides for one account what to ask and when. It sends nothing itself and knows no clock: all times are handed in, in
 * ms of a clock that never jumps.
 */
export interface AccountPolling {
  /** Takes over the user's list. Phones that were set aside are tried again at once. */
  setPhones(entries: readonly PhoneEntry[], now: number): void;
  /** Takes over other numbers; with another interval all phones are due. */
  setNumbers(numbers: PollingNumbers, now: number): void;
  /** The account signs in otherwise: all phones are due, and no trouble holds. The budget does. */
  restart(now: number): void;
  /** What is under way will not come back: its phones are due again. */
  interrupt(now: number): void;
  /** What to do at `now`. Ask again after sending, after each outcome, and at the time that it names. */
  step(now: number): Step;
  /** `wantsQuick` tells the phones that deserve the quick interval. */
  answered(batch: Batch, wantsQuick: (id: string) => boolean): void;
  /**
   * A phone of the batch may fail: the others are looked at again with it, which costs no request and tells soon whether it is
   * alone. Not where requests are scarce. To be called after `answered`.
   */
  lookAgain(batch: Batch, wantsQuick: (id: string) => boolean): void;
  /**
   * Phones of the batch fail together: all others are due, unless they are looked at soon anyway, or there are so many that it
   * would take too long to be worth it. To be called after `answered`.
   */
  lookAtOthers(batch: Batch, wantsQuick: (id: string) => boolean, now: number): void;
  /** Returns the IDs that stay without an answer; those of a batch that is tried in parts do not. */
  failed(batch: Batch, failure: Failure, now: number): readonly string[];
  /** The user asks, or the system woke up: all phones are due, and nothing is waited for but what the service asks. */
  refresh(now: number): void;
  trouble(): Trouble | null;
  pace(): Pace;
}

/** Where the phones of a batch come from, and go back to where there was no outcome. */
type Source = 'sweep' | 'parts' | 'setAside';

/** A look at all phones that takes longer than this, in ms, would come too late to tell of them at once. */
const WORTH_LOOKING = 15_000;
/** Phones that fail together are looked at again in about so many requests, the last of them at the quick interval. */
const CONFIRMING = 2;
/** While others wait, so many batches of them are sent for one phone that was set aside. */
const BATCHES_FOR_ONE = 3;

export function createAccountPolling(first: PollingNumbers, random: () => number): AccountPolling {
  let numbers = first;
  const lanes = createLanes();
  const setAside = createSetAside();
  const budget = createBudget(numbers.requestsPerSecond);
  const retry = createRetry(random);
  const underWay = new Map<Batch, Source>();
  /** Parts of refused batches, which go first: their phones have waited long enough. */
  let parts: (readonly string[])[] = [];
  let batchesSince = 0;
  /** When the phones that failed together are looked at again: those that were found last need not keep the others waiting. */
  let togetherAt = -Infinity;

  const quickMs = () => Math.min(numbers.quickSeconds, numbers.normalSeconds) * 1000;
  const listed = (ids: readonly string[]) => ids.filter((id) => lanes.has(id));

  function take(now: number): { readonly ids: readonly string[]; readonly source: Source } {
    const part = parts.shift();
    if (part !== undefined) return { ids: part, source: 'parts' };
    const othersWait = (lanes.nextDueAt() ?? Infinity) <= now;
    if (!othersWait || batchesSince >= BATCHES_FOR_ONE) {
      const id = setAside.take(now);
      batchesSince = 0;
      if (id !== null) return { ids: [id], source: 'setAside' };
    }
    batchesSince += 1;
    return { ids: lanes.take(now, (numbers.normalSeconds * 1000) / 2), source: 'sweep' };
  }

  /** Puts phones back whose request had no outcome. */
  function putBack(batch: Batch, source: Source, now: number): void {
    const ids = listed(batch.ids);
    if (ids.length === 0) return;
    if (source === 'parts') parts.unshift(ids);
    else if (source === 'sweep') lanes.plan(ids, now);
    else for (const id of ids) setAside.retry(id, now);
  }

  /** Parts a batch until the phones are found that it was refused for; those are set aside. */
  function refused(batch: Batch, { kind }: Failure, now: number): readonly string[] {
    const ids = listed(batch.ids);
    for (const id of ids) lanes.unplan(id);
    const [only] = batch.ids;
    if (batch.ids.length === 1 && only !== undefined) {
      if (lanes.has(only)) setAside.add(only, kind, now);
      return batch.ids;
    }
    const next = kind === 'regions' ? lanes.refused(ids) : halvesOf(ids);
    parts.push(...next.filter((part) => part.length > 0));
    return [];
  }

  /** Phones that are asked about, or are to be before all others. */
  function busyIds(): ReadonlySet<string> {
    return new Set([...underWay.keys()].flatMap(({ ids }) => ids).concat(...parts));
  }

  /** Makes all other phones due at `now`, but those that are set aside, or that `but` holds for. */
  function planAll(now: number, but: (id: string) => boolean = () => false): void {
    const busy = busyIds();
    lanes.plan(
      lanes.ids().filter((id) => !busy.has(id) && !setAside.has(id) && !but(id)),
      now,
    );
  }

  /** Plans phones of a batch at the quick interval, or at `sooner` where that is half over by then. */
  function planQuick(ids: readonly string[], { sentAt }: Batch, sooner = Infinity): void {
    // Looks that follow each other at once would be one look: a bad answer would confirm itself.
    const notBefore = sentAt + quickMs() / 2;
    const quick = sentAt + quickMs();
    lanes.plan(ids, sooner >= notBefore ? Math.min(sooner, quick) : quick, notBefore);
  }

  /** Whether a look at all phones would be soon over. */
  function isWorthLooking(): boolean {
    return (1000 * lanes.requests()) / budget.rate() <= WORTH_LOOKING;
  }

  /** The service answered, be it that it refused some phones: nothing is wrong with the account. */
  function answers({ sentAt }: Batch): void {
    budget.accepted(sentAt);
    retry.answered(sentAt);
  }

  return {
    setPhones(entries, now) {
      const wanted = new Map(entries.map(({ id, region }) => [id, region]));
      for (const id of lanes.ids()) {
        if (wanted.has(id)) continue;
        lanes.remove(id);
        setAside.remove(id);
      }
      parts = parts.map(listed).filter((part) => part.length > 0);
      const busy = busyIds();
      const placed: string[] = [];
      for (const [id, region] of wanted) {
        const known = lanes.has(id) && (busy.has(id) || setAside.has(id));
        if (lanes.place(id, region) && !known) placed.push(id);
      }
      lanes.plan(placed, now);
      setAside.retryAll(now);
    },

    setNumbers(changed, now) {
      const { normalSeconds, quickSeconds } = numbers;
      numbers = changed;
      budget.allow(numbers.requestsPerSecond);
      if (numbers.normalSeconds !== normalSeconds || numbers.quickSeconds !== quickSeconds) planAll(now);
    },

    restart(now) {
      retry.restart();
      setAside.retryAll(now);
      planAll(now);
    },

    interrupt(now) {
      const sent = [...underWay];
      underWay.clear();
      for (const [batch, source] of sent) putBack(batch, source, now);
    },

    step(now) {
      const heldUntil = retry.heldUntil();
      if (heldUntil === null || underWay.size >= (retry.probing() ? 1 : numbers.concurrency))
        return { kind: 'wait', until: null };
      const dueAt =
        parts.length > 0 ? now : Math.min(lanes.nextDueAt() ?? Infinity, setAside.nextDueAt() ?? Infinity);
      if (dueAt === Infinity) return { kind: 'wait', until: null };
      const at = Math.max(dueAt, heldUntil, budget.nextAt());
      if (at > now) return { kind: 'wait', until: at };
      const { ids, source } = take(now);
      budget.spend(now);
      const batch = { ids, sentAt: now };
      underWay.set(batch, source);
      return { kind: 'send', batch };
    },

    answered(batch, wantsQuick) {
      const source = underWay.get(batch);
      underWay.delete(batch);
      answers(batch);
      lanes.answered(batch.ids);
      if (source === 'setAside') for (const id of batch.ids) setAside.remove(id);
      const normal = batch.sentAt + numbers.normalSeconds * 1000;
      const hurried = new Set(batch.ids.filter(wantsQuick));
      planQuick([...hurried], batch, togetherAt);
      lanes.plan(hurried.size === 0 ? batch.ids : batch.ids.filter((id) => !hurried.has(id)), normal);
    },

    failed(batch, failure, now) {
      const source = underWay.get(batch) ?? 'sweep';
      underWay.delete(batch);
      if (concernsBatch(failure.kind)) {
        answers(batch);
        return refused(batch, failure, now);
      }
      putBack(batch, source, now);
      if (failure.again) return [];
      const tooMany =
        failure.kind === 'throttled' && failure.from === 'service' && retry.isNews(batch.sentAt);
      const pauseMs = tooMany ? budget.refused(now, failure.limit) : 0;
      retry.failed(batch.sentAt, failure, now, pauseMs);
      return batch.ids;
    },

    refresh(now) {
      retry.lift();
      setAside.retryAll(now);
      planAll(now);
    },

    lookAgain(batch, wantsQuick) {
      if (!isWorthLooking()) return;
      const others = batch.ids.filter((id) => !setAside.has(id) && !wantsQuick(id));
      planQuick(others, batch);
    },

    lookAtOthers(batch, wantsQuick, now) {
      if (!isWorthLooking()) return;
      togetherAt = batch.sentAt + quickMs() - (1000 * CONFIRMING) / budget.rate();
      const asked = new Set(batch.ids);
      planAll(now, (id) => asked.has(id) || wantsQuick(id));
    },

    trouble: () => retry.trouble(),

    pace() {
      const rate = budget.rate();
      const { normalSeconds, requestsPerSecond } = numbers;
      const budgeted = lanes.requests() / rate;
      if (budgeted <= normalSeconds)
        return { everySeconds: normalSeconds, limitedBy: 'interval', requestsPerSecond: rate };
      const limitedBy = rate < requestsPerSecond ? 'service' : 'budget';
      return { everySeconds: Math.ceil(budgeted), limitedBy, requestsPerSecond: rate };
    },
  };
}
