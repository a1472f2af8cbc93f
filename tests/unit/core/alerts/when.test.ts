import { describe, expect, it } from 'vitest';
import type { Reason } from '../../../../electron/core/alerts/fate.ts';
import { OFFLINE, RUNNING } from '../../../../electron/core/status.ts';
import { alertsWith, HOUR, MINUTE, SECOND, titles, watch, type Watch } from './watch.ts';

const atOnce = { settleSeconds: 0 };

function reasons(fleet: Watch): readonly Reason[] {
  return fleet.activities.flatMap((one) =>
    one.what !== 'passedOn' && one.fate.kind === 'suppressed' ? [one.fate.why] : [],
  );
}

/** Gives a phone two statuses in turn. */
function flap(fleet: Watch, periodMs: number, totalMs: number): void {
  for (let passed = 0; passed < totalMs; passed += periodMs) {
    fleet.status.set('p0', OFFLINE);
    fleet.pass(periodMs / 2);
    fleet.status.set('p0', RUNNING);
    fleet.pass(periodMs / 2);
  }
}

describe('a change', () => {
  it.each([1, 2, 3, 5])('is believed after %i observations in a row, and told then', (problems) => {
    const fleet = watch({ settings: alertsWith({ ...atOnce, confirmations: { problems, others: 1 } }) });
    fleet.status.set('p0', OFFLINE);
    // A sweep every five seconds; the first comes within five, and a notice waits for three.
    fleet.pass(5 * SECOND * (problems - 1));
    expect(fleet.fleet().counts.problems).toBe(problems === 1 ? fleet.fleet().counts.problems : 0);
    fleet.pass(9 * SECOND);
    expect(titles(fleet.notices)).toEqual(['Phone 0 went offline']);
  });

  it('that was seen once is written down as not believed, and not told', () => {
    const fleet = watch();
    fleet.status.set('p0', OFFLINE);
    fleet.pass(5 * SECOND);
    fleet.status.set('p0', RUNNING);
    fleet.pass(MINUTE);
    expect(fleet.notices).toEqual([]);
    expect(reasons(fleet)).toContainEqual({ kind: 'unconfirmed' });
  });
});

describe('a problem that is over before a notice of it has waited for others', () => {
  it('is not told, and its next beginning is', () => {
    const fleet = watch({ every: SECOND });
    fleet.status.set('p0', OFFLINE);
    fleet.pass(3 * SECOND);
    expect(fleet.fleet().counts.problems).toBe(1);
    fleet.status.set('p0', RUNNING);
    fleet.pass(10 * SECOND);
    expect(fleet.notices).toEqual([]);
    fleet.status.set('p0', OFFLINE);
    fleet.pass(10 * SECOND);
    expect(titles(fleet.notices)).toEqual(['Phone 0 went offline']);
  });
});

describe('a flapping phone', () => {
  it.each([20, 30, 60, 120, 300])('over 30 minutes makes at most two notices (every %i s)', (period) => {
    const fleet = watch();
    flap(fleet, period * SECOND, 30 * MINUTE);
    expect(titles(fleet.notices)).toEqual(['Phone 0 went offline', 'Phone 0 keeps going and coming back']);
    expect(titles(fleet.onShow.values())).toEqual(['Phone 0 keeps going and coming back']);
    expect(fleet.fleet().phones.get('qa/p0')?.problem?.kind).toBe('flapping');
    expect(reasons(fleet)).toContainEqual({ kind: 'flapping' });
  });

  it('is told of again when it has stayed well for ten minutes', () => {
    const fleet = watch();
    flap(fleet, MINUTE, 30 * MINUTE);
    fleet.pass(11 * MINUTE);
    expect(titles(fleet.notices).slice(2)).toEqual(['Phone 0 recovered: Running']);
    expect(fleet.notices[2]?.body).toMatch(/^It was flapping for \d+ min/);
  });

  it('is told of again when it has stayed away for ten minutes', () => {
    const fleet = watch();
    flap(fleet, MINUTE, 30 * MINUTE);
    fleet.status.set('p0', OFFLINE);
    fleet.pass(11 * MINUTE);
    expect(titles(fleet.notices).slice(2)).toEqual(['Phone 0 went offline']);
  });
});

describe('a problem that is back before it was said to be over', () => {
  it('is told once more when it lasts', () => {
    const fleet = watch();
    fleet.status.set('p0', OFFLINE);
    fleet.pass(MINUTE);
    fleet.status.set('p0', RUNNING);
    fleet.pass(MINUTE);
    fleet.status.set('p0', OFFLINE);
    fleet.pass(4 * MINUTE);
    expect(fleet.notices).toHaveLength(1);
    fleet.pass(2 * MINUTE);
    expect(titles(fleet.notices)).toEqual(['Phone 0 went offline', 'Phone 0 went offline']);
    expect(fleet.onShow.size).toBe(1);
  });

  it('is told at once where nobody had been told of it before', () => {
    const fleet = watch({ settings: alertsWith({}, { offline: { minimumSeconds: 30 } }) });
    fleet.status.set('p0', OFFLINE);
    fleet.pass(20 * SECOND);
    fleet.status.set('p0', RUNNING);
    fleet.pass(20 * SECOND);
    fleet.status.set('p0', OFFLINE);
    fleet.pass(45 * SECOND);
    expect(titles(fleet.notices)).toEqual(['Phone 0 went offline']);
  });
});

