import { fireEvent, screen } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { newFailure, type FailureKind } from '../../electron/core/failure.ts';
import type { AccountTrouble, AppState } from '../../electron/shared/contract.ts';
import { FakeMain, NOW, account, phone } from './fake-bridge.ts';
import { openWindow, settled } from './open-window.ts';

const trouble: AccountTrouble = {
  failure: newFailure('network', { code: 'ECONNREFUSED', requestId: 'request-5' }),
  since: NOW - 180_000,
  retryAt: NOW + 12_000,
};

const open = async (over: Partial<AppState>) => {
  const main = new FakeMain([phone('a')], over);
  await openWindow(main);
  return main;
};

const click = async (name: string) => {
  await fireEvent.click(screen.getByRole('button', { name }));
  await settled();
};

describe('the window says', () => {
  test.each<[string, Partial<AppState>, RegExp]>([
    ['that the phones are made up', { demo: true }, /This is a demo fleet: its phones are made up/],
    ['that checking is paused', { paused: true }, /Checking is paused/],
    [
      'until when everything is snoozed',
      { snoozes: [{ scope: { kind: 'all' }, until: NOW + 3_600_000 }] },
      /Everything is snoozed until 13:00/,
    ],
    [
      'that everything is muted',
      { snoozes: [{ scope: { kind: 'all' }, until: 'never' }] },
      /Everything is muted/,
    ],
    ['until when quiet hours last', { quietUntil: NOW + 1_800_000 }, /Quiet hours until 12:30/],
    ['that secrets are in memory', { secretsIn: 'memory' }, /secrets .* are kept in memory/],
    ['that there is no tray', { trayShown: false }, /shows no tray icons/],
    ['where a corrupt file is', { settingsNotice: { kind: 'corrupt', keptAs: 'kept-1' } }, /kept as kept-1/],
    [
      'that a file is newer',
      { settingsNotice: { kind: 'newer', version: 9 } },
      /newer KooGlance \(format 9\)/,
    ],
    ['that nothing is saved', { settingsNotice: { kind: 'notSaved', reason: 'disk full' } }, /disk full/],
    [
      'why an account does not answer',
      { accounts: [account({ trouble })] },
      /EU: The service cannot be reached/,
    ],
    [
      'since when it does not',
      { accounts: [account({ trouble })] },
      /Since 11:57 \(3 min\)\. Last answer 11:59\./,
    ],
    ['when it tries again', { accounts: [account({ trouble })] }, /Next try in 12 s/],
    [
      'that it waits for the user',
      { accounts: [account({ trouble: { ...trouble, retryAt: null } })] },
      /does not try again before you change the account/,
    ],
    ['how often each phone is checked', {}, /every 30 s/],
    [
      'that a token dies soon',
      { accounts: [account({ tokenExpiresAt: NOW + 59 * 60_000 })] },
      /EU: the token expires at 12:59\. Paste a new one\./,
    ],
    [
      'that a token is dead',
      { accounts: [account({ tokenExpiresAt: NOW - 60_000 })] },
      /EU: the token expired at 11:59\. Paste a new one\./,
    ],
    [
      'that the clock is slow',
      { accounts: [account({ clockSkewMs: -20 * 60_000 })] },
      /clock is 20 min behind the service’s\. Set the clock/,
    ],
    [
      'that the clock is fast',
      { accounts: [account(), account({ id: 'cn', clockSkewMs: 3_600_000 })] },
      /clock is 1 h ahead of the service’s\. Set the clock/,
    ],
    [
      'that new phones cannot be looked for',
      { accounts: [account({ followNew: true, listingTrouble: newFailure('malformed') })] },
      /EU: new phones could not be looked for\. What came back is not an answer of KooPhone\./,
    ],
  ])('%s', async (_what, over, text) => {
    await open(over);
    expect(document.body.textContent.replace(/\s+/g, ' ')).toMatch(text);
  });

  test.each<[string, Partial<AppState>]>([
    ['all is well', {}],
    [
      'only a part is snoozed',
      {
        snoozes: [
          { scope: { kind: 'group', group: 'qa' }, until: 'never' },
          { scope: { kind: 'account', accountId: 'eu' }, until: NOW + 60_000 },
        ],
      },
    ],
    ['the snooze has ended', { snoozes: [{ scope: { kind: 'all' }, until: NOW }] }],
    ['quiet hours are over', { quietUntil: NOW }],
  ])('nothing when %s', async (_when, over) => {
    await open(over);
    expect(screen.getByRole('region', { name: 'Messages' }).textContent.trim()).toBe('');
  });
});

