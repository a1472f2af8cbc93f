import { expect } from 'playwright/test';
import { OFFLINE } from '../../electron/core/status.ts';
import { en } from '../../electron/messages/en/index.ts';
import type { Simulator } from '../../electron/simulator/index.ts';
import { launchApp, runApp, type RunningApp } from './app.ts';
import { expectAccessible } from './axe.ts';
import { phoneAt, provision, startStillFleet } from './fleet.ts';
import { expectIcon } from './glance.ts';
import { pressOn, tabTo, typeInto } from './keyboard.ts';
import { test } from './test.ts';
import { commandLinesWith, filesWith, seccompOf } from './traces.ts';
import { fleetWindow } from './window.ts';

const FLEET = 64;
const STOPPED = 1;
const NEW_CODE = 7;
const words = en.window;
const form = en.settings.account;

// One app and one window, by keyboard alone; each test leaves the list without a filter.
test.describe.configure({ mode: 'serial' });

let simulator: Simulator;
let app: RunningApp;

test.beforeAll(async ({ desktop }) => {
  simulator = await startStillFleet(FLEET);
  simulator.setStatus(phoneAt(simulator, 0).id, OFFLINE);
  simulator.setStatus(phoneAt(simulator, 1).id, STOPPED);
  simulator.setStatus(phoneAt(simulator, 2).id, NEW_CODE);
  app = await launchApp(desktop, {
    userData: desktop.makeDirectory('window'),
    switches: [provision(desktop, simulator, 'window.json', { env: 'LAB_TOKEN' })],
    // As a token looks that was pasted from a mail: what breaks its lines is mended.
    env: { LAB_TOKEN: `${simulator.token.slice(0, 20)}\n${simulator.token.slice(20)} \n` },
  });
});

test.afterAll(async () => {
  await app.quit();
  await simulator.close();
});

test('lists the phones, those with a problem first, and counts them by status', async () => {
  const shown = fleetWindow(await app.window());
  await expect(shown.sums).toHaveText(words.footer.phones('64'));
  for (const [kind, many] of [
    ['all', 64],
    ['problem', 1],
    ['running', 61],
    ['offline', 1],
    ['stopped', 1],
    ['unrecognised', 1],
    ['starting', 0],
  ] as const)
    await expect(shown.chip(kind)).toContainText(new RegExp(` ${many}$`));
  await expect(shown.rows.first()).toContainText(phoneAt(simulator, 0).name);
  await expect(shown.rows.first()).toContainText(en.status.names.offline);
});

test('a search leads to a phone and its details, and back', async () => {
  const shown = fleetWindow(await app.window());
  const { page } = shown;
  const { name, id } = phoneAt(simulator, 2);
  await page.keyboard.press('/');
  await expect(shown.search).toBeFocused();
  await page.keyboard.type('status:7');
  await expect(shown.sums).toHaveText(words.footer.some('1', '64'));
  await expect(shown.row(name)).toContainText(en.status.unrecognised(NEW_CODE));

  await page.keyboard.press('ArrowDown');
  await expect(shown.grid).toBeFocused();
  await page.keyboard.press('Enter');
  const panel = shown.panel(name);
  await expect(panel).toContainText(words.phone.code(NEW_CODE));
  await expect(panel).toContainText(id);
  const requestIds = () =>
    simulator.requests.flatMap(({ ids, requestId }) => (ids.includes(id) ? [requestId ?? 'none'] : []));
  // Each answer brings another request ID; the one that is shown is one that was sent for this phone.
  await expect
    .poll(async () => {
      const text = await panel.innerText();
      return requestIds().some((requestId) => text.includes(requestId));
    })
    .toBe(true);
  await expectAccessible(page);

  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await page.keyboard.press('ControlOrMeta+f');
  await page.keyboard.press('Escape');
  await expect(shown.sums).toHaveText(words.footer.phones('64'));
});

test('a chip filters the list, and a second press ends it', async () => {
  const shown = fleetWindow(await app.window());
  const { page } = shown;
  await pressOn(page, shown.chip('stopped'));
  await expect(shown.chip('stopped')).toHaveAttribute('aria-pressed', 'true');
  await expect(shown.rows).toHaveCount(1);
  await expect(shown.row(phoneAt(simulator, 1).name)).toBeVisible();
  await page.keyboard.press('Space');
  await expect(shown.sums).toHaveText(words.footer.phones('64'));
});

