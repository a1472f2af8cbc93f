import { expect } from 'playwright/test';
import { OFFLINE, RUNNING } from '../../electron/core/status.ts';
import { en } from '../../electron/messages/en/index.ts';
import type { Simulator } from '../../electron/simulator/index.ts';
import { expectAccessible } from './axe.ts';
import { launchApp, runApp, type RunningApp } from './app.ts';
import { phoneAt, provision, startStillFleet } from './fleet.ts';
import { clickWhenThere, expectIcon } from './glance.ts';
import { hurry, type HurriedClock } from './hurry.ts';
import { makeCommand, startWebhook } from './receivers.ts';
import { test } from './test.ts';
import { fleetWindow } from './window.ts';

/*
 * What the desktop receives over hours, with the intervals and settings that KooGlance comes with. The app's clock runs fast: a
 * minute takes a second.
 */

const FLEET = 420;
const RACK = 400;
const TIMES = 60;
const SECOND = 1_000;
const MINUTE = 60 * SECOND;

test.describe.configure({ mode: 'serial' });

let simulator: Simulator;
let app: RunningApp;
let clock: HurriedClock;
let options: Parameters<typeof launchApp>[1];
let webhook: Awaited<ReturnType<typeof startWebhook>>;
let command: ReturnType<typeof makeCommand>;

/** What the app comes with, and a rate at which a sweep is no matter of time. */
const polling = { normalSeconds: 30, quickSeconds: 5, requestsPerSecond: 50, concurrency: 4 };

test.beforeAll(async ({ desktop }) => {
  simulator = await startStillFleet(FLEET);
  webhook = await startWebhook();
  command = makeCommand(desktop);
  options = {
    userData: desktop.makeDirectory('alerts'),
    switches: ['--hidden'],
  };
  const onward = [
    { kinds: ['offline'], way: { kind: 'webhook', url: webhook.url } },
    {
      kinds: ['recovered'],
      way: { kind: 'command', program: command.program, arguments: ['$(exit 1) "quoted"'] },
    },
  ];
  const config = provision(desktop, simulator, 'alerts.json', simulator.token, {
    polling,
    alerts: {},
    onward,
  });
  app = await launchApp(desktop, { ...options, switches: ['--hidden', config] });
  await expectIcon(desktop, 'well');
  clock = await hurry(desktop, app, TIMES);
});

test.afterAll(async () => {
  await app.quit();
  await simulator.close();
  webhook.close();
});

function set(from: number, to: number, status: number): void {
  for (const { id } of simulator.phones.slice(from, to)) simulator.setStatus(id, status);
}

const nameOf = (index: number) => phoneAt(simulator, index).name;
const summaries = (notices: readonly { readonly summary: string }[]) => notices.map(({ summary }) => summary);

test('a failure is told, passed on, and its recovery told with how long it lasted', async ({ desktop }) => {
  set(410, 411, OFFLINE);
  await desktop.notifications.waitFor(en.notices.began(nameOf(410), 'offline'));
  await expect.poll(() => webhook.received.length).toBe(1);
  expect(webhook.received[0]).toMatchObject({
    kinds: ['offline'],
    title: en.notices.began(nameOf(410), 'offline'),
    phones: [{ name: nameOf(410) }],
  });
  await clock.pass(12 * MINUTE);
  set(410, 411, RUNNING);
  const notice = await desktop.notifications.waitFor(en.notices.recovered(nameOf(410), 'Running'));
  expect(notice.body).toMatch(/^It was offline for 1[2-4] min\. /);
  expect(desktop.notifications.received).toHaveLength(2);
  expect(summaries(desktop.notifications.open)).toEqual([notice.summary]);

  await expect.poll(() => command.calls().length).toBe(1);
  expect(command.calls()[0]).toMatchObject({
    title: notice.summary,
    argument: '$(exit 1) "quoted"',
    payload: { kinds: ['recovered'], phones: [{ name: nameOf(410) }] },
  });
});