describe('a reminder', () => {
  it('comes while the problem lasts, every so many minutes, and in place of the last', () => {
    const fleet = watch({ settings: alertsWith({ reminderMinutes: 60 }) });
    fleet.status.set('p0', OFFLINE);
    fleet.pass(3 * HOUR + 5 * MINUTE);
    expect(titles(fleet.notices)).toEqual([
      'Phone 0 went offline',
      ...Array.from({ length: 3 }, () => 'Phone 0 is still offline'),
    ]);
    expect(fleet.onShow.size).toBe(1);
    fleet.status.set('p0', RUNNING);
    fleet.pass(3 * HOUR);
    expect(titles(fleet.notices).slice(4)).toEqual(['Phone 0 recovered: Running']);
  });

  it('is one for many', () => {
    const fleet = watch({ phones: 20, settings: alertsWith({ reminderMinutes: 30 }) });
    for (let index = 0; index < 12; index += 1) fleet.status.set(`p${index}`, OFFLINE);
    fleet.pass(35 * MINUTE);
    expect(titles(fleet.notices)).toEqual(['12 phones have problems', '12 phones still have problems']);
  });

  it.each<[what: string, quiet: (fleet: Watch) => void]>([
    ['acknowledged', (fleet) => fleet.acknowledge(['qa/p0'])],
    ['muted', (fleet) => fleet.snooze([{ kind: 'phone', key: 'qa/p0' }], 'never')],
    ['expected', (fleet) => fleet.expect('qa/p0', 'off')],
  ])('does not come for what is %s', (_, quiet) => {
    const fleet = watch({ settings: alertsWith({ ...atOnce, reminderMinutes: 10 }) });
    fleet.status.set('p0', OFFLINE);
    fleet.pass(5 * MINUTE);
    quiet(fleet);
    fleet.pass(HOUR);
    expect(titles(fleet.notices).filter((title) => title.includes('still'))).toEqual([]);
  });
});

describe('a group with a threshold', () => {
  const groups = [
    { group: 'farm', expected: 'anything', threshold: { atLeast: 10, of: 'percent' } },
  ] as const;
  const farm = () =>
    watch({
      phones: 60,
      groupOf: (index) => (index < 40 ? 'farm' : ''),
      groups,
      settings: alertsWith(atOnce),
    });
  const fail = (fleet: Watch, from: number, to: number, code = OFFLINE) => {
    for (let index = from; index < to; index += 1) fleet.status.set(`p${index}`, code);
  };

  it('says nothing below it, and says why', () => {
    const fleet = farm();
    fail(fleet, 0, 3);
    fleet.pass(10 * MINUTE);
    fail(fleet, 0, 3, RUNNING);
    fleet.pass(10 * MINUTE);
    expect(fleet.notices).toEqual([]);
    expect(reasons(fleet)).toEqual(
      expect.arrayContaining([{ kind: 'belowThreshold', group: 'farm' } satisfies Reason]),
    );
  });

  it('is told of as one when it is reached, and when it is over', () => {
    const fleet = farm();
    fail(fleet, 0, 12);
    fleet.pass(5 * MINUTE);
    expect(titles(fleet.notices)).toEqual(['farm: 12 of 40 phones have problems']);
    expect(fleet.notices[0]).toMatchObject({
      destination: { view: 'fleet', search: 'group:"farm" status:problem' },
      kinds: ['offline'],
    });
    fail(fleet, 2, 12, RUNNING);
    fleet.pass(5 * MINUTE);
    expect(titles(fleet.notices).slice(1)).toEqual(['farm: below its threshold again']);
    expect(fleet.onShow.size).toBe(1);
  });

  it('that gets worse replaces its notice, no sooner than after a minute and a half', () => {
    const fleet = farm();
    fail(fleet, 0, 6);
    fleet.pass(30 * SECOND);
    fail(fleet, 6, 20);
    fleet.pass(30 * SECOND);
    expect(titles(fleet.notices)).toEqual(['farm: 6 of 40 phones have problems']);
    fleet.pass(5 * MINUTE);
    expect(titles(fleet.notices).slice(1)).toEqual(['farm: 20 of 40 phones have problems']);
    expect(fleet.onShow.size).toBe(1);
  });

  it('leaves phones of no group, and of others, to themselves', () => {
    const fleet = farm();
    fail(fleet, 50, 51);
    fleet.pass(MINUTE);
    expect(titles(fleet.notices)).toEqual(['Phone 50 went offline']);
  });
});