test('phones are selected, stay selected while they are checked, and are copied', async () => {
  const shown = fleetWindow(await app.window());
  const { page } = shown;
  await tabTo(page, shown.grid);
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(shown.sums).toContainText(words.footer.selected('3'));
  await page.keyboard.press('End');
  await page.keyboard.press('ControlOrMeta+a');
  await expect(shown.sums).toContainText(words.footer.selected('64'));

  const requests = simulator.requests.length;
  await expect.poll(() => simulator.requests.length).toBeGreaterThan(requests + 4);
  await expect(shown.sums).toContainText(words.footer.selected('64'));
  await page.keyboard.press('ControlOrMeta+c');
  const copied = () => app.electron.evaluate(({ clipboard }) => clipboard.readText());
  const ids = simulator.phones.map(({ id }) => id);
  await expect.poll(async () => (await copied()).split('\n').toSorted()).toEqual(ids.toSorted());
  await page.keyboard.press('Escape');
  await expect(shown.sums).toHaveText(words.footer.phones('64'));
});

test('a problem is acknowledged, and that is taken back', async () => {
  const shown = fleetWindow(await app.window());
  const { page } = shown;
  await tabTo(page, shown.grid);
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  const panel = shown.panel(phoneAt(simulator, 0).name);
  await pressOn(page, panel.getByRole('button', { name: words.phone.acknowledge }));
  await expect(shown.chip('problem')).toContainText(/ 0$/);
  await pressOn(page, panel.getByRole('button', { name: words.phone.unacknowledge }));
  await expect(shown.chip('problem')).toContainText(/ 1$/);
  await page.keyboard.press('Escape');
  await expectAccessible(page);
});

test('an account with mistakes is not saved, and the words for each stand at its field', async () => {
  const { page } = fleetWindow(await app.window());
  await page.keyboard.press('ControlOrMeta+,');
  await pressOn(page, page.getByRole('button', { name: en.settings.addAccount }));
  const field = (label: string) => page.getByLabel(label, { exact: true });
  await typeInto(page, field(form.name), 'Lab');
  await typeInto(page, field(form.baseUrl), 'https://');
  await typeInto(page, field(form.phones), `${'a'.repeat(33)}\nabc`);
  await expect(field(form.phones)).toHaveAccessibleDescription(/33 characters long; at most 32/);
  const buffer = Buffer.from('id,naem\nabcdefgh,Spare 1\n');
  await page.locator('input[type=file]').setInputFiles({ name: 'fleet.csv', mimeType: 'text/csv', buffer });
  await expect(field(form.phones)).toHaveAccessibleDescription(/The column “naem” is not known/);
  await typeInto(page, field(form.phones), 'abcdefgh, Spare 1, spare');
  await pressOn(page, page.getByRole('button', { name: form.save, exact: true }));

  await expect(field(form.name)).toHaveAccessibleDescription(/must be different/);
  await expect(field(form.baseUrl)).toHaveAccessibleDescription(/has no host/);
  await expect(field(en.settings.signIn.token)).toHaveAccessibleDescription(/must not be empty/);
  await expect(page.getByText(form.fixErrors)).toBeVisible();
  await expectAccessible(page);
});

test('a test of the connection says what is wrong, and what works is saved', async () => {
  const shown = fleetWindow(await app.window());
  const { page } = shown;
  const field = (label: string) => page.getByLabel(label, { exact: true });
  const testButton = page.getByRole('button', { name: form.test });
  await typeInto(page, field(form.name), 'Spare');
  await typeInto(page, field(form.baseUrl), simulator.url);
  await typeInto(page, field(en.settings.signIn.token), 'not-the-token');
  await pressOn(page, testButton);
  await expect(page.getByText('The service does not accept the token.')).toBeVisible();

  await typeInto(page, field(en.settings.signIn.token), simulator.token);
  await pressOn(page, testButton);
  await expect(page.getByText('This phone does not exist.')).toBeVisible();

  simulator.addPhone({ id: 'abcdefgh', name: '', group: '' });
  await pressOn(page, testButton);
  await expect(page.getByText(en.settings.test.good('1', '1'))).toBeVisible();
  await pressOn(page, page.getByRole('button', { name: form.save, exact: true }));
  await expect(shown.sums).toHaveText(words.footer.phones('65'));
});

const { control, notify, kinds } = en.settings.notificationForm;
const notifyOfOtherChanges = control(notify, kinds.otherChanges);

