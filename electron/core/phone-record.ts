import type { Snooze } from './alerts/snoozes.ts';
import type { Expected } from './expected.ts';
import type { Problem, ProblemKind } from './problem.ts';
import type { Silence } from './silence.ts';
import { isPassing } from './status.ts';

/**
 * Why a change may be older than its time says. `unobserved`: the phone was not observed for a while before; `away`: the
 * program did not run, and the first looks of this run found it.
 */
export type AfterGap = false | 'unobserved' | 'away';

export interface Transition {
  readonly from: number | null;
  readonly to: number;
  /** When the new status was first observed. */
  readonly at: number;
  readonly afterGap: AfterGap;
}

/** A status that was observed, but not often enough to be believed. */
export interface Pending {
  readonly code: number;
  readonly since: number;
  readonly count: number;
  readonly afterGap: AfterGap;
}

/** Where a phone stands: with a problem of its own kind, well and at rest, or in passage from one to the other. */
export interface Standing {
  readonly kind: Exclude<ProblemKind, 'flapping'> | 'well' | 'passage';
  readonly since: number;
  readonly afterGap: AfterGap;
}

/**
 * From the first problem until the phone is well and at rest again, and has stayed so. A phone that starts after it was
 * offline has no problem any more, but it has not recovered either.
 */
export interface Incident extends Problem {
  /** Since when it is not well, or was not the last time. */
  readonly unwellSince: number;
  /** When the problem that people know of began again, as long as nobody was told of that; else null. */
  readonly relapsedAt: number | null;
}

/** All that is known of a phone. Owned and changed by the fleet alone. */
export interface PhoneRecord {
  readonly key: string;
  readonly accountId: string;
  readonly instanceId: string;
  name: string;
  group: string;
  readonly watchedSince: number;
  expected: Expected;
  /** What it is snoozed or muted by. */
  snooze: Snooze | null;
  confirmed: { readonly code: number; readonly since: number } | null;
  pending: Pending | null;
  lastAnswer: { readonly at: number; readonly code: number; readonly requestId: string } | null;
  silence: Silence | null;
  /** Since when it has no answer, where it never had one in this run. */
  unheardSince: number;
  /** True when it is known from an earlier run, and had no answer in this one yet. */
  away: boolean;
  /** Null before anything is known of it. */
  standing: Standing | null;
  /** What is shown as its problem: it is flapping, or the problem that it stands with. */
  problem: Problem | null;
  acknowledged: boolean;
  /** Its kind is the one that was told last. */
  incident: Incident | null;
  /** When its last problems began, oldest first. */
  begins: readonly number[];
  /** Well and not well in turn, which is one problem until the phone has been steady for a while. */
  flapping: Problem | null;
  /** When the same answer may mean something else than before; infinite when it never does. */
  lookAt: number;
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
    expected: 'anything',
    snooze: null,
    confirmed: null,
    pending: null,
    lastAnswer: null,
    silence: null,
    unheardSince: identity.watchedSince,
    away: false,
    standing: null,
    problem: null,
    acknowledged: false,
    incident: null,
    begins: [],
    flapping: null,
    lookAt: Infinity,
    transitions: [],
  };
}

/** A phone that has been in passage for so long is not likely to leave it in the next seconds; in ms. */
export const LONG_PASSAGE = 10 * 60_000;

/** Since when a phone has the status that was observed last; null before the first answer. */
export function statusSince(phone: PhoneRecord): number | null {
  if (phone.lastAnswer === null) return null;
  return phone.pending?.since ?? phone.confirmed?.since ?? null;
}

/**
 * Whether a phone deserves the quick interval: its change waits for confirmation, or it is in passage, and not for long
 * yet.
 */
export function wantsQuick(phone: PhoneRecord, now: number): boolean {
  if (phone.pending !== null) return true;
  const { confirmed } = phone;
  return confirmed !== null && isPassing(confirmed.code) && now - confirmed.since < LONG_PASSAGE;
}
