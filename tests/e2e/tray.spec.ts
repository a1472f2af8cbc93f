import { expect } from 'playwright/test';
import { OFFLINE, RUNNING, STARTING } from '../../electron/core/status.ts';
import { en } from '../../electron/messages/en/index.ts';
import type { Simulator } from '../../electron/simulator/index.ts';
import { launchApp, runApp, type RunningApp } from './app.ts';
import { accountName, phoneAt, provision, startStillFleet } from './fleet.ts';
import { clickWhenThere, expectIcon, menuLabels, nextSweep, refresh } from './glance.ts';
import { test } from './test.ts';
import { fleetWindow } from './window.ts';

const FLEET = 64;

// One app goes through its states, as it does in a day; each test leaves the fleet as the next one expects it.
test.describe.configure({ mode: 'serial' });

let simulator: Simulator;
let app: RunningApp;
let secondLaunch: Parameters<typeof runApp>[1];

test.beforeAll(async ({ desktop }) => {
  simulator = await startStillFleet(FLEET);
  for (const index of [0, 1]) simulator.setStatus(phoneAt(simulator, index).id, OFFLINE);
  const userData = desktop.makeDirectory('tray');
  secondLaunch = { userData };
  app = await launchApp(desktop, { userData, switches: [provision(desktop, simulator, 'tray.json')] });
});

test.afterAll(async () => {
  await app.quit();
  await simulator.close();
});

function setStatus(from: number, to: number, status: number): void {
  for (const { id } of simulator.phones.slice(from, to)) simulator.setStatus(id, status);
}

test('a provisioned start needs no click, and shows what is wrong already without announcing it', async ({
  desktop,
}) => {
  await expect.poll(() => desktop.tray.items).toBe(1);
  await expectIcon(desktop, 'problems-2');
  const tooltip = await desktop.tray.tooltip();
  expect(tooltip).toContain('2 problems · 62 running');
  expect(tooltip).toMatch(/ · checked \d\d:\d\d$/);
  await nextSweep(simulator);
  await nextSweep(simulator);
  expect(desktop.notifications.received).toEqual([]);
});

test('the menu has the sums, the phones that need somebody, and the commands', async ({ desktop }) => {
  const { glance, snooze, status } = en;
  const offline = (index: number) => glance.phone(phoneAt(simulator, index).name, status.problems.offline);
  const labels = await menuLabels(desktop);
  expect(labels.slice(0, 3)).toEqual(['2 problems', '62 running', '2 offline']);
  expect(labels[3]).toBe(glance.acknowledgeAll('2'));
  expect(new Set(labels.slice(4, 6))).toEqual(new Set([offline(0), offline(1)]));
  expect(labels.slice(6)).toEqual([
    glance.refresh,
    glance.snooze,
    glance.pause,
    glance.open,
    glance.activity,
    glance.settings,
    glance.quit,
  ]);
  const [, , , , ofPhone] = await desktop.tray.menu();
  expect(ofPhone?.children.map(({ label }) => label)).toEqual([
    glance.show,
    glance.acknowledge,
    snooze.snooze,
    snooze.mute,
  ]);
});

test('nothing is sent to the desktop while nothing changes', async ({ desktop }) => {
  // The signal of a change may come after the change itself could be seen: it has the time of a sweep to arrive.
  await nextSweep(simulator);
  const before = await desktop.tray.tooltip();
  desktop.tray.forgetSignals();
  await nextSweep(simulator);
  const after = await desktop.tray.tooltip();
  // The tooltip gives the time of the last answer in minutes, and may differ when one has passed. With it, Chromium sends the
  // menu anew, though nothing of that has changed.
  const signals = desktop.tray.signals.filter(
    (signal) => before === after || !/ToolTip|PropertiesChanged|LayoutUpdated/.test(signal),
  );
  expect(signals).toEqual([]);
  expect(desktop.notifications.received).toEqual([]);
});

test('each phone that recovers is told of once, and then all is well', async ({ desktop }) => {
  setStatus(0, 2, RUNNING);
  await expectIcon(desktop, 'well');
  for (const index of [0, 1])
    await desktop.notifications.waitFor(en.notices.recovered(phoneAt(simulator, index).name, 'Running'));
  expect(await desktop.tray.tooltip()).toContain('64 running');
  expect(desktop.notifications.received).toHaveLength(2);
});

test('a phone that starts is a passage, and no notice', async ({ desktop }) => {
  desktop.notifications.forget();
  setStatus(5, 6, STARTING);
  await refresh(desktop, simulator);
  await expectIcon(desktop, 'passage');
  expect(await desktop.tray.tooltip()).toContain('63 running · 1 starting');
  setStatus(5, 6, RUNNING);
  await expectIcon(desktop, 'well');
  await refresh(desktop, simulator);
  expect(desktop.notifications.received).toEqual([]);
});

