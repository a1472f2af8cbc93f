import { expect, test } from 'vitest';
import { concernsBatch, failureKinds } from '../../electron/core/failure.ts';
import type { Pace } from '../../electron/core/pace.ts';
import { messagesFor } from '../../electron/messages/index.ts';
import { cadence, paceWords } from '../../renderer/lib/cadence.ts';
import { account } from './fake-bridge.ts';

const en = messagesFor('en');
const pace = (everySeconds: number, limitedBy: Pace['limitedBy'] = 'interval', requestsPerSecond = 5) => ({
  everySeconds,
  limitedBy,
  requestsPerSecond,
});

test.each([
  [pace(30), 'every 30 s'],
  [pace(600), 'every 10 min'],
  [pace(62.5, 'budget'), 'every 63 s: 10,000 phones at 5 requests a second'],
  [pace(313, 'budget', 1), 'every 5 min: 10,000 phones at 1 request a second'],
  [pace(313, 'service', 1), 'every 5 min: the service takes only 1 request a second'],
  [pace(3756, 'service', 5 / 60), 'every 1 h 2 min: the service takes only 5 requests a minute'],
  [pace(94, 'service', 3.333), 'every 94 s: the service takes only 3.3 requests a second'],
])('%j reads "%s"', (of, words) => {
  expect(paceWords(account({ pace: of, phones: 10_000 }), en)).toBe(words);
});

test.each([
  ['none without phones', [account({ phones: 0 })], null],
  ['one', [account({ pace: pace(30) })], ['every 30 s', 'every 30 s', false]],
  [
    'two that are alike',
    [account(), account({ name: 'CN' })],
    ['every 30 s', 'EU: every 30 s\nCN: every 30 s', false],
  ],
  [
    'two that differ',
    [account(), account({ name: 'CN', pace: pace(90, 'service', 1) })],
    ['every 30 s to 90 s', 'EU: every 30 s\nCN: every 90 s: the service takes only 1 request a second', true],
  ],
])('of accounts: %s', (_, accounts, words) => {
  const told = cadence(accounts, en);
  expect(told && [told.short, told.long, told.limited]).toEqual(words);
});

test.each(['en', 'zh-CN'] as const)('each reason that concerns one phone has a mark in %s', (locale) => {
  const { refused } = messagesFor(locale).status;
  for (const kind of failureKinds) expect(kind in refused, kind).toBe(concernsBatch(kind));
});
