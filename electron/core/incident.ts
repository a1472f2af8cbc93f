import { noteTurn, steadyAt, stopFlapping } from './flapping.ts';
import type { FleetRules } from './fleet-rules.ts';
import type { AfterGap, PhoneRecord } from './phone-record.ts';
import type { Problem } from './problem.ts';
import { ownProblem, passageEndsAt, stand, type Look } from './standing.ts';

/** A problem began (or turned into another kind), or the phone recovered: it is well and at rest again. */
export type IncidentEvent =
  | {
      readonly kind: 'began';
      readonly key: string;
      readonly problem: Problem;
      /** True when the phone was already so at the first look: nothing to announce. */
      readonly baseline: boolean;
      /** True when people were told of it before, and may think that it is over. */
      readonly again: boolean;
      readonly afterGap: AfterGap;
    }
  | {
      readonly kind: 'recovered';
      readonly key: string;
      /** The kind of its last problem, and when the first one began. */
      readonly incident: Problem;
      /** When it became well, in ms since 1970: that may be a while ago. */
      readonly at: number;
      readonly status: number;
      readonly afterGap: AfterGap;
    };

/** Whether a look shows a phone as it is believed to be, so that the time that it has been so counts. */
function isSeen({ pending, silence, standing }: PhoneRecord): boolean {
  return pending === null && (silence === null || standing?.kind === 'silent');
}

/** When the recovery of a phone that stays well can be told, in ms since 1970; infinite when there is none. */
function recoversAt({ incident, standing, flapping }: PhoneRecord, rules: FleetRules): number {
  if (incident === null || standing?.kind !== 'well' || flapping !== null) return Infinity;
  const settleMs = rules.settleMs();
  // One that was flapping has been steady for long by the time that it is said to be well.
  const isOver = incident.kind === 'flapping' || standing.since - incident.unwellSince >= settleMs;
  return isOver ? standing.since : standing.since + settleMs;
}

/** When a problem that began again is told again, in ms since 1970; infinite when there is none. */
function toldAgainAt({ incident, flapping }: PhoneRecord, rules: FleetRules): number {
  if (incident === null || incident.relapsedAt === null || flapping !== null) return Infinity;
  return incident.relapsedAt + rules.settleMs();
}

/** Keeps the incident's own times when the phone stands otherwise than before. */
function noteInIncident(phone: PhoneRecord, wasWell: boolean, look: Look, rules: FleetRules): void {
  const { incident, standing } = phone;
  if (incident === null || standing === null) return;
  // Where every recovery is told at once, nobody thinks that a problem is over when it is not.
  const isRelapse = standing.kind === incident.kind && rules.settleMs() > 0;
  // A status that was none of a problem until now has lasted for no time as one.
  const since = look.expectationChanged ? look.at : standing.since;
  phone.incident = {
    ...incident,
    unwellSince: wasWell ? standing.since : incident.unwellSince,
    relapsedAt: isRelapse ? since : null,
  };
}

function begin(phone: PhoneRecord, problem: Problem, look: Look): IncidentEvent {
  const { incident } = phone;
  const baseline = look.first && incident === null;
  phone.incident = {
    kind: problem.kind,
    since: incident?.since ?? problem.since,
    // What the first look finds may have lasted for ever, and counts as long.
    unwellSince: incident?.unwellSince ?? (baseline ? 0 : problem.since),
    relapsedAt: null,
  };
  return { kind: 'began', key: phone.key, problem, baseline, again: false, afterGap: look.afterGap };
}

/** Tells of a problem that the phone has. */
function tellProblem(
  phone: PhoneRecord,
  problem: Problem,
  look: Look,
  rules: FleetRules,
): IncidentEvent | null {
  const { incident } = phone;
  if (incident?.kind !== problem.kind) return begin(phone, problem, look);
  // Offline, Starting, Offline again is one incident, told once, or once more when it lasts.
  if (look.expectationChanged || look.at < toldAgainAt(phone, rules) || !isSeen(phone)) return null;
  phone.incident = { ...incident, relapsedAt: null };
  return {
    kind: 'began',
    key: phone.key,
    problem,
    baseline: false,
    again: true,
    afterGap: look.afterGap,
  };
}

/** Tells of the recovery of a phone that has no problem, when it is time. */
function tellRecovery(phone: PhoneRecord, look: Look, rules: FleetRules): IncidentEvent | null {
  const { incident, standing, confirmed } = phone;
  if (incident === null || confirmed === null || standing?.kind !== 'well') return null;
  const isTime = isSeen(phone) && (look.afterGap === 'away' || look.at >= recoversAt(phone, rules));
  if (!look.expectationChanged && !isTime) return null;
  phone.incident = null;
  phone.acknowledged = false;
  return {
    kind: 'recovered',
    key: phone.key,
    incident: { kind: incident.kind, since: incident.since },
    at: standing.since,
    status: confirmed.code,
    afterGap: look.afterGap === 'away' ? 'away' : standing.afterGap,
  };
}

/** A clock that is set back must make nobody wait longer for the recovery, or for a relapse to be told. */
function noteClock(phone: PhoneRecord, now: number): void {
  const { standing, incident } = phone;
  if (standing?.kind === 'well' && standing.since > now) phone.standing = { ...standing, since: now };
  if (incident !== null && incident.relapsedAt !== null && incident.relapsedAt > now)
    phone.incident = { ...incident, relapsedAt: now };
}

/** Looks at a phone: brings problem and incident up to date, and returns the event that this makes, or null. */
export function judge(phone: PhoneRecord, look: Look, rules: FleetRules): IncidentEvent | null {
  noteClock(phone, look.at);
  const before = phone.standing;
  stand(phone, look, rules);
  const hasTurned = phone.standing !== before;
  if (hasTurned) noteInIncident(phone, before?.kind === 'well', look, rules);
  if (look.expectationChanged) stopFlapping(phone);
  else if (hasTurned) noteTurn(phone);
  if (look.at >= steadyAt(phone) && isSeen(phone)) stopFlapping(phone);

  const problem = phone.flapping ?? ownProblem(phone);
  const isSame = problem?.kind === phone.problem?.kind && problem?.since === phone.problem?.since;
  if (!isSame) phone.problem = problem;
  const event = problem ? tellProblem(phone, problem, look, rules) : tellRecovery(phone, look, rules);
  phone.lookAt = Math.min(
    passageEndsAt(phone, rules),
    steadyAt(phone),
    recoversAt(phone, rules),
    toldAgainAt(phone, rules),
  );
  return event;
}
