import { OFFLINE, UNKNOWN } from '../../electron/core/status.ts';
import type { Trace } from './trace.ts';

/* What notices are worth, beside a notice for every change that is observed. All times are in ms since the trace began. */

/** From so long on a problem is a real one: two looks, the wait for more of its kind, and a reserve. */
const REAL = 60_000;

/** What the desktop says of a phone, from this moment on. */
export interface Word {
  readonly at: number;
  readonly phone: number;
  readonly isProblem: boolean;
  /** Whether it takes the place of an earlier summary of the same storm. */
  readonly isLaterSummary: boolean;
}

/** A change as it was observed: the one notice of the plain rule. */
export interface ObservedChange {
  readonly at: number;
  readonly phone: number;
  readonly status: number;
}

/** What the desktop said, and what could be seen, by time. */
export interface Seen {
  readonly words: readonly Word[];
  readonly observed: readonly ObservedChange[];
  /** When each phone was looked at for the first time. */
  readonly firstLooks: readonly number[];
}

/** A time in which a phone truly was Offline or Unknown. */
export interface Outage {
  readonly phone: number;
  readonly from: number;
  readonly to: number;
}

/** How long it took until a problem was told; infinite where it was not told while it lasted. */
export interface Delay {
  readonly outage: Outage;
  readonly ours: number;
  readonly plain: number;
  readonly isLaterSummary: boolean;
}

export interface Judgement {
  readonly real: readonly Outage[];
  /** Those of them at whose end the desktop did not say that there is a problem. */
  readonly missed: readonly Outage[];
  /** Of those that began while neither side said that the phone has a problem. */
  readonly delays: readonly Delay[];
}

export function isProblem(status: number): boolean {
  return status === OFFLINE || status === UNKNOWN;
}

/**
 * All outages that last for long enough, by their beginning. Those that the first look at a phone finds are none: nobody is told.
 *
 * @param firstLooks when each phone was looked at for the first time
 */
export function realOutages(
  { first, changes, lasts }: Trace,
  firstLooks: readonly number[],
): readonly Outage[] {
  const since = first.map((status): number | null => (isProblem(status) ? 0 : null));
  const found: Outage[] = [];
  const end = (phone: number, to: number) => {
    const from = since[phone] ?? null;
    if (from !== null && from > (firstLooks[phone] ?? Infinity) && to - from >= REAL)
      found.push({ phone, from, to });
    since[phone] = null;
  };
  for (const [at, phone, status] of changes) {
    if (!isProblem(status)) end(phone, at);
    else since[phone] ??= at;
  }
  for (const phone of first.keys()) end(phone, lasts);
  return found.sort((one, other) => one.from - other.from);
}

/** Lists of what happened to each phone, by time. */
function byPhone<Event extends { readonly phone: number }>(events: readonly Event[]) {
  const lists = new Map<number, Event[]>();
  for (const event of events) {
    const list = lists.get(event.phone);
    if (list) list.push(event);
    else lists.set(event.phone, [event]);
  }
  return (phone: number): readonly Event[] => lists.get(phone) ?? [];
}

export function judgeNotices(trace: Trace, { words, observed, firstLooks }: Seen): Judgement {
  const wordsOf = byPhone(words);
  const observedOf = byPhone(observed);
  const real = realOutages(trace, firstLooks);
  const missed: Outage[] = [];
  const delays: Delay[] = [];
  for (const outage of real) {
    const { phone, from, to } = outage;
    const said = wordsOf(phone);
    const seen = observedOf(phone);
    if (said.findLast(({ at }) => at <= to)?.isProblem !== true) missed.push(outage);
    // Who is told already that the phone has a problem waits for nothing.
    const isSaid = said.findLast(({ at }) => at < from)?.isProblem ?? false;
    const isSeen = isProblem(seen.findLast(({ at }) => at < from)?.status ?? trace.first[phone] ?? NaN);
    if (isSaid || isSeen) continue;
    const ours = said.find((word) => word.at >= from && word.at <= to && word.isProblem);
    const plain = seen.find(({ at, status }) => at >= from && at <= to && isProblem(status));
    delays.push({
      outage,
      ours: (ours?.at ?? Infinity) - from,
      plain: (plain?.at ?? Infinity) - from,
      isLaterSummary: ours?.isLaterSummary ?? false,
    });
  }
  return { real, missed, delays };
}

/** The value that `share` (0 to 1) of all values do not exceed; NaN where there are none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}
