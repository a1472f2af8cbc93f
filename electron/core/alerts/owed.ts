import type { Problem } from '../problem.ts';

/** Why somebody was not told: the desktop was to be quiet, or the phone was snoozed. */
export type OwedWhy = 'quiet' | 'snooze';

/**
 * What is told once nothing keeps it back any more. `over` began and ended meanwhile; `recovered` is the end of what people
 * had been told of before.
 */
export interface Owed {
  readonly what: 'began' | 'recovered' | 'over';
  readonly why: OwedWhy;
  readonly problem: Problem;
}

/** What is owed of a phone after a problem of it was kept back. */
export function oweBegan(problem: Problem, why: OwedWhy): Owed {
  return { what: 'began', why, problem };
}

/**
 * What is owed of a phone after its recovery was kept back; null for nothing. What went by while a phone was snoozed is
 * not worth a word: that is what the snooze was for.
 */
export function oweRecovered(before: Owed | undefined, problem: Problem, why: OwedWhy): Owed | null {
  if (why === 'snooze' || before?.why === 'snooze') return null;
  return { what: before?.what === 'began' ? 'over' : 'recovered', why, problem };
}
