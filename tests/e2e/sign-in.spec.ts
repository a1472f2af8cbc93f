import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from 'playwright/test';
import { newFailure } from '../../electron/core/failure.ts';
import { en } from '../../electron/messages/en/index.ts';
import type { Simulator } from '../../electron/simulator/index.ts';
import { launchApp, type RunningApp } from './app.ts';
import { expectAccessible } from './axe.ts';
import { phoneAt, startStillFleet } from './fleet.ts';
import { expectIcon, nextSweep } from './glance.ts';
import { pressOn, tabTo, typeInto } from './keyboard.ts';
import { test } from './test.ts';
import { commandLinesWith, filesWith } from './traces.ts';
import { fleetWindow } from './window.ts';

const FLEET = 40;
const { signIn, finder, account: form } = en.settings;

// One app, from nothing to two accounts that sign in in different ways; each test goes on where the last one ended.
test.describe.configure({ mode: 'serial' });

/** The tenant of the IAM user, and the one of the access key. */
let eu: Simulator;
let cn: Simulator;
let app: RunningApp;
let secrets: readonly string[];

test.beforeAll(async ({ desktop }) => {
  eu = await startStillFleet(FLEET);
  cn = await startStillFleet(3);
  secrets = [eu.iam.users[0]?.password ?? '', cn.accessKeys[0]?.secretKey ?? '', 'wrong password 1'];
  const polling = { normalSeconds: 5, quickSeconds: 1, requestsPerSecond: 50, concurrency: 4 };
  const config = desktop.writeFile('sign-in.json', JSON.stringify({ accounts: [], polling }));
  app = await launchApp(desktop, {
    userData: desktop.makeDirectory('sign-in'),
    switches: [`--config=${config}`],
  });
});

test.afterAll(async () => {
  await app.quit();
  await eu.close();
  await cn.close();
});

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const field = (page: Page, label: string) => page.getByLabel(label, { exact: true });

async function choose(page: Page, kind: 'password' | 'accessKey'): Promise<void> {
  const radio = page.getByRole('radio', { name: signIn.kinds[kind].name, exact: true });
  // The arrows go from one choice to the next.
  await tabTo(page, page.getByRole('radio', { checked: true }));
  for (let presses = 0; presses < 3 && !(await radio.isChecked()); presses += 1)
    await page.keyboard.press('ArrowDown');
  await expect(radio).toBeChecked();
}

test('a wrong password is said in words, and is sent once, also when the account is saved', async ({
  desktop,
}) => {
  const page = await app.window();
  const [user] = eu.iam.users;
  await pressOn(page, button(page, en.welcome.connect.action));
  await typeInto(page, field(page, form.name), 'EU');
  await typeInto(page, field(page, form.baseUrl), eu.url);
  await choose(page, 'password');
  await typeInto(page, field(page, signIn.domain), user?.domain ?? '');
  await typeInto(page, field(page, signIn.user), user?.user ?? '');
  await typeInto(page, field(page, signIn.password), 'wrong password 1');
  await typeInto(page, field(page, signIn.project), eu.iam.projects[0] ?? '');
  await typeInto(page, field(page, signIn.iamUrl), eu.url);
  await typeInto(page, field(page, form.phones), phoneAt(eu, 0).id);
  await expectAccessible(page);
  await pressOn(page, button(page, form.test));
  await expect(page.getByText(en.failures.what(newFailure('password')))).toBeVisible();
  expect(eu.iam.badPasswords).toBe(1);

  await pressOn(page, button(page, form.save));
  await expectIcon(desktop, 'trouble');
  await desktop.notifications.waitFor(en.notices.signIn('EU'));
  expect(await desktop.tray.tooltip()).toContain('EU');
  expect(eu.iam.requests).toBe(1);
  expect(eu.requests.filter(({ kind }) => kind === 'query')).toEqual([]);
});

