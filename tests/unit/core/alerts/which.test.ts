import { describe, expect, it } from 'vitest';
import type { AlertKind } from '../../../../electron/core/alerts/kinds.ts';
import type { Expected } from '../../../../electron/core/expected.ts';
import { OFFLINE, RUNNING, STARTING, UNKNOWN } from '../../../../electron/core/status.ts';
import { alertsWith, HOUR, MINUTE, SECOND, titles, watch } from './watch.ts';

const STOPPED = 1;
const SHUT_DOWN = 5;
const atOnce = { settleSeconds: 0 };

/** What brings a kind of problem about, and what is told of it. */
const problems: readonly [kind: AlertKind, code: number | undefined, expected: Expected, title: string][] = [
  ['offline', OFFLINE, 'anything', 'Phone 0 went offline'],
  ['unknown', UNKNOWN, 'anything', 'Phone 0 status unknown'],
  ['stopped', STOPPED, 'running', 'Phone 0 is off'],
  ['stopped', SHUT_DOWN, 'running', 'Phone 0 is off'],
  ['stuck', STARTING, 'anything', 'Phone 0 stuck in Starting'],
  ['silent', undefined, 'anything', 'Phone 0 no answer'],
  ['unexpected', 9, 'running', 'Phone 0 is not as expected'],
];

describe('each kind of problem', () => {
  it.each(problems)(
    '%s (status %s, expected %s) is told once, and so is its end',
    (_, code, expected, title) => {
      const fleet = watch({ settings: alertsWith(atOnce) });
      fleet.expect('qa/p0', expected);
      fleet.pass(MINUTE);
      fleet.status.set('p0', code);
      fleet.pass(HOUR);
      expect(titles(fleet.notices)).toEqual([title]);
      expect(fleet.notices[0]?.destination).toEqual({ view: 'phone', key: 'qa/p0' });
      fleet.status.set('p0', RUNNING);
      fleet.pass(HOUR);
      expect(titles(fleet.notices)).toEqual([title, 'Phone 0 recovered: Running']);
      expect(fleet.notices[1]?.body).toMatch(/for (1 h|59 min)/);
      expect(titles(fleet.onShow.values())).toEqual(['Phone 0 recovered: Running']);
    },
  );

  it.each(problems)('%s can be switched off, and its end with it', (kind, code, expected) => {
    const fleet = watch({ settings: alertsWith(atOnce, { [kind]: { notify: false } }) });
    fleet.expect('qa/p0', expected);
    fleet.status.set('p0', code);
    fleet.pass(HOUR);
    expect(fleet.fleet().counts.problems).toBe(1);
    fleet.status.set('p0', RUNNING);
    fleet.pass(HOUR);
    expect(fleet.notices).toEqual([]);
    const fates = fleet.activities.flatMap((one) => (one.what === 'change' ? [one.fate] : []));
    expect(fates).toContainEqual({ kind: 'suppressed', why: { kind: 'off' } });
    expect(fates.at(-1)).toEqual({ kind: 'suppressed', why: { kind: 'untold' } });
  });

  it.each<[minimumSeconds: number, lasts: number, told: number]>([
    [0, 20 * SECOND, 1],
    [120, 100 * SECOND, 0],
    [120, 150 * SECOND, 1],
  ])('that must last %i s is told after %i ms: %i', (minimumSeconds, lasts, told) => {
    const fleet = watch({ settings: alertsWith(atOnce, { offline: { minimumSeconds } }) });
    fleet.status.set('p0', OFFLINE);
    fleet.pass(lasts);
    expect(fleet.notices).toHaveLength(told);
    fleet.status.set('p0', RUNNING);
    fleet.pass(5 * MINUTE);
    expect(fleet.notices).toHaveLength(2 * told);
  });

  it.each<[code: number, expected: Expected]>([
    [OFFLINE, 'off'],
    [STOPPED, 'off'],
    [SHUT_DOWN, 'off'],
    [STOPPED, 'anything'],
    [SHUT_DOWN, 'anything'],
    [9, 'anything'],
  ])('is none in status %i where %s is expected', (code, expected) => {
    const fleet = watch({ settings: alertsWith(atOnce) });
    // Before the phone is there, the expectation is none that it could fail.
    fleet.expect('qa/p0', 'anything');
    fleet.status.set('p0', code === OFFLINE ? STOPPED : code);
    fleet.pass(MINUTE);
    fleet.expect('qa/p0', expected);
    fleet.status.set('p0', code);
    fleet.pass(HOUR);
    expect(fleet.fleet().counts).toMatchObject({ problems: 0 });
    expect(fleet.notices).toEqual([]);
  });
});

describe('a group', () => {
  it('says what is expected of its phones, but for those that have an expectation of their own', () => {
    const fleet = watch({ phones: 2, groupOf: () => 'farm', settings: alertsWith(atOnce) });
    fleet.setGroups([{ group: 'farm', expected: 'running', threshold: null }]);
    fleet.expect('qa/p1', 'anything');
    for (const id of ['p0', 'p1']) fleet.status.set(id, STOPPED);
    fleet.pass(MINUTE);
    expect(titles(fleet.notices)).toEqual(['Phone 0 is off']);
  });
});

describe('a recovery', () => {
  it('is told only of problems that lasted for long enough, where that is wanted', () => {
    const settings = alertsWith(atOnce, { recovered: { minimumSeconds: 120 } });
    const fleet = watch({ phones: 2, settings });
    for (const id of ['p0', 'p1']) fleet.status.set(id, OFFLINE);
    fleet.pass(MINUTE);
    fleet.status.set('p0', RUNNING);
    fleet.pass(5 * MINUTE);
    fleet.status.set('p1', RUNNING);
    fleet.pass(MINUTE);
    expect(titles(fleet.notices).slice(2)).toEqual(['Phone 1 recovered: Running']);
  });

  it('of a short outage is told when the phone has stayed well for as long as is set', () => {
    const fleet = watch();
    fleet.status.set('p0', OFFLINE);
    fleet.pass(40 * SECOND);
    fleet.status.set('p0', RUNNING);
    fleet.pass(4 * MINUTE);
    expect(fleet.fleet().counts.problems).toBe(0);
    expect(titles(fleet.notices)).toEqual(['Phone 0 went offline']);
    fleet.pass(2 * MINUTE);
    expect(titles(fleet.notices)).toEqual(['Phone 0 went offline', 'Phone 0 recovered: Running']);
    expect(fleet.notices[1]?.body).toContain('It was offline for 4');
  });

  it('of a long outage is told at once', () => {
    const fleet = watch();
    fleet.status.set('p0', OFFLINE);
    fleet.pass(6 * MINUTE);
    fleet.status.set('p0', RUNNING);
    fleet.pass(12 * SECOND);
    expect(titles(fleet.notices)).toEqual(['Phone 0 went offline', 'Phone 0 recovered: Running']);
  });
});

describe('other changes', () => {
  it.each([
    [STOPPED, 'Phone 0: Stopped'],
    [STARTING, 'Phone 0: Starting'],
    [7, 'Phone 0: Unrecognised (7)'],
  ])('to %i are told where that is wanted, and only there', (code, title) => {
    for (const notify of [true, false]) {
      const fleet = watch({ settings: alertsWith({}, { otherChanges: { notify } }) });
      fleet.status.set('p0', code);
      fleet.pass(MINUTE);
      expect(titles(fleet.notices)).toEqual(notify ? [title] : []);
    }
  });
});
