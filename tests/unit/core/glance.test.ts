import { describe, expect, it } from 'vitest';
import {
  badgeCount,
  glanceState,
  tooltip,
  type GlanceState,
  type Sight,
} from '../../../electron/core/glance.ts';
import { en } from '../../../electron/messages/en/index.ts';
import { zhCN } from '../../../electron/messages/zh-CN/index.ts';
import { allSnoozed, inTrouble, NOON, sightOf, snoozedTrouble, type Sums } from './sights.ts';

const HOUR = 3_600_000;

describe('the icon', () => {
  it.each<[state: GlanceState, sums: Sums, more: Partial<Sight>]>([
    ['idle', {}, {}],
    ['idle', {}, { paused: true }],
    ['idle', {}, inTrouble],
    ['well', { running: 5, stopped: 2, shutDown: 1, unrecognised: 1 }, {}],
    ['passage', { running: 5, starting: 1, passing: 1 }, {}],
    ['passage', { running: 5, offline: 1, passing: 1 }, {}],
    ['passage', { running: 5, waiting: 1 }, {}],
    ['acknowledged', { running: 5, offline: 2, acknowledged: 2 }, {}],
    ['acknowledged', { running: 5, starting: 1, acknowledged: 1 }, {}],
    ['passage', { running: 5, offline: 3, passing: 1, acknowledged: 2 }, {}],
    ['problems', { running: 5, offline: 2, starting: 1, problems: 1, acknowledged: 1 }, {}],
    ['trouble', { running: 5, offline: 2, problems: 2 }, inTrouble],
    ['problems', { running: 5, offline: 2, problems: 2 }, snoozedTrouble],
    ['well', { running: 5 }, snoozedTrouble],
    ['well', { running: 5, offline: 2, snoozed: 2 }, {}],
    ['problems', { running: 5, offline: 3, snoozed: 2, problems: 1 }, {}],
    ['problems', { running: 5, offline: 1, problems: 1 }, { quietUntil: NOON + HOUR }],
    ['snoozed', { running: 5 }, allSnoozed(NOON + HOUR)],
    ['snoozed', { running: 5, offline: 2, snoozed: 2 }, { ...inTrouble, ...allSnoozed('never') }],
    ['paused', { running: 5 }, { ...allSnoozed(NOON + HOUR), paused: true }],
    ['idle', {}, allSnoozed(NOON + HOUR)],
    ['paused', { running: 5, offline: 2, problems: 2 }, { ...inTrouble, paused: true }],
  ])('says %s of %j', (state, sums, more) => {
    expect(glanceState(sightOf(sums, more))).toBe(state);
  });
});

describe('the badge', () => {
  it.each<[count: number, sums: Sums, more: Partial<Sight>]>([
    [0, {}, {}],
    [0, { running: 5, offline: 3, acknowledged: 2, snoozed: 1 }, {}],
    [2, { running: 5, offline: 2, problems: 2 }, inTrouble],
    [2, { running: 5, offline: 2, problems: 2 }, { paused: true, quietUntil: NOON + HOUR }],
    [0, { running: 5, offline: 2, problems: 2 }, allSnoozed(NOON + HOUR)],
  ])('says %i of %j, %j', (count, sums, more) => {
    expect(badgeCount(sightOf(sums, more))).toBe(count);
  });
});

describe('the tooltip', () => {
  it.each<[sums: Sums, more: Partial<Sight>, words: string]>([
    [{}, {}, 'No phones yet: open KooGlance to connect an account'],
    [
      { problems: 2, running: 1_021, starting: 1, stopped: 30, shutDown: 10, offline: 2 },
      {},
      '2 problems · 1,021 running · 1 starting · 40 off · checked 12:03',
    ],
    [{ problems: 1, offline: 1 }, {}, '1 problem · checked 12:03'],
    [
      { acknowledged: 1, unknown: 1, unrecognised: 3, running: 1 },
      {},
      '1 acknowledged · 1 running · 3 unrecognised · checked 12:03',
    ],
    [{ waiting: 1_064 }, { checkedAt: null }, '1,064 without an answer yet · not checked yet'],
    [{ running: 1 }, inTrouble, 'EU: sign-in needed · 1 running · checked 12:03'],
    [{ running: 1 }, { paused: true, demo: true }, 'Demo fleet · Paused · 1 running · checked 12:03'],
    [
      { problems: 1, snoozed: 3, offline: 4, running: 1 },
      {},
      '1 problem · 3 snoozed · 1 running · checked 12:03',
    ],
    [{ running: 1 }, allSnoozed(NOON + HOUR), '1 running · everything snoozed until 13:03 · checked 12:03'],
    [
      { running: 1 },
      allSnoozed(NOON + 21 * HOUR),
      '1 running · everything snoozed until 6 Jan 09:03 · checked 12:03',
    ],
    [{ running: 1 }, allSnoozed('never'), '1 running · everything muted · checked 12:03'],
    [{ running: 1 }, { quietUntil: NOON + 2 * HOUR }, '1 running · quiet until 14:03 · checked 12:03'],
    [
      { running: 1 },
      { ...allSnoozed(NOON + HOUR), quietUntil: NOON + 20 * HOUR },
      '1 running · everything snoozed until 13:03 · quiet until 6 Jan 08:03 · checked 12:03',
    ],
  ])('of %j, %j', (sums, more, words) => {
    expect(tooltip(sightOf(sums, more), NOON, en)).toBe(words);
  });

  it('says it in Chinese too', () => {
    const sight = sightOf(
      { running: 1, offline: 2, snoozed: 2 },
      { ...allSnoozed(NOON + HOUR), quietUntil: NOON + HOUR },
    );
    expect(tooltip(sight, NOON, zhCN)).toBe(
      '2 台已暂停提醒 · 1 台运行中 · 全部提醒已暂停至 13:03 · 免打扰时段至 13:03 · 检查于 12:03',
    );
  });
});