test('a phone that fails is told of once, and a click on the notice opens it', async ({ desktop }) => {
  const { name } = phoneAt(simulator, 3);
  setStatus(3, 4, OFFLINE);
  await refresh(desktop, simulator);
  const notice = await desktop.notifications.waitFor(en.notices.began(name, 'offline'));
  expect(notice.app).toBe('KooGlance');
  expect(notice.body).toMatch(/^Offline since \d\d:\d\d\. Account: Lab$/);
  await expectIcon(desktop, 'problems-1');
  await refresh(desktop, simulator);
  expect(desktop.notifications.received).toHaveLength(1);

  desktop.notifications.click(notice);
  const shown = fleetWindow(await app.window());
  await expect(shown.panel(name)).toBeVisible();
  expect(await app.windowShown()).toBe(true);
});

test('a problem that is acknowledged leaves the count and changes the icon', async ({ desktop }) => {
  const { name } = phoneAt(simulator, 3);
  const shown = fleetWindow(await app.window());
  await shown.panel(name).getByRole('button', { name: en.window.phone.acknowledge }).click();
  await expectIcon(desktop, 'acknowledged');
  expect(await desktop.tray.tooltip()).toContain('1 acknowledged · 63 running');
});

test('its recovery is told of once, when its details are not in view', async ({ desktop }) => {
  const { name } = phoneAt(simulator, 3);
  const panel = fleetWindow(await app.window()).panel(name);
  await panel.getByRole('button', { name: en.window.phone.close }).click();
  await expect(panel).toBeHidden();
  setStatus(3, 4, RUNNING);
  const notice = await desktop.notifications.waitFor(en.notices.recovered(name, 'Running'));
  expect(notice.body).toMatch(/^It was offline for \d+ (s|min)\. Account: Lab$/);
  await expectIcon(desktop, 'well');
  await refresh(desktop, simulator);
  expect(desktop.notifications.received).toHaveLength(2);
});

test('while everything is snoozed nothing is told, the icon says so, and what lasts is told at its end', async ({
  desktop,
}) => {
  desktop.notifications.forget();
  await desktop.tray.click(en.glance.snooze, en.snooze.ends.one);
  await expect.poll(() => desktop.tray.tooltip()).toMatch(/ · everything snoozed until \d\d:\d\d · /);
  await expectIcon(desktop, 'snoozed');
  setStatus(4, 5, OFFLINE);
  await refresh(desktop, simulator);
  await expect.poll(() => desktop.tray.tooltip()).toContain('1 snoozed');
  // A notice is held back for three seconds, to be joined by others: a sweep takes longer.
  await nextSweep(simulator);
  await nextSweep(simulator);
  expect(desktop.notifications.received).toEqual([]);
  await clickWhenThere(desktop, en.snooze.end);
  await desktop.notifications.waitFor(en.notices.began(phoneAt(simulator, 4).name, 'offline'));
  await expectIcon(desktop, 'problems-1');
  setStatus(4, 5, RUNNING);
  await desktop.notifications.waitFor(/recovered/);
  expect(desktop.notifications.received).toHaveLength(2);
  await expectIcon(desktop, 'well');
});

test('paused, it asks nothing; resumed, it asks at once', async ({ desktop }) => {
  await desktop.tray.click(en.glance.pause);
  await expectIcon(desktop, 'paused');
  expect(await desktop.tray.tooltip()).toContain(en.glance.paused);
  const pausedAt = Date.now();
  // What takes longer than an interval, so that a request would have been due: two launches that find the first one.
  while (Date.now() - pausedAt < 6_000) await runApp(desktop, secondLaunch);
  const resumedAt = Date.now();
  await clickWhenThere(desktop, en.glance.resume);
  await nextSweep(simulator);
  await expectIcon(desktop, 'well');
  expect(simulator.requests.filter(({ at }) => at > pausedAt + 500 && at < resumedAt)).toEqual([]);
});

test('refreshed from the menu, it asks about every phone at once', async ({ desktop }) => {
  const lastAsked = () => simulator.requests.at(-1)?.at ?? Number.NaN;
  await nextSweep(simulator);
  const before = lastAsked();
  await refresh(desktop, simulator);
  // By itself, the next sweep comes five seconds after the last.
  expect(lastAsked() - before).toBeLessThan(4_500);
});

test('a token that the service no longer takes is said in the tray and in a notice', async ({ desktop }) => {
  desktop.notifications.forget();
  const { token } = simulator;
  simulator.setToken('another-token');
  const notice = await desktop.notifications.waitFor(en.notices.signIn(accountName));
  expect(notice.body).toContain('Paste a new token');
  await expectIcon(desktop, 'trouble');
  expect(await desktop.tray.tooltip()).toContain(`${accountName}: sign-in needed`);
  await expect.poll(async () => (await menuLabels(desktop))[0]).toBe(`${accountName}: sign-in needed`);

  simulator.setToken(token);
  await desktop.tray.click(en.glance.refresh);
  await desktop.notifications.waitFor(en.notices.troubleOver(accountName));
  const left = () => desktop.notifications.open.map(({ summary }) => summary);
  expect(left()).toContain(en.notices.troubleOver(accountName));
  expect(left()).not.toContain(en.notices.signIn(accountName));
  await expectIcon(desktop, 'well');
  expect(desktop.notifications.received).toHaveLength(2);
});
