import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'playwright/test';
import { en } from '../../electron/messages/en/index.ts';
import { launchApp, runApp } from './app.ts';
import { expectAccessible } from './axe.ts';
import { provision, startStillFleet } from './fleet.ts';
import { clickWhenThere, expectIcon } from './glance.ts';
import { pressOn } from './keyboard.ts';
import { test } from './test.ts';
import { filesWith } from './traces.ts';
import { fleetWindow } from './window.ts';

test('the first start welcomes, and the demo fleet says everywhere that it is one', async ({ desktop }) => {
  test.setTimeout(150_000);
  const { tray, notifications } = desktop;
  const app = await launchApp(desktop, { userData: desktop.makeDirectory('first') });
  const page = await app.window();
  await expect(page.getByRole('heading', { name: en.welcome.title })).toBeVisible();
  await expectIcon(desktop, 'idle');
  expect(await tray.tooltip()).toBe(en.glance.noPhones);
  await expectAccessible(page);

  await pressOn(page, page.getByRole('button', { name: en.welcome.demo.action }));
  const shown = fleetWindow(page);
  await expect(shown.banner(en.window.banner.demo)).toBeVisible();
  await expect(page).toHaveTitle(en.window.demoTitle);
  await expect.poll(() => tray.tooltip()).toMatch(/^Demo fleet · .*\d+ running/);
  const notice = await notifications.waitFor(/^Demo: /, 120_000);
  expect(notifications.received.every(({ summary }) => summary.startsWith('Demo: '))).toBe(true);
  expect(notice.actions).toContain('default');

  await clickWhenThere(desktop, en.glance.endDemo);
  await expect(page.getByRole('heading', { name: en.welcome.title })).toBeVisible();
  await expect.poll(() => tray.tooltip()).toBe(en.glance.noPhones);
  await app.quit();
});

test('a hidden start shows no window before it is asked to', async ({ desktop }) => {
  const simulator = await startStillFleet(3);
  const config = provision(desktop, simulator, 'hidden.json');
  const app = await launchApp(desktop, {
    userData: desktop.makeDirectory('hidden'),
    switches: ['--hidden', config],
  });
  await expect.poll(() => desktop.tray.items).toBe(1);
  await expect.poll(() => desktop.tray.tooltip()).toContain('3 running');
  expect(app.electron.windows()).toEqual([]);
  await desktop.tray.activate();
  await expect(fleetWindow(await app.window()).sums).toHaveText('3 phones');
  await app.quit();
  await simulator.close();
});

const account = {
  name: 'Lab',
  baseUrl: 'https://koophone.example',
  credentials: { kind: 'token', token: 'secret-token' },
  phones: ['a44uhlf7'],
};

const badConfigs: readonly (readonly [what: string, content: string, words: readonly RegExp[]])[] = [
  ['is not JSON', '{"accounts": [', [/not valid JSON/]],
  ['has no accounts', '{}', [/accounts/]],
  [
    'has an account without a token',
    JSON.stringify({ accounts: [{ ...account, credentials: { kind: 'token' } }] }),
    [/accounts\[0\]\.credentials\.token/],
  ],
  [
    'has a base URL without a host',
    JSON.stringify({ accounts: [{ ...account, baseUrl: 'https://' }] }),
    [/accounts\[0\]\.baseUrl/, /no host/],
  ],
  [
    'sends a token over plain http',
    JSON.stringify({ accounts: [{ ...account, baseUrl: 'http://koophone.example' }] }),
    [/accounts\[0\]\.baseUrl/, /plain http/],
  ],
  [
    'has an ID that is too long',
    JSON.stringify({ accounts: [{ ...account, phones: ['ok', 'a'.repeat(33)] }] }),
    [/accounts\[0\]\.phones\[1\]\.id/, /33 characters/],
  ],
  [
    'has an interval of 0',
    JSON.stringify({ accounts: [account], polling: { normalSeconds: 0 } }),
    [/polling\.normalSeconds/, /from 5 to 3600/],
  ],
  [
    'names a variable that is not set',
    JSON.stringify({ accounts: [{ ...account, credentials: { kind: 'token', token: { env: 'NOT_SET' } } }] }),
    [/accounts\[0\]\.credentials\.token/, /NOT_SET is not set/],
  ],
];

test('a config file with a mistake is refused with its place, and the settings stay as they are', async ({
  desktop,
}) => {
  const userData = desktop.makeDirectory('refused');
  const settings = desktop.writeFile('refused/settings.json', JSON.stringify({ version: 1, accounts: [] }));
  const before = readFileSync(settings, 'utf8');
  for (const [index, [what, content, words]] of badConfigs.entries()) {
    await test.step(what, async () => {
      const file = desktop.writeFile(`bad-${index}.json`, content);
      const { code, stderr } = await runApp(desktop, { userData, switches: [`--config=${file}`] });
      expect(code).toBe(2);
      expect(stderr).toContain(file);
      for (const word of words) expect(stderr).toMatch(word);
      expect(stderr).not.toContain('secret-token');
      expect(readFileSync(settings, 'utf8')).toBe(before);
    });
  }
});

test('a config file that is not there is said so', async ({ desktop }) => {
  const { code, stderr } = await runApp(desktop, {
    userData: desktop.makeDirectory('missing'),
    switches: ['--config=/nowhere/fleet.json'],
  });
  expect(code).toBe(2);
  expect(stderr).toContain('/nowhere/fleet.json');
});

test('settings that can’t be read are kept beside, and the window says so', async ({ desktop }) => {
  const userData = desktop.makeDirectory('corrupt');
  const content = '{"version": 1, "accounts": [';
  desktop.writeFile('corrupt/settings.json', content);
  const app = await launchApp(desktop, { userData });
  const kept = readdirSync(userData).filter((name) => name.startsWith('settings.json.corrupt-'));
  expect(kept.map((name) => readFileSync(join(userData, name), 'utf8'))).toEqual([content]);
  await expect((await app.window()).getByText(kept[0] ?? '')).toBeVisible();
  await app.quit();
});

test('without a keychain, tokens stay in memory, and the window says so', async ({ desktop }) => {
  const simulator = await startStillFleet(3);
  const app = await launchApp(desktop, {
    userData: desktop.makeDirectory('memory'),
    passwordStore: 'basic',
    switches: [provision(desktop, simulator, 'memory.json')],
  });
  const shown = fleetWindow(await app.window());
  await expect(shown.chip('running')).toContainText(/ 3$/);
  await expect(shown.banner(en.window.banner.memorySecrets)).toBeVisible();
  await app.quit();
  expect(filesWith(simulator.token, app.userData)).toEqual([]);
  await simulator.close();
});