test('the interval is changed, and 0 is refused in words', async () => {
  const { page } = fleetWindow(await app.window());
  const { fields, save, saved } = en.settings.pollingForm;
  await page.keyboard.press('ControlOrMeta+,');
  await pressOn(page, page.getByRole('button', { name: en.settings.polling }));
  const interval = page.getByLabel(fields.normalSeconds);
  await typeInto(page, interval, '0');
  await page.keyboard.press('Enter');
  await expect(interval).toHaveAccessibleDescription(/This is 0; it must be from 5 to/);
  await expectAccessible(page);
  await typeInto(page, interval, '6');
  await pressOn(page, page.getByRole('button', { name: save, exact: true }));
  await expect(page.getByText(saved)).toBeVisible();
  await pressOn(page, page.getByRole('button', { name: en.settings.notifications }));
  const otherChanges = page.getByRole('checkbox', { name: notifyOfOtherChanges });
  await tabTo(page, otherChanges);
  await page.keyboard.press('Space');
  await expect(otherChanges).toBeChecked();
  await expectAccessible(page);
  await pressOn(page, page.getByRole('button', { name: en.settings.notificationForm.save, exact: true }));
  await expect(page.getByText(en.settings.notificationForm.saved)).toBeVisible();
  for (const pane of [en.settings.quietHoursPane, en.settings.groupsPane, en.settings.onwardPane]) {
    await pressOn(page, page.getByRole('button', { name: pane, exact: true }));
    await expect(page.getByRole('heading', { name: pane, exact: true })).toBeVisible();
    await expectAccessible(page);
  }
  await page.keyboard.press('Escape');
  await expect(page.getByText(words.toolbar.every('6 s'), { exact: true })).toBeVisible();
});

test('why an account does not answer is said, without the token that the service repeats', async () => {
  const shown = fleetWindow(await app.window());
  const message = `decrypt token fail: ${simulator.token}`;
  simulator.setFaults([{ kind: 'code', httpStatus: 401, code: 'APIGW.0301', message }]);
  await shown.page.keyboard.press('F5');
  await expect(shown.banner('decrypt token fail').first()).toBeVisible();
  expect(await shown.page.content()).not.toContain(simulator.token);
  simulator.setFaults([]);
  await shown.page.keyboard.press('F5');
  await expect(shown.banner('decrypt token fail')).toHaveCount(0);
});

test('the window runs in the real sandbox', async () => {
  await app.window();
  const renderers = seccompOf(['--type=renderer', app.userData]);
  expect(renderers.length).toBeGreaterThan(0);
  expect(new Set(renderers)).toEqual(new Set([2]));
});

test('closed, it stays in the tray and says so once; a second launch shows it again', async ({ desktop }) => {
  const { notifications, tray } = desktop;
  await app.closeWindow();
  await notifications.waitFor(en.notices.stillInTray);
  await tray.activate();
  await expect.poll(() => app.windowShown()).toBe(true);
  await app.closeWindow();

  const second = await runApp(desktop, { userData: app.userData });
  expect(second.code).toBe(0);
  await expect.poll(() => app.windowShown()).toBe(true);
  expect(tray.items).toBe(1);
  const told = notifications.received.filter(({ summary }) => summary === en.notices.stillInTray);
  expect(told).toHaveLength(1);
});

test('a restart keeps everything, and the token shows nowhere', async ({ desktop }) => {
  const firstOutput = app.output();
  await app.quit();
  app = await launchApp(desktop, { userData: app.userData });
  const shown = fleetWindow(await app.window());
  await expect(shown.sums).toHaveText(words.footer.phones('65'));
  await expect(shown.chip('running')).toContainText(/ 62$/);
  await expect(shown.page.getByText(words.toolbar.every('6 s'), { exact: true })).toBeVisible();
  await expectIcon(desktop, 'problems-1');
  await shown.page.keyboard.press('ControlOrMeta+,');
  await pressOn(shown.page, shown.page.getByRole('button', { name: en.settings.notifications }));
  await expect(shown.page.getByRole('checkbox', { name: notifyOfOtherChanges })).toBeChecked();

  expect(filesWith(simulator.token, app.userData)).toEqual([]);
  expect(commandLinesWith(simulator.token)).toEqual([]);
  expect(firstOutput + app.output()).not.toContain(simulator.token);
});