test('the right one finds the phones of the tenant, which are taken over with their names', async ({
  desktop,
}) => {
  const shown = fleetWindow(await app.window());
  const { page } = shown;
  await pressOn(page, button(page, en.window.banner.signIn));
  await typeInto(page, field(page, signIn.password), eu.iam.users[0]?.password ?? '');
  await pressOn(page, button(page, finder.action));
  await expect(page.getByRole('heading', { name: finder.title('40') })).toBeVisible();
  await expectAccessible(page);
  await pressOn(page, button(page, finder.chooseShown('40')));
  await pressOn(page, button(page, finder.take('40')));
  await pressOn(page, button(page, form.save));
  await expect(page.getByText(form.saved)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(shown.sums).toHaveText(en.window.footer.phones('40'));
  await expectIcon(desktop, 'well');
  await expect(shown.row(phoneAt(eu, 7).name)).toBeVisible();
});

test('a token that dies early is renewed, and nobody hears of it', async ({ desktop }) => {
  desktop.notifications.forget();
  const given = eu.iam.tokensGiven;
  eu.iam.revokeAll();
  await nextSweep(eu);
  await nextSweep(eu);
  expect(eu.iam.tokensGiven).toBe(given + 1);
  await expectIcon(desktop, 'well');
  expect(desktop.notifications.received).toEqual([]);
});

test('a phone that is frozen is set aside with its reason, and the others are checked on', async () => {
  const shown = fleetWindow(await app.window());
  const { page } = shown;
  const { id, name } = phoneAt(eu, 3);
  eu.setCondition(id, 'frozen');
  await page.keyboard.press('F5');
  await page.keyboard.press('/');
  await page.keyboard.type(id);
  await expect(shown.row(name)).toContainText('frozen');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const panel = shown.panel(name);
  await expect(panel).toContainText(en.failures.what(newFailure('frozen')));
  await expect(panel).toContainText('KOOPHONE.API.2004');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+f');
  await page.keyboard.press('Escape');

  const from = eu.requests.length;
  const others = () => new Set(eu.requests.slice(from).flatMap(({ ids }) => ids)).size;
  await expect.poll(others).toBe(FLEET - 1);
  expect(eu.requests.slice(from).flatMap(({ ids }) => ids)).not.toContain(id);
  // Thawed, it is asked about with the others again as soon as somebody asks for it.
  eu.setCondition(id, null);
  const sweep = nextSweep(eu);
  await page.keyboard.press('F5');
  await sweep;
  await expect(shown.row(name)).not.toContainText('frozen');
});

test('a second account signs in with an access key, and its trouble is its own', async ({ desktop }) => {
  const shown = fleetWindow(await app.window());
  const { page } = shown;
  const [key] = cn.accessKeys;
  await page.keyboard.press('ControlOrMeta+,');
  await pressOn(page, button(page, en.settings.addAccount));
  await typeInto(page, field(page, form.name), 'CN');
  await typeInto(page, field(page, form.baseUrl), cn.url);
  await choose(page, 'accessKey');
  await typeInto(page, field(page, signIn.accessKey), key?.accessKey ?? '');
  await typeInto(page, field(page, signIn.secretKey), key?.secretKey ?? '');
  await typeInto(page, field(page, form.phones), cn.phones.map((phone) => phone.id).join('\n'));
  await pressOn(page, button(page, form.test));
  await expect(page.getByText(en.settings.test.good('3', '3'))).toBeVisible();
  await pressOn(page, button(page, form.save));
  await expect(shown.sums).toHaveText(en.window.footer.phones('43'));
  await expectIcon(desktop, 'well');

  desktop.notifications.forget();
  cn.setAccessKeys([{ accessKey: 'ANOTHERKEYOFTHETENANT', secretKey: 'another secret' }]);
  await desktop.notifications.waitFor(en.notices.signIn('CN'));
  await expectIcon(desktop, 'trouble');
  await expect(shown.banner('CN').first()).toBeVisible();
  await expect(shown.banner('EU')).toHaveCount(0);
  const refused = cn.requests.length;
  await nextSweep(eu);
  await nextSweep(eu);
  // A refused key is not insisted on, as the service locks those who do.
  expect(cn.requests.length).toBe(refused);
  expect(desktop.notifications.received).toHaveLength(1);
  if (key !== undefined) cn.setAccessKeys([key]);
  await page.keyboard.press('F5');
  await expectIcon(desktop, 'well');
});

test('a restart signs in again out of the keychain; no secret shows anywhere', async ({ desktop }) => {
  const page = await app.window();
  const content = await page.content();
  const output = app.output();
  await app.quit();
  app = await launchApp(desktop, { userData: app.userData });
  const shown = fleetWindow(await app.window());
  await expect(shown.sums).toHaveText(en.window.footer.phones('43'));
  await expectIcon(desktop, 'well');
  for (const secret of secrets) {
    expect(secret).not.toBe('');
    expect(filesWith(secret, app.userData)).toEqual([]);
    expect(commandLinesWith(secret)).toEqual([]);
    expect(content + output + app.output()).not.toContain(secret);
  }
});

test('an account that is removed takes its secrets along', async () => {
  const shown = fleetWindow(await app.window());
  const { page } = shown;
  const kept = () => {
    const file = JSON.parse(readFileSync(join(app.userData, 'secrets.json'), 'utf8')) as { secrets: object };
    return Object.keys(file.secrets).length;
  };
  expect(kept()).toBe(2);
  await page.keyboard.press('ControlOrMeta+,');
  await pressOn(page, button(page, 'CN'));
  await pressOn(page, button(page, form.remove));
  await pressOn(page, button(page, form.removeYes));
  await expect(shown.sums).toHaveText(en.window.footer.phones('40'));
  expect(kept()).toBe(1);
});
