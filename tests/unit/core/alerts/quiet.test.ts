import { describe, expect, it } from 'vitest';
import type { NoticeFate, Reason } from '../../../../electron/core/alerts/fate.ts';
import type { Notice } from '../../../../electron/core/alerts/notice.ts';
import type { Scope } from '../../../../electron/core/alerts/snoozes.ts';
import { OFFLINE, RUNNING } from '../../../../electron/core/status.ts';
import { alertsWith, HOUR, MINUTE, phone, SECOND, titles, watch, type Watch } from './watch.ts';

const atOnce = { settleSeconds: 0 };
const nights = [{ days: [0, 1, 2, 3, 4, 5, 6], from: '22:00', to: '07:00' }];
const evening = new Date(2026, 0, 7, 21, 55);

function reasons(fleet: Watch): readonly Reason['kind'][] {
  return fleet.activities.flatMap((one) =>
    one.what === 'change' && one.fate.kind === 'suppressed' ? [one.fate.why.kind] : [],
  );
}

/** What the desktop showed. */
function shown({ notices }: Watch): readonly Notice[] {
  return notices.filter(({ kept }) => kept === null);
}

function noticeFates(fleet: Watch): readonly NoticeFate[] {
  return fleet.activities.flatMap((one) => (one.what === 'notice' ? [one.fate] : []));
}

function fail(fleet: Watch, ...phones: readonly number[]): void {
  for (const index of phones) fleet.status.set(`p${index}`, OFFLINE);
}

function mend(fleet: Watch, ...phones: readonly number[]): void {
  for (const index of phones) fleet.status.set(`p${index}`, RUNNING);
}

describe('a snooze', () => {
  const scopes: readonly [what: string, scope: Scope][] = [
    ['the phone', phone(0)],
    ['its group', { kind: 'group', group: 'lab' }],
    ['its account', { kind: 'account', accountId: 'qa' }],
    ['everything', { kind: 'all' }],
  ];

  it.each(scopes)(
    'of %s tells nothing while it lasts, and once when it ends with the problem',
    (_, scope) => {
      const fleet = watch({ phones: 2, groupOf: () => 'lab', settings: alertsWith(atOnce) });
      fleet.snooze([scope], fleet.now() + HOUR);
      fail(fleet, 0);
      fleet.pass(59 * MINUTE);
      expect(fleet.notices).toEqual([]);
      expect(reasons(fleet)).toContain('snoozed');
      expect(fleet.fleet().counts).toMatchObject({ problems: 0, acknowledged: 0, passing: 0, snoozed: 1 });
      fleet.pass(2 * MINUTE);
      expect(titles(fleet.notices)).toEqual(['Phone 0 went offline']);
      expect(fleet.fleet().counts).toMatchObject({ problems: 1, snoozed: 0 });
      fleet.pass(3 * HOUR);
      expect(fleet.notices).toHaveLength(1);
    },
  );

  it.each(scopes)('of %s that ends after the recovery tells nothing at all', (_, scope) => {
    const fleet = watch({ phones: 2, groupOf: () => 'lab', settings: alertsWith(atOnce) });
    fleet.snooze([scope], fleet.now() + HOUR);
    fail(fleet, 0);
    fleet.pass(10 * MINUTE);
    mend(fleet, 0);
    fleet.pass(2 * HOUR);
    expect(fleet.notices).toEqual([]);
  });

  it('of a problem that was told tells it once more when it ends', () => {
    const fleet = watch({ settings: alertsWith(atOnce) });
    fail(fleet, 0);
    fleet.pass(MINUTE);
    fleet.snooze([phone(0)], fleet.now() + 30 * MINUTE);
    fleet.pass(29 * MINUTE);
    expect(fleet.notices).toHaveLength(1);
    fleet.pass(2 * MINUTE);
    expect(titles(fleet.notices)).toEqual(['Phone 0 went offline', 'Phone 0 went offline']);
    expect(fleet.onShow.size).toBe(1);
  });

  it('that is ended by hand tells what still is a problem', () => {
    const fleet = watch({ phones: 5, settings: alertsWith(atOnce) });
    fleet.snooze([{ kind: 'all' }], 'never');
    fail(fleet, 0, 1, 2, 3);
    fleet.pass(5 * MINUTE);
    mend(fleet, 3);
    fleet.pass(5 * MINUTE);
    fleet.endSnooze([{ kind: 'all' }]);
    expect(titles(fleet.notices)).toEqual(['Snooze ended']);
    expect(fleet.notices[0]?.body).toBe('3 phones have problems: Phone 0, Phone 1, Phone 2');
  });

  it('until recovery ends with the recovery, which is told', () => {
    const fleet = watch({ phones: 3, settings: alertsWith(atOnce) });
    fail(fleet, 0, 1);
    fleet.pass(MINUTE);
    fleet.snooze([{ kind: 'all' }], 'recovery');
    expect(fleet.fleet().counts).toMatchObject({ problems: 0, snoozed: 2 });
    // Only what was a problem then is snoozed.
    fail(fleet, 2);
    fleet.pass(HOUR);
    mend(fleet, 0);
    fleet.pass(MINUTE);
    fail(fleet, 0);
    fleet.pass(MINUTE);
    expect(titles(fleet.notices).slice(2)).toEqual([
      'Phone 2 went offline',
      'Phone 0 recovered: Running',
      'Phone 0 went offline',
    ]);
    expect(fleet.fleet().counts).toMatchObject({ problems: 2, snoozed: 1 });
  });

  it('that ends while the phone is well for the moment tells nothing, and its next failure', () => {
    const fleet = watch();
    fleet.snooze([phone(0)], fleet.now() + 10 * MINUTE);
    fleet.pass(9 * MINUTE);
    fail(fleet, 0);
    fleet.pass(40 * SECOND);
    mend(fleet, 0);
    fleet.pass(2 * MINUTE);
    expect(fleet.notices).toEqual([]);
    fail(fleet, 0);
    fleet.pass(MINUTE);
    expect(fleet.notices).toHaveLength(1);
  });

  it('that ends tells nothing of what was acknowledged meanwhile', () => {
    const fleet = watch({ settings: alertsWith(atOnce) });
    fleet.snooze([phone(0)], fleet.now() + 10 * MINUTE);
    fail(fleet, 0);
    fleet.pass(5 * MINUTE);
    fleet.acknowledge(['qa/p0']);
    fleet.pass(HOUR);
    expect(fleet.notices).toEqual([]);
    expect(fleet.fleet().counts).toMatchObject({ acknowledged: 1, problems: 0 });
  });

  it('of one phone leaves the others alone', () => {
    const fleet = watch({ phones: 2, settings: alertsWith(atOnce) });
    fleet.snooze([phone(0)], 'never');
    fail(fleet, 0, 1);
    fleet.pass(MINUTE);
    expect(titles(fleet.notices)).toEqual(['Phone 1 went offline']);
  });
});

