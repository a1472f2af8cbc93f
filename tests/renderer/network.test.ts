import { screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { newFailure } from '../../electron/core/failure.ts';
import { failed } from '../../electron/core/result.ts';
import type { AppState } from '../../electron/shared/contract.ts';
import { FakeMain, NOW, account, phone } from './fake-bridge.ts';
import { click, described, field, tick, type } from './form.ts';
import { openWindow, settled } from './open-window.ts';

const behindProxy = {
  proxy: 'manual',
  proxyUrl: 'http://proxy.example:3128',
  proxyUser: 'glance',
  proxyPasswordSet: true,
  caFile: '/etc/ca.pem',
} as const;

async function openNetwork(over: Partial<AppState> = {}) {
  const main = new FakeMain([phone('a')], over);
  const app = await openWindow(main);
  app.openSettings();
  await settled();
  await click('Network');
  return main;
}

test('the system’s proxy is used unless the user says otherwise', async () => {
  await openNetwork();
  expect(field('The system’s proxy').checked).toBe(true);
  expect(screen.queryByLabelText('Proxy URL')).toBeNull();
  await tick('No proxy');
  expect(screen.queryByLabelText('Proxy user')).toBeNull();
  expect(screen.getByLabelText('CA file')).toBeTruthy();
});

test('a proxy of one’s own is saved with its user and password', async () => {
  const main = await openNetwork();
  await tick('This proxy');
  await type('Proxy URL', ' http://proxy.example:3128 ');
  await type('Proxy user', 'glance');
  await type('Proxy password', 'secret');
  expect(screen.getByText('There are unsaved changes.')).toBeTruthy();
  await click('Save');
  expect(main.argumentsOf('saveNetwork')).toEqual([
    {
      proxy: 'manual',
      proxyUrl: 'http://proxy.example:3128',
      proxyUser: 'glance',
      proxyPassword: 'secret',
      caFile: '',
    },
  ]);
  expect(screen.getByText('Saved.')).toBeTruthy();
  expect(field('Proxy password').value).toBe('');
  expect(described('Proxy password')).toContain('It is set; leave this empty to keep it.');
});

test('a password that is set is kept when its field stays empty', async () => {
  const main = await openNetwork({ network: behindProxy });
  expect(field('Proxy password').value).toBe('');
  expect(field('Proxy password').type).toBe('password');
  await type('CA file', '');
  await click('Save');
  const { proxy, proxyUrl, proxyUser } = behindProxy;
  expect(main.argumentsOf('saveNetwork')).toEqual([
    { proxy, proxyUrl, proxyUser, proxyPassword: null, caFile: '' },
  ]);
});

test('what is wrong stands beside its field', async () => {
  const main = await openNetwork({ network: behindProxy });
  main.saveNetwork = () =>
    Promise.resolve(
      failed([
        { path: 'proxyUrl', problem: { kind: 'urlExtras' } },
        { path: 'caFile', problem: { kind: 'unreadable', detail: 'no such file' } },
      ]),
    );
  await type('CA file', '/nowhere');
  await click('Save');
  expect(described('Proxy URL')).toContain('Leave out user, password');
  expect(described('CA file')).toContain('no such file');
  expect(document.activeElement).toBe(field('Proxy URL'));
  expect(screen.queryByText('Saved.')).toBeNull();
});

test('an account in trouble is marked in the list of accounts, for eyes and ears', async () => {
  const trouble = { failure: newFailure('password'), since: NOW, retryAt: null };
  await openNetwork({ accounts: [account(), account({ id: 'cn', name: 'CN', trouble })] });
  const pages = screen.getByRole('navigation').querySelectorAll('button');
  const texts = Array.from(pages, (page) => page.textContent.replace(/\s+/g, ' ').trim());
  expect(texts.slice(0, 2)).toEqual(['EU', 'CN (sign-in needed)']);
  expect(pages[1]?.querySelector('svg')).toBeTruthy();
  expect(pages[0]?.querySelector('svg')).toBeNull();
});
