import { describe, expect, it } from 'vitest';
import { glanceState, tooltip, type GlanceState, type Sight } from '../../../electron/core/glance.ts';
import { en } from '../../../electron/messages/en/index.ts';
import { inTrouble, NOON, sightOf, type Sums } from './sights.ts';

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
    ['paused', { running: 5, offline: 2, problems: 2 }, { ...inTrouble, paused: true }],
  ])('says %s of %j', (state, sums, more) => {
    expect(glanceState(sightOf(sums, more))).toBe(state);
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
      { running: 1 },
      { snoozedUntil: NOON + 3_600_000 },
      '1 running · notifications snoozed until 13:03 · checked 12:03',
    ],
  ])('of %j, %j', (sums, more, words) => {
    expect(tooltip(sightOf(sums, more), en)).toBe(words);
  });
});
