import { deviation } from './deviation.ts';
import type { FleetRules } from './fleet-rules.ts';
import type { AfterGap, Pending, PhoneRecord, Transition } from './phone-record.ts';

/** A change that was seen too few times in a row to be believed. Times in ms since 1970. */
export interface Doubt {
  readonly from: number | null;
  /** The raw status that was not believed. */
  readonly to: number;
  /** When it was first seen. */
  readonly at: number;
}

/** What an observation says. */
export interface Observation {
  readonly transition: Transition | null;
  readonly doubted: Doubt | null;
  readonly afterGap: AfterGap;
}

const KEPT_TRANSITIONS = 50;

function gapBefore(phone: PhoneRecord, at: number, gapMs: number): AfterGap {
  const before = phone.pending?.afterGap ?? false;
  if (phone.away || before === 'away') return 'away';
  const unobserved = phone.lastAnswer !== null && at - phone.lastAnswer.at > gapMs;
  return unobserved ? 'unobserved' : before;
}

/** How many observations in a row it takes until a phone is believed to be in this status. */
function needed(phone: PhoneRecord, code: number, rules: FleetRules): number {
  const { problems, others } = rules.confirmations();
  if (deviation(code, phone.expected) !== null) return problems;
  // The first look is no change that could be doubted.
  return phone.confirmed === null ? 1 : others;
}

/** Takes in one observed status, the `at` in ms since 1970. */
export function observe(
  phone: PhoneRecord,
  code: number,
  at: number,
  requestId: string,
  gapMs: number,
  rules: FleetRules,
): Observation {
  const afterGap = gapBefore(phone, at, gapMs);
  const before = phone.pending;
  const from = phone.confirmed?.code ?? null;
  phone.lastAnswer = { at, code, requestId };
  phone.silence = null;
  phone.away = false;
  phone.pending = null;
  const doubted =
    before === null || before.code === code ? null : { from, to: before.code, at: before.since };
  if (code === from) return { transition: null, doubted, afterGap };
  const pending: Pending =
    before?.code === code ? { ...before, count: before.count + 1 } : { code, since: at, count: 1, afterGap };
  if (pending.count < needed(phone, code, rules)) {
    phone.pending = pending;
    return { transition: null, doubted, afterGap };
  }
  phone.confirmed = { code, since: pending.since };
  const transition = { from, to: code, at: pending.since, afterGap: pending.afterGap };
  phone.transitions = [...phone.transitions.slice(1 - KEPT_TRANSITIONS), transition];
  return { transition, doubted, afterGap };
}
