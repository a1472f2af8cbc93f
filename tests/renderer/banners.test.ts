import { fireEvent, screen } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import type { AppState } from '../../electron/shared/contract.ts';
import { FakeMain, NOW, account, phone } from './fake-bridge.ts';
import { openWindow, settled } from './open-window.ts';

const trouble = {
  failure: {
    kind: 'network',
    code: 'ECONNREFUSED',
    message: null,
    httpStatus: null,
    requestId: 'request-5',
    retryAfterMs: null,
  },
  since: NOW - 180_000,
  retryAt: NOW + 12_000,
} as const;

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
    ['until when it is snoozed', { snoozedUntil: NOW + 3_600_000 }, /snoozed until 13:00/],
    ['that tokens are in memory', { secretsIn: 'memory' }, /tokens are kept in memory/],
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
      'why that is not as often as it was set',
      { accounts: [account({ phones: 10_000, everySeconds: 63, limitedByBudget: true })] },
      /every 63 s: 10,000 phones at 5 requests a second/,
    ],
  ])('%s', async (_what, over, text) => {
    await open(over);
    expect(document.body.textContent.replace(/\s+/g, ' ')).toMatch(text);
  });

  test('nothing when all is well', async () => {
    await open({});
    expect(screen.getByRole('region', { name: 'Messages' }).textContent.trim()).toBe('');
  });
});

test('the demo ends with a click', async () => {
  const main = await open({ demo: true });
  await click('End the demo');
  expect(main.argumentsOf('stopDemo')).toHaveLength(1);
});

test('an account in trouble leads to its settings, and its request ID can be copied', async () => {
  const main = await open({ accounts: [account(), account({ id: 'cn', name: 'CN', trouble })] });
  await click('Copy request ID');
  expect(main.argumentsOf('copyText')).toEqual([{ text: 'request-5' }]);
  await click('Open settings');
  expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('CN');
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
