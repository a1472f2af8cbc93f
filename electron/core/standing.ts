import { deviation } from './deviation.ts';
import type { FleetRules } from './fleet-rules.ts';
import { LONG_PASSAGE, type AfterGap, type PhoneRecord, type Standing } from './phone-record.ts';
import type { Problem } from './problem.ts';
import { OFFLINE, STARTING } from './status.ts';

/** One time at which it is looked how a phone stands; times in ms since 1970. */
export interface Look {
  readonly at: number;
  /** When what the look shows was first observed: it may have taken several looks to believe it. */
  readonly shownSince: number;
  readonly afterGap: AfterGap;
  /** Whether nothing was known of the phone before. */
  readonly first: boolean;
  /** Since when the account answers, but not about the phone; null where that is not so. */
  readonly silentSince: number | null;
  /** Whether another status is asked of it than before. */
  readonly expectationChanged: boolean;
}

/** The status that counts: what is known from an earlier run does not before the first answer of this one. */
function knownStatus(phone: PhoneRecord): PhoneRecord['confirmed'] {
  return phone.lastAnswer === null ? null : phone.confirmed;
}

/**
 * When a phone with such a status has been in passage for too long, in ms since 1970; infinite where it is in none.
 * Offline is a passage where the phone shall be off; one that stays so is taken to be there.
 */
function passageEnd({ code, since }: { readonly code: number; readonly since: number }, stuckMs: number) {
  if (code === STARTING) return since + stuckMs;
  return code === OFFLINE ? since + LONG_PASSAGE : Infinity;
}

function standingNow(
  phone: PhoneRecord,
  { at, shownSince, silentSince }: Look,
  rules: FleetRules,
): Omit<Standing, 'afterGap'> {
  const known = knownStatus(phone);
  const deviates = known && deviation(known.code, phone.expected);
  if (known && deviates) return { kind: deviates, since: known.since };
  if (silentSince !== null && at - silentSince >= rules.silentMs())
    return { kind: 'silent', since: silentSince };
  if (known === null) return { kind: 'passage', since: shownSince };
  const end = passageEnd(known, rules.stuckMs());
  if (known.code === STARTING && at >= end) return { kind: 'stuck', since: known.since };
  return { kind: end === Infinity || at >= end ? 'well' : 'passage', since: shownSince };
}

/** Brings up to date how a phone stands. One that stands as before keeps what it had, and so its time. */
export function stand(phone: PhoneRecord, look: Look, rules: FleetRules): void {
  const { kind, since } = standingNow(phone, look, rules);
  if (phone.standing?.kind !== kind) phone.standing = { kind, since, afterGap: look.afterGap };
}

/** The problem that a phone stands with, whether it is flapping or not. */
export function ownProblem({ standing }: PhoneRecord): Problem | null {
  if (standing === null || standing.kind === 'well' || standing.kind === 'passage') return null;
  return { kind: standing.kind, since: standing.since };
}

/** When a phone that stays in passage will stand otherwise, in ms since 1970; infinite when it never will. */
export function passageEndsAt(phone: PhoneRecord, rules: FleetRules): number {
  const known = knownStatus(phone);
  if (phone.standing?.kind !== 'passage' || known === null) return Infinity;
  return passageEnd(known, rules.stuckMs());
}