describe('an acknowledged problem', () => {
  it('is not told again, in whatever way it goes on, and its recovery is', () => {
    const fleet = watch({ settings: alertsWith({ ...atOnce, reminderMinutes: 10 }) });
    fail(fleet, 0);
    fleet.pass(MINUTE);
    fleet.acknowledge(['qa/p0']);
    fleet.status.set('p0', 0);
    fleet.pass(HOUR);
    expect(fleet.fleet().counts).toMatchObject({ problems: 0, acknowledged: 1 });
    expect(fleet.notices).toHaveLength(1);
    expect(reasons(fleet)).toContain('acknowledged');
    mend(fleet, 0);
    fleet.pass(MINUTE);
    expect(titles(fleet.notices).slice(1)).toEqual([]);
    fail(fleet, 0);
    fleet.pass(MINUTE);
    expect(titles(fleet.notices).slice(1)).toEqual(['Phone 0 went offline']);
  });
});

describe('quiet hours', () => {
  it('show nothing, and end with one summary of what lasts and what is over', () => {
    const fleet = watch({
      phones: 20,
      settings: alertsWith({ ...atOnce, quietHours: nights }),
      start: evening,
    });
    fail(fleet, 9);
    fleet.pass(10 * MINUTE);
    expect(titles(fleet.notices)).toEqual(['Phone 9 went offline']);
    fail(fleet, 0, 1, 2, 3);
    fleet.pass(HOUR);
    mend(fleet, 3, 9);
    fleet.pass(HOUR);
    expect(shown(fleet)).toHaveLength(1);
    expect(fleet.notices.length).toBeGreaterThan(1);
    expect(noticeFates(fleet).at(-1)).toEqual({ kind: 'suppressed', why: { kind: 'quietHours' } });
    fleet.pass(8 * HOUR);
    expect(titles(shown(fleet)).slice(1)).toEqual(['While it was quiet']);
    expect(shown(fleet)[1]?.body.split('\n')).toEqual([
      '3 phones have problems: Phone 0, Phone 1, Phone 2',
      '1 phone recovered: Phone 9',
      '1 phone had a problem that is over: Phone 3',
    ]);
    // What was told of so is known: its recovery is news.
    mend(fleet, 0);
    fleet.pass(MINUTE);
    expect(titles(shown(fleet)).slice(2)).toEqual(['Phone 0 recovered: Running']);
  });

  it('tell of a group over its threshold when they end', () => {
    const groups = [{ group: 'g', expected: 'anything', threshold: { atLeast: 3, of: 'phones' } }] as const;
    const settings = alertsWith({ ...atOnce, quietHours: nights });
    const fleet = watch({ phones: 9, groupOf: () => 'g', groups, settings, start: evening });
    fleet.pass(10 * MINUTE);
    fail(fleet, 0, 1, 2, 3);
    fleet.pass(10 * HOUR);
    expect(titles(shown(fleet))).toEqual(['While it was quiet']);
    expect(shown(fleet)[0]?.body).toContain('4 phones have problems');
    // It was passed on when it happened, and is not again.
    expect(fleet.notices.map(({ passOn }) => passOn)).toEqual([true, false]);
  });

  it('that end while the phone is well for the moment tell then how it went on', () => {
    const begin = (): Watch => {
      const fleet = watch({ settings: alertsWith({ quietHours: nights }), start: evening });
      fleet.pass(10 * MINUTE);
      fail(fleet, 0);
      fleet.pass(MINUTE);
      mend(fleet, 0);
      fleet.pass(MINUTE);
      fleet.settings = alertsWith({});
      fleet.pass(MINUTE);
      return fleet;
    };
    const well = begin();
    expect(shown(well)).toEqual([]);
    well.pass(HOUR);
    expect(shown(well).map(({ body }) => body)).toEqual(['1 phone had a problem that is over: Phone 0']);

    const relapsed = begin();
    fail(relapsed, 0);
    relapsed.pass(MINUTE);
    expect(shown(relapsed).map(({ body }) => body)).toEqual(['1 phone has a problem: Phone 0']);
  });

  it('and a problem that was kept back do not hide the next one, which begins as that is over', () => {
    const fleet = watch({ settings: alertsWith({ quietHours: nights }), start: evening });
    fleet.pass(10 * MINUTE);
    fail(fleet, 0);
    fleet.pass(20 * MINUTE);
    mend(fleet, 0);
    fleet.expect('qa/p0', 'off');
    fleet.settings = alertsWith({});
    fleet.pass(HOUR);
    expect(shown(fleet).at(-1)?.phones).toMatchObject([{ key: 'qa/p0', problem: 'unexpected' }]);
  });

  it('in which nothing happened end without a word', () => {
    const fleet = watch({ settings: alertsWith({ quietHours: nights }), start: evening });
    fleet.pass(12 * HOUR);
    expect(fleet.notices).toEqual([]);
  });

  it('that end while the phone is snoozed leave that to the end of the snooze', () => {
    const fleet = watch({ settings: alertsWith({ ...atOnce, quietHours: nights }), start: evening });
    fleet.pass(10 * MINUTE);
    fail(fleet, 0);
    fleet.pass(MINUTE);
    fleet.snooze([phone(0)], new Date(2026, 0, 8, 9).getTime());
    fleet.pass(10 * HOUR);
    expect(shown(fleet)).toEqual([]);
    fleet.pass(2 * HOUR);
    expect(shown(fleet)).toHaveLength(1);
  });
});

