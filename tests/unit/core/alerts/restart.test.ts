import { describe, expect, it } from 'vitest';
import { OFFLINE, RUNNING } from '../../../../electron/core/status.ts';
import { alertsWith, HOUR, MINUTE, phone, SECOND, titles, watch, type Watch } from './watch.ts';

const atOnce = { settleSeconds: 0 };

function fail(fleet: Watch, ...phones: readonly number[]): void {
  for (const index of phones) fleet.status.set(`p${index}`, OFFLINE);
}

function mend(fleet: Watch, ...phones: readonly number[]): void {
  for (const index of phones) fleet.status.set(`p${index}`, RUNNING);
}

describe('a restart', () => {
  it('tells no old problem again', () => {
    const fleet = watch({ phones: 10, settings: alertsWith(atOnce) });
    fail(fleet, 0, 1);
    fleet.pass(MINUTE);
    fleet.restart();
    fleet.pass(HOUR);
    expect(titles(fleet.notices)).toEqual(['Phone 0 went offline', 'Phone 1 went offline']);
    mend(fleet, 0);
    fleet.pass(MINUTE);
    expect(titles(fleet.notices).slice(2)).toEqual(['Phone 0 recovered: Running']);
    expect(fleet.notices[2]?.body).toMatch(/for 1 h/);
  });

  it('sums up in one notice what changed while the program did not run', () => {
    const fleet = watch({ phones: 10, settings: alertsWith(atOnce) });
    fail(fleet, 0);
    fleet.pass(MINUTE);
    fleet.jump(8 * HOUR, 8 * HOUR);
    mend(fleet, 0);
    fail(fleet, 1, 2, 3, 4);
    fleet.restart();
    fleet.pass(10 * MINUTE);
    expect(titles(fleet.notices).slice(1)).toEqual(['While you were away']);
    expect(fleet.notices[1]?.body.split('\n')).toEqual([
      '4 phones have problems: Phone 1, Phone 2, Phone 3 and 1 more',
      '1 phone recovered: Phone 0',
    ]);
    expect(fleet.fleet().counts.problems).toBe(4);
  });

  it('loses no problem that was not told yet when the program crashed', () => {
    const fleet = watch({ settings: alertsWith(atOnce, { offline: { minimumSeconds: 60 } }) });
    fail(fleet, 0);
    while (fleet.fleet().counts.problems === 0) fleet.pass(SECOND);
    expect(fleet.notices).toEqual([]);
    fleet.restart();
    fleet.pass(2 * MINUTE);
    expect(fleet.notices).toHaveLength(1);
  });

  it('keeps what is acknowledged', () => {
    const fleet = watch({ settings: alertsWith({ ...atOnce, reminderMinutes: 10 }) });
    fail(fleet, 0);
    fleet.pass(MINUTE);
    fleet.acknowledge(['qa/p0']);
    fleet.restart();
    fleet.pass(HOUR);
    expect(fleet.fleet().counts).toMatchObject({ problems: 0, acknowledged: 1 });
    expect(fleet.notices).toHaveLength(1);
  });

  it('keeps what is owed when a snooze ends', () => {
    const fleet = watch({ settings: alertsWith(atOnce) });
    fleet.snooze([phone(0)], fleet.now() + HOUR);
    fail(fleet, 0);
    fleet.pass(10 * MINUTE);
    fleet.restart();
    fleet.pass(2 * HOUR);
    expect(titles(fleet.notices)).toEqual(['Phone 0 went offline']);
  });

  it('keeps what is owed after quiet hours, though they end while the program does not run', () => {
    const quietHours = [{ days: [0, 1, 2, 3, 4, 5, 6], from: '22:00', to: '07:00' }];
    const fleet = watch({ settings: alertsWith({ ...atOnce, quietHours }), start: new Date(2026, 0, 7, 23) });
    fail(fleet, 0);
    fleet.pass(10 * MINUTE);
    fleet.jump(9 * HOUR, 9 * HOUR);
    fleet.restart();
    fleet.pass(10 * MINUTE);
    expect(titles(fleet.notices.filter(({ kept }) => kept === null))).toEqual(['While it was quiet']);
  });

  it('does not tell again of a group over its threshold', () => {
    const groups = [{ group: 'g', expected: 'anything', threshold: { atLeast: 3, of: 'phones' } }] as const;
    const fleet = watch({ phones: 9, groupOf: () => 'g', groups, settings: alertsWith(atOnce) });
    fail(fleet, 0, 1, 2, 3);
    fleet.pass(MINUTE);
    fleet.restart();
    fleet.pass(HOUR);
    mend(fleet, 3);
    fleet.pass(HOUR);
    expect(titles(fleet.notices)).toEqual(['g: 4 of 9 phones have problems']);
    mend(fleet, 2);
    fleet.pass(HOUR);
    expect(titles(fleet.notices).slice(1)).toEqual(['g: below its threshold again']);
  });

  it('leaves a flapping phone flapping', () => {
    const fleet = watch();
    for (let turn = 0; turn < 20; turn += 1) {
      fleet.status.set('p0', turn % 2 === 0 ? OFFLINE : RUNNING);
      fleet.pass(30 * SECOND);
      if (turn % 7 === 3) fleet.restart();
    }
    expect(fleet.notices.filter(({ kinds }) => kinds.includes('flapping'))).toHaveLength(1);
    expect(fleet.notices.length).toBeLessThanOrEqual(3);
  });
});

describe('a gap in which nobody could look', () => {
  it('is summed up in one notice as well', () => {
    const fleet = watch({ phones: 10, settings: alertsWith(atOnce) });
    fail(fleet, 0, 1);
    fleet.jump(HOUR, HOUR);
    fleet.pass(10 * MINUTE);
    expect(titles(fleet.notices)).toEqual(['While KooGlance could not check']);
  });
});