test('the demo ends with a click', async () => {
  const main = await open({ demo: true });
  await click('End the demo');
  expect(main.argumentsOf('stopDemo')).toHaveLength(1);
});

test('the snooze of everything ends with a click', async () => {
  const main = await open({ snoozes: [{ scope: { kind: 'all' }, until: NOW + 60_000 }] });
  await click('End snooze');
  expect(main.argumentsOf('endSnooze')).toEqual([{ scopes: [{ kind: 'all' }] }]);
});

test('an account in trouble leads to its settings, and its request ID can be copied', async () => {
  const main = await open({ accounts: [account(), account({ id: 'cn', name: 'CN', trouble })] });
  await click('Copy request ID');
  expect(main.argumentsOf('copyText')).toEqual([{ text: 'request-5' }]);
  await click('Open settings');
  expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('CN');
});

test('two accounts in trouble are told apart, and each leads to its own settings', async () => {
  const signIn = { ...trouble, failure: newFailure('accessKey'), retryAt: null };
  await open({
    accounts: [account({ trouble }), account({ id: 'cn', name: 'CN', trouble: signIn })],
  });
  const told = screen.getAllByRole('alert').map((alert) => alert.querySelector('strong')?.textContent);
  expect(told).toEqual([
    'EU: The service cannot be reached.',
    'CN: The service does not accept the access key.',
  ]);
  // What was never sent has no request ID.
  expect(screen.getAllByRole('button', { name: 'Copy request ID' })).toHaveLength(1);
  await click('Sign in again');
  expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('CN');
});

test.each<[FailureKind, string, string]>([
  ['signIn', 'Sign in again', 'EU'],
  ['password', 'Sign in again', 'EU'],
  ['notSubscribed', 'Open settings', 'EU'],
  ['proxy', 'Open settings', 'Network'],
])('trouble of kind %s leads with "%s" to %s', async (kind, button, heading) => {
  await open({ accounts: [account({ trouble: { ...trouble, failure: newFailure(kind) } })] });
  await click(button);
  expect(screen.getByRole('heading', { level: 2, name: heading })).toBeTruthy();
});

test('a token that lasts more than an hour, or is renewed by itself, is no news', async () => {
  const renewed = {
    kind: 'password',
    iamUrl: 'https://iam.example.com',
    domain: 'd',
    user: 'u',
    project: 'p',
  } as const;
  await open({
    accounts: [
      account({ tokenExpiresAt: NOW + 61 * 60_000 }),
      account({ id: 'cn', means: renewed, tokenExpiresAt: NOW + 60_000 }),
    ],
  });
  expect(screen.getByRole('region', { name: 'Messages' }).textContent.trim()).toBe('');
});

test('a token that dies soon leads to the place for a new one', async () => {
  await open({ accounts: [account(), account({ id: 'cn', name: 'CN', tokenExpiresAt: NOW + 60_000 })] });
  await click('Paste a new token');
  expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('CN');
  expect(screen.getByText(/The token expires at 12:01 \(in 1 min\)\./)).toBeTruthy();
});

test('pause turns into resume', async () => {
  const main = await open({});
  await click('Pause');
  expect(main.argumentsOf('setPaused')).toEqual([{ paused: true }]);
  main.pushState({ paused: true });
  await settled();
  expect(screen.getAllByRole('button', { name: 'Resume' })).toHaveLength(2);
});

describe('a first start', () => {
  test('offers the demo', async () => {
    const main = new FakeMain([], { accounts: [] });
    await openWindow(main);
    await click('Start the demo');
    expect(main.argumentsOf('startDemo')).toHaveLength(1);
  });

  test('speaks the language of the system', async () => {
    await openWindow(new FakeMain([], { accounts: [], locale: 'zh-CN' }));
    expect(screen.getByRole('heading', { name: '欢迎使用 KooGlance' })).toBeTruthy();
    expect(document.documentElement.lang).toBe('zh-CN');
  });
});