describe('do-not-disturb', () => {
  it('keeps notices back, and one tells of them when it is off', () => {
    const fleet = watch({ phones: 5, settings: alertsWith(atOnce) });
    fleet.desk = { inView: null, doNotDisturb: true };
    fail(fleet, 0, 1);
    fleet.pass(5 * MINUTE);
    expect(fleet.onShow.size).toBe(0);
    expect(reasons(fleet)).toEqual(['doNotDisturb', 'doNotDisturb']);
    fleet.desk = { inView: null, doNotDisturb: false };
    fleet.pass(MINUTE);
    expect(titles(fleet.onShow.values())).toEqual(['While it was quiet']);
  });
});

describe('a phone whose details are in view', () => {
  it('makes no notice on the desktop, and is known', () => {
    const fleet = watch({ phones: 2, settings: alertsWith(atOnce) });
    fleet.desk = { inView: 'qa/p0', doNotDisturb: false };
    fail(fleet, 0);
    fleet.pass(MINUTE);
    expect(fleet.onShow.size).toBe(0);
    expect(reasons(fleet)).toContain('inView');
    fleet.desk = { inView: null, doNotDisturb: false };
    mend(fleet, 0);
    fleet.pass(MINUTE);
    expect(titles(fleet.onShow.values())).toEqual(['Phone 0 recovered: Running']);
  });

  it('does not silence the others', () => {
    const fleet = watch({ phones: 2, settings: alertsWith(atOnce) });
    fleet.desk = { inView: 'qa/p0', doNotDisturb: false };
    fail(fleet, 0, 1);
    fleet.pass(30 * SECOND);
    expect(titles(fleet.onShow.values())).toEqual(['Phone 1 went offline']);
  });
});
