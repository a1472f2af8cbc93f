import { describe, expect, it } from 'vitest';
import { oweBegan, oweRecovered, type Owed, type OwedWhy } from '../../../../electron/core/alerts/owed.ts';
import type { Problem } from '../../../../electron/core/problem.ts';

const problem: Problem = { kind: 'offline', since: 0 };

describe('what is owed of a phone', () => {
  it.each<OwedWhy>(['quiet', 'snooze'])('after a problem of it was kept back (%s) is the problem', (why) => {
    expect(oweBegan(problem, why)).toEqual({ what: 'began', why, problem });
  });

  it.each<[before: OwedWhy | null, why: OwedWhy, what: Owed['what'] | null]>([
    // People had been told of it.
    [null, 'quiet', 'recovered'],
    // Both its beginning and its end are news.
    ['quiet', 'quiet', 'over'],
    // What goes by while a phone is snoozed is not worth a word, not even when quiet hours begin meanwhile.
    [null, 'snooze', null],
    ['quiet', 'snooze', null],
    ['snooze', 'snooze', null],
    ['snooze', 'quiet', null],
  ])('after its problem was kept back (%s) and its recovery was too (%s) is %s', (before, why, what) => {
    const owed = oweRecovered(before === null ? undefined : oweBegan(problem, before), problem, why);
    expect(owed).toEqual(what === null ? null : { what, why, problem });
  });
});