test('a rack that takes a minute to fail makes at most two notices, the last of which stands', async ({
  desktop,
}) => {
  desktop.notifications.forget();
  let failed = 0;
  await clock.pass(MINUTE + 5 * SECOND, 3 * SECOND, () => {
    const next = Math.min(RACK, failed + RACK / 20);
    set(failed, next, OFFLINE);
    failed = next;
  });
  expect(failed).toBe(RACK);
  await desktop.notifications.waitFor(new RegExp(`^${RACK} phones .*have problems$`));
  await clock.pass(5 * MINUTE);
  expect(desktop.notifications.received.length).toBeLessThanOrEqual(2);
  const standing = summaries(desktop.notifications.open).filter((title) => title.includes('problems'));
  expect(standing).toHaveLength(1);
  expect(standing[0]).toContain(String(RACK));
});

test('acknowledged from the tray menu, it turns the icon to its outline, until it recovers', async ({
  desktop,
}) => {
  await expectIcon(desktop, 'problems-9plus');
  await clickWhenThere(desktop, en.glance.acknowledgeAll(String(RACK)));
  await expectIcon(desktop, 'acknowledged');
  desktop.notifications.forget();
  await clock.pass(5 * MINUTE);
  expect(desktop.notifications.received).toEqual([]);
  set(0, RACK, RUNNING);
  await expectIcon(desktop, 'well');
  await desktop.notifications.waitFor(new RegExp(`^${RACK} phones .*recovered$`));
});

test('a phone that flaps for half an hour makes at most two notices', async ({ desktop }) => {
  test.setTimeout(120_000);
  await clock.pass(3 * MINUTE);
  desktop.notifications.forget();
  let turns = 0;
  await clock.pass(30 * MINUTE, 40 * SECOND, () => {
    turns += 1;
    set(405, 406, turns % 2 === 1 ? OFFLINE : RUNNING);
  });
  expect(turns).toBeGreaterThan(40);
  expect(summaries(desktop.notifications.received)).toEqual([
    en.notices.began(nameOf(405), 'offline'),
    en.notices.began(nameOf(405), 'flapping'),
  ]);
  set(405, 406, RUNNING);
  const notice = await desktop.notifications.waitFor(en.notices.recovered(nameOf(405), 'Running'), 60_000);
  expect(notice.body).toMatch(/^It was flapping for /);
});

test('a snooze from the tray menu runs out, and what lasts is told then', async ({ desktop }) => {
  set(401, 402, OFFLINE);
  await desktop.notifications.waitFor(en.notices.began(nameOf(401), 'offline'));
  const entry = en.glance.phone(nameOf(401), en.status.problems.offline);
  await expect.poll(async () => (await desktop.tray.menu()).map(({ label }) => label)).toContain(entry);
  await desktop.tray.click(entry, en.snooze.snooze, en.snooze.ends.half);
  await expectIcon(desktop, 'well');
  expect(await desktop.tray.tooltip()).toContain('1 snoozed');
  desktop.notifications.forget();
  await clock.pass(28 * MINUTE);
  expect(desktop.notifications.received).toEqual([]);
  await desktop.notifications.waitFor(en.notices.began(nameOf(401), 'offline'));
  await expectIcon(desktop, 'problems-1');
});

test('a restart tells no old problem again, and sums up what changed meanwhile', async ({ desktop }) => {
  await app.quit();
  set(402, 404, OFFLINE);
  app = await launchApp(desktop, options);
  await expectIcon(desktop, 'problems-3');
  clock = await hurry(desktop, app, TIMES);
  await desktop.notifications.waitFor(en.notices.away);
  await clock.pass(5 * MINUTE);
  expect(summaries(desktop.notifications.received)).toEqual([en.notices.away]);
  expect(desktop.notifications.received[0]?.body).toContain('2 phones have problems');
});

test('a crash loses neither what was told nor what was acknowledged', async ({ desktop }) => {
  await clickWhenThere(desktop, en.glance.acknowledgeAll('3'));
  await expectIcon(desktop, 'acknowledged');
  await clock.pass(MINUTE);
  app.kill();
  await expect.poll(() => desktop.tray.items).toBe(0);
  app = await launchApp(desktop, options);
  await expectIcon(desktop, 'acknowledged');
  clock = await hurry(desktop, app, TIMES);
  await clock.pass(5 * MINUTE);
  expect(desktop.notifications.received).toEqual([]);
  set(401, 404, RUNNING);
  await expectIcon(desktop, 'well');
  await clock.pass(10 * MINUTE);
});

