import { describe, expect, test } from 'vitest';
import type { ActivityEntry } from '../../electron/core/alerts/activity.ts';
import type { Reason } from '../../electron/core/alerts/fate.ts';
import { change, entries, list, notice, openActivity, passedOn, text } from './activity-record.ts';
import { NOW } from './fake-bridge.ts';

describe('an entry says', () => {
  test.each<[string, ActivityEntry, string]>([
    ['a change', change(1), 'Pixel QA 7: Running → Offline EU Shown'],
    [
      'the first look',
      change(1, {
        happening: { kind: 'changed', from: null, to: 2 },
        fate: { kind: 'suppressed', why: { kind: 'baseline' } },
      }),
      'Pixel QA 7: First seen: Running EU Not shown: it was so at the first look',
    ],
    [
      'a doubt',
      change(1, {
        happening: { kind: 'doubted', from: 2, to: 0 },
        fate: { kind: 'suppressed', why: { kind: 'unconfirmed' } },
      }),
      'Pixel QA 7: Running → Unknown, not confirmed EU Not shown: seen too few times in a row to be sure',
    ],
    [
      'a problem',
      change(1, {
        happening: { kind: 'began', problem: 'stuck', since: NOW - 600_000, status: 4 },
        fate: { kind: 'summarised', notice: 'n1' },
      }),
      'Pixel QA 7: Stuck in Starting (Starting) EU · Since 11:50 In a summary',
    ],
    [
      'a problem that is its status',
      change(1, { happening: { kind: 'began', problem: 'offline', since: NOW - 120_000, status: 3 } }),
      'Pixel QA 7: Offline EU · Since 11:58 Shown',
    ],
    [
      'a recovery',
      change(1, {
        happening: { kind: 'recovered', problem: 'offline', since: NOW - 780_000, status: 2 },
        fate: { kind: 'suppressed', why: { kind: 'tooShort' } },
      }),
      'Pixel QA 7: Recovered: Running EU · It was: Offline, for 12 min Not shown: it did not last long enough',
    ],
    ['a notice', notice(1), 'Pixel QA 7 went offline Offline since 11:58. Shown'],
    [
      'a click',
      notice(1, { fate: { kind: 'clicked', at: NOW - 60_000 } }),
      'Pixel QA 7 went offline Offline since 11:58. Clicked at 11:59',
    ],
    [
      'a refusal',
      notice(1, { fate: { kind: 'refused', error: 'no server' } }),
      'Pixel QA 7 went offline Offline since 11:58. Not shown: the system refused it (no server)',
    ],
    ['what was passed on', passedOn(1), 'Passed on to hooks.example: Pixel QA 7 went offline Delivered'],
    [
      'what could not be',
      passedOn(1, { error: 'answered with status 500' }),
      'Passed on to hooks.example: Pixel QA 7 went offline Failed: answered with status 500',
    ],
  ])('%s', async (_what, entry, words) => {
    await openActivity([entry]);
    expect(text(entries()[0])).toBe(`Today 11:59 ${words}`);
  });

  test.each<[Reason, string]>([
    [{ kind: 'off' }, 'switched off in the settings'],
    [{ kind: 'over' }, 'over before it could be told'],
    [{ kind: 'known' }, 'part of a problem that goes on'],
    [{ kind: 'untold' }, 'nobody was told of the problem'],
    [{ kind: 'flapping' }, 'flapping'],
    [{ kind: 'acknowledged' }, 'acknowledged'],
    [{ kind: 'inView' }, 'its details were open'],
    [{ kind: 'quietHours' }, 'quiet hours'],
    [{ kind: 'doNotDisturb' }, 'do not disturb was on'],
    [{ kind: 'belowThreshold', group: 'qa' }, 'too few phones of group qa had problems'],
    [
      { kind: 'snoozed', scope: { kind: 'group', group: 'qa' }, until: NOW - 5_400_000 },
      'snoozed until 10:30 (group qa)',
    ],
    [{ kind: 'snoozed', scope: { kind: 'phone', key: 'eu/a' }, until: 'never' }, 'muted'],
    [
      { kind: 'snoozed', scope: { kind: 'account', accountId: 'eu' }, until: 'recovery' },
      'snoozed until it recovers (account EU)',
    ],
  ])('that it was not shown for %j', async (why, words) => {
    await openActivity([change(1, { fate: { kind: 'suppressed', why } })]);
    expect(text(entries()[0]?.querySelector('.fate') ?? undefined)).toBe(`Not shown: ${words}`);
  });

  test('all that in Chinese', async () => {
    await openActivity([change(1, { fate: { kind: 'suppressed', why: { kind: 'quietHours' } } })], {
      locale: 'zh-CN',
    });
    expect(text(entries()[0])).toBe('今天 11:59 Pixel QA 7：运行中 → 离线 EU 未显示：免打扰时段');
  });
});

test('the days are told apart', async () => {
  await openActivity([
    change(3),
    change(2, { at: NOW - 86_400_000 }),
    change(1, { at: new Date(2025, 11, 31, 9).getTime() }),
  ]);
  const days = [...list().querySelectorAll('.day')].map((day) => day.textContent);
  expect(days).toEqual(['Today', 'yesterday', '31 Dec 2025']);
});
