import type { Problem } from './problem.ts';
import type { Silence } from './silence.ts';
import { isPassing, isProblemStatus, OFFLINE, STARTING } from './status.ts';

export interface Transition {
  readonly from: number | null;
  readonly to: number;
  /** When the new status was first observed. */
  readonly at: number;
  /** True when the phone was not observed for a while before: the change may be older. */
  readonly afterGap: boolean;
}

/** A status that was observed, but not often enough to be believed. */
interface Pending {
  readonly code: number;
  readonly since: number;
  readonly count: number;
  readonly afterGap: boolean;
}

/** All that is known of a phone. Owned and changed by the fleet alone. */
export interface PhoneRecord {
  readonly key: string;
  readonly accountId: string;
  readonly instanceId: string;
  name: string;
  group: string;
  readonly watchedSince: number;
  confirmed: { readonly code: number; readonly since: number } | null;
  pending: Pending | null;
  lastAnswer: { readonly at: number; readonly code: number; readonly requestId: string } | null;
  silence: Silence | null;
  problem: Problem | null;
  acknowledged: boolean;
  /**
   * From the first problem until the phone is well and at rest again. A phone that starts after it was offline
   * has no problem any more, but it has not recovered either.
   */
  incident: Problem | null;
  /** Newest last, of this run. */
  transitions: readonly Transition[];
}

export function newRecord(
  identity: Pick<PhoneRecord, 'key' | 'accountId' | 'instanceId' | 'name' | 'group' | 'watchedSince'>,
): PhoneRecord {
  return {
    // Written out, as a spread makes objects that V8 reads slowly ever after: a sweep would cost twice as much.
    key: identity.key,
    accountId: identity.accountId,
    instanceId: identity.instanceId,
    name: identity.name,
    group: identity.group,
    watchedSince: identity.watchedSince,
    confirmed: null,
    pending: null,
    lastAnswer: null,
    silence: null,
    problem: null,
    acknowledged: false,
    incident: null,
    transitions: [],
  };
}

/** How many observations make a change from or to a problem status true; one is enough for any other change. */
const CONFIRMATIONS = 2;
/** A phone that is in Starting, or has no answer, for so long is a problem; in ms. */
export const TOO_LONG = 10 * 60_000;
const KEPT_TRANSITIONS = 50;

/** Takes in one observed status and returns the transition that it confirms, or null. */
export function observe(
  phone: PhoneRecord,
  code: number,
  at: number,
  requestId: string,
  gapMs: number,
): Transition | null {
  const afterGap = phone.lastAnswer !== null && at - phone.lastAnswer.at > gapMs;
  phone.lastAnswer = { at, code, requestId };
  phone.silence = null;
  const from = phone.confirmed?.code ?? null;
  if (code === from) {
    phone.pending = null;
    return null;
  }
  const pending: Pending =
    phone.pending?.code === code
      ? { ...phone.pending, count: phone.pending.count + 1 }
      : { code, since: at, count: 1, afterGap: afterGap || (phone.pending?.afterGap ?? false) };
  const doubtful = isProblemStatus(code) || (from !== null && isProblemStatus(from));
  if (doubtful && pending.count < CONFIRMATIONS) {
    phone.pending = pending;
    return null;
  }
  phone.pending = null;
  phone.confirmed = { code, since: pending.since };
  const transition = { from, to: code, at: pending.since, afterGap: pending.afterGap };
  phone.transitions = [...phone.transitions.slice(1 - KEPT_TRANSITIONS), transition];
  return transition;
}

/** The problem of a phone after an observation; `silentSince` is null unless the account answers, but not about it. */
export function problemOf(phone: PhoneRecord, now: number, silentSince: number | null): Problem | null {
  const { confirmed } = phone;
  if (confirmed && isProblemStatus(confirmed.code))
    return { kind: confirmed.code === OFFLINE ? 'offline' : 'unknown', since: confirmed.since };
  if (silentSince !== null && now - silentSince >= TOO_LONG) return { kind: 'silent', since: silentSince };
  if (confirmed?.code === STARTING && now - confirmed.since >= TOO_LONG)
    return { kind: 'stuck', since: confirmed.since };
  return null;
}

/** Since when a phone has the status that was observed last; null before the first answer. */
export function statusSince(phone: PhoneRecord): number | null {
  return phone.pending?.since ?? phone.confirmed?.since ?? null;
}

/** Whether a phone stands still in a status that is no problem. */
export function isAtRest(phone: PhoneRecord): boolean {
  if (phone.problem !== null || phone.pending !== null) return false;
  return phone.confirmed !== null && !isPassing(phone.confirmed.code);
}

/**
 * Whether a phone deserves the quick interval: its change waits for confirmation, or it is in passage. One that has been
 * in passage for long is not likely to leave it in the next seconds, and goes back to the normal interval.
 */
export function wantsQuick(phone: PhoneRecord, now: number): boolean {
  if (phone.pending !== null) return true;
  return (
    phone.confirmed !== null && isPassing(phone.confirmed.code) && now - phone.confirmed.since < TOO_LONG
  );
}
