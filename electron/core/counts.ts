import type { PhoneRecord } from './phone-record.ts';
import { STARTING, statusKind, type StatusKind } from './status.ts';

/** How many phones are in which state. */
export interface Counts {
  total: number;
  /** By last observed status. */
  readonly byKind: Record<StatusKind, number>;
  /** Without any answer yet. */
  waiting: number;
  /** On the way to another status, or with a change that is not confirmed yet; no problem so far, and not snoozed. */
  passing: number;
  /** With a problem that nobody has acknowledged, and that is not snoozed. */
  problems: number;
  /** With a problem that somebody has acknowledged, and that is not snoozed. */
  acknowledged: number;
  /** With a problem that is snoozed or muted. */
  snoozed: number;
  /** With a change that is not confirmed yet, whatever else is the matter with them. */
  unconfirmed: number;
}

export function noCounts(): Counts {
  return {
    total: 0,
    byKind: { unknown: 0, stopped: 0, running: 0, offline: 0, starting: 0, shutDown: 0, unrecognised: 0 },
    waiting: 0,
    passing: 0,
    problems: 0,
    acknowledged: 0,
    snoozed: 0,
    unconfirmed: 0,
  };
}

/** Counts a phone in (`by` 1) or out (`by` -1), as it stands. */
export function count(counts: Counts, phone: PhoneRecord, by: 1 | -1): void {
  counts.total += by;
  if (phone.lastAnswer === null) counts.waiting += by;
  else counts.byKind[statusKind(phone.lastAnswer.code)] += by;
  if (phone.pending !== null) counts.unconfirmed += by;
  if (phone.problem === null) {
    const isPassing = phone.pending !== null || phone.lastAnswer?.code === STARTING;
    if (isPassing && phone.snooze === null) counts.passing += by;
  } else if (phone.snooze !== null) counts.snoozed += by;
  else if (phone.acknowledged) counts.acknowledged += by;
  else counts.problems += by;
}
