import { describe, expect, it } from 'vitest';
import { createFleet } from '../../electron/core/fleet.ts';
import { createSnoozes, problemsIn } from '../../electron/main/snoozes.ts';
import { plainRules } from '../unit/core/plain-rules.ts';
import { createFakeClock, NOON } from './fake-clock.ts';
import { settingsInMemory } from './settings-in-memory.ts';

const HOUR = 3_600_000;
const YEAR = 365 * 24 * HOUR;

const all = { kind: 'all' } as const;
const phone = { kind: 'phone', key: 'qa/p0' } as const;

function start(until: number | null = null) {
  const clock = createFakeClock();
  const settings = settingsInMemory({ snoozes: until === null ? [] : [{ scope: all, until }] });
  const changes: number[] = [];
  const snoozes = createSnoozes(settings, clock, () => changes.push(clock.now() - NOON));
  const snooze = {
    until: () => snoozes.table().all?.until ?? null,
    set(end: number | null) {
      if (end === null) snoozes.end([all]);
      else snoozes.set([all], end);
    },
  };
  return { clock, settings, changes, snooze, snoozes };
}

describe('a snooze', () => {
  it('lasts until its time, is kept, and says when it begins and ends', async () => {
    const { clock, settings, changes, snooze } = start();
    expect(snooze.until()).toBeNull();
    snooze.set(NOON + HOUR);
    expect(settings.get().snoozes).toEqual([{ scope: all, until: NOON + HOUR }]);
    await clock.advance(HOUR - 1);
    expect(snooze.until()).toBe(NOON + HOUR);
    await clock.advance(1);
    expect(snooze.until()).toBeNull();
    expect(changes).toEqual([0, HOUR]);
    expect(clock.timers).toBe(0);
  });

  it('goes on after a restart, and is over when its time went by meanwhile', async () => {
    const { clock, changes, snooze } = start(NOON + HOUR);
    expect(snooze.until()).toBe(NOON + HOUR);
    await clock.advance(HOUR);
    expect(snooze.until()).toBeNull();
    expect(changes).toEqual([HOUR]);
    expect(start(NOON - 1).snooze.until()).toBeNull();
  });

  it('can be ended, made longer or shorter', async () => {
    const { clock, changes, snooze } = start();
    snooze.set(NOON + HOUR);
    snooze.set(NOON + 3 * HOUR);
    await clock.advance(2 * HOUR);
    expect(snooze.until()).toBe(NOON + 3 * HOUR);
    snooze.set(null);
    expect(snooze.until()).toBeNull();
    await clock.advance(5 * HOUR);
    expect(changes).toEqual([0, 0, 2 * HOUR]);
    expect(clock.timers).toBe(0);
  });

  it('can be longer than a timer', async () => {
    const { clock, changes, snooze } = start();
    snooze.set(NOON + YEAR);
    await clock.advance(YEAR - HOUR);
    expect(snooze.until()).toBe(NOON + YEAR);
    await clock.advance(HOUR);
    expect(snooze.until()).toBeNull();
    expect(changes.at(-1)).toBe(YEAR);
  });

  it('keeps to the wall clock when that is set back', async () => {
    const { clock, snooze } = start();
    snooze.set(NOON + HOUR);
    clock.jump(-HOUR);
    await clock.advance(HOUR + 1);
    expect(snooze.until()).toBe(NOON + HOUR);
    await clock.advance(HOUR);
    expect(snooze.until()).toBeNull();
  });

  it('that never ends is a mute, and needs no timer', async () => {
    const { clock, snoozes } = start();
    snoozes.set([phone], 'never');
    expect(clock.timers).toBe(0);
    await clock.advance(YEAR);
    expect(snoozes.table().list).toEqual([{ scope: phone, until: 'never' }]);
  });

  it('until recovery ends with the recovery of its phone, and of no other', () => {
    const { snoozes, changes } = start();
    snoozes.set([phone], 'recovery');
    snoozes.recovered(['qa/p1']);
    expect(snoozes.table().list).toHaveLength(1);
    snoozes.recovered(['qa/p0', 'qa/p1']);
    expect(snoozes.table().list).toEqual([]);
    expect(changes).toHaveLength(2);
  });

  it('of what is gone is forgotten', () => {
    const { snoozes, settings } = start();
    snoozes.set([phone, all, { kind: 'account', accountId: 'gone' }], 'never');
    snoozes.forget(({ kind }) => kind !== 'account');
    expect(settings.get().snoozes.map(({ scope }) => scope)).toEqual([phone, all]);
  });
});

describe('what can be snoozed until it recovers', () => {
  it('are the phones with problems that the scopes are about', () => {
    const fleet = createFleet(plainRules());
    for (const [accountId, group] of [
      ['qa', 'lab'],
      ['eu', ''],
    ] as const) {
      fleet.setPhones(
        accountId,
        ['p0', 'p1'].map((id) => ({ id, name: '', group })),
        NOON,
      );
      const statuses = new Map([
        ['p0', 3],
        ['p1', 2],
      ]);
      for (const at of [NOON, NOON + 1])
        fleet.answered(accountId, { statuses, unanswered: new Map(), requestId: '' }, at, HOUR);
    }
    const keys = (...scopes: Parameters<typeof problemsIn>[1]) =>
      problemsIn(fleet, scopes).map((scope) => (scope.kind === 'phone' ? scope.key : ''));
    expect(keys(all)).toEqual(['qa/p0', 'eu/p0']);
    expect(keys({ kind: 'group', group: 'lab' })).toEqual(['qa/p0']);
    expect(keys({ kind: 'account', accountId: 'eu' })).toEqual(['eu/p0']);
    expect(keys({ kind: 'phone', key: 'qa/p1' })).toEqual([]);
  });
});