test('quiet hours show nothing, and end with one summary', async ({ desktop }) => {
  const timeOfDay = (at: number) => new Date(at).toTimeString().slice(0, 5);
  const now = clock.now();
  const quietHours = [
    { days: [0, 1, 2, 3, 4, 5, 6], from: timeOfDay(now - 2 * MINUTE), to: timeOfDay(now + 20 * MINUTE) },
  ];
  const config = provision(desktop, simulator, 'quiet.json', simulator.token, {
    polling,
    alerts: { quietHours },
  });
  await runApp(desktop, { ...options, switches: ['--hidden', config] });
  await expect.poll(() => desktop.tray.tooltip()).toContain('quiet until');
  desktop.notifications.forget();
  set(406, 408, OFFLINE);
  await expectIcon(desktop, 'problems-2');
  await clock.pass(2 * MINUTE);
  expect(desktop.notifications.received).toEqual([]);
  const notice = await desktop.notifications.waitFor(en.notices.afterQuiet, 60_000);
  expect(notice.body).toContain('2 phones have problems');
  expect(desktop.notifications.received).toHaveLength(1);
});

test('do-not-disturb keeps notices back until it is off', async ({ desktop }) => {
  desktop.notifications.forget();
  desktop.notifications.setInhibited(true);
  // What the desktop answered last holds for some seconds.
  await clock.pass(MINUTE);
  set(408, 409, OFFLINE);
  await expectIcon(desktop, 'problems-3');
  await clock.pass(3 * MINUTE);
  expect(desktop.notifications.received).toEqual([]);
  desktop.notifications.setInhibited(false);
  const notice = await desktop.notifications.waitFor(en.notices.afterQuiet);
  expect(notice.body).toContain(nameOf(408));
});

test('a webhook that fails is in the record, and in nobody’s way', async ({ desktop }) => {
  webhook.answer(500);
  desktop.notifications.forget();
  set(411, 412, OFFLINE);
  await desktop.notifications.waitFor(en.notices.began(nameOf(411), 'offline'));
  await clock.pass(MINUTE);
  await desktop.tray.click(en.glance.activity);
  const window = await app.window();
  await expect(window.getByText(/127\.0\.0\.1:\d+ answered with status 500\./).first()).toBeVisible();
  expect(await window.content()).not.toContain('secret-part');
  expect(app.output()).not.toContain('secret-part');
});

test('the record says of everything what became of it', async () => {
  const window = await app.window();
  const fates = [/^Not shown: quiet hours/, /^Not shown: do not disturb/, /^Shown/];
  for (const fate of fates) await expect(window.getByText(fate).first()).toBeVisible();
  await expectAccessible(window);
});

test('a group is snoozed in the window, and that is ended there', async ({ desktop }) => {
  const shown = fleetWindow(await app.window());
  const { page } = shown;
  await page.keyboard.press('Escape');
  await expectIcon(desktop, 'problems-4');
  await page.getByRole('button', { name: en.window.toolbar.snooze, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expectAccessible(page);
  const { group } = simulator.phones[411] ?? { group: '' };
  const of = simulator.phones.filter(
    ({ id, group: other }) => other === group && simulator.status(id) === OFFLINE,
  );
  await dialog.getByRole('combobox').selectOption({ label: en.snooze.choices.group(group) });
  await dialog.getByRole('radio', { name: en.snooze.ends.four }).check();
  await dialog.getByRole('button', { name: en.snooze.snooze, exact: true }).click();
  await expect.poll(() => desktop.tray.tooltip()).toContain(`${of.length} snoozed`);
  await page.keyboard.press('ControlOrMeta+,');
  await page.getByRole('button', { name: en.settings.quietHoursPane, exact: true }).click();
  await page
    .getByRole('button', { name: new RegExp(`^${en.snooze.end}`) })
    .first()
    .click();
  await expectIcon(desktop, 'problems-4');
});
