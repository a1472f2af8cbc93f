import { expect } from 'playwright/test';
import { OFFLINE, RUNNING } from '../../electron/core/status.ts';
import { en } from '../../electron/messages/en/index.ts';
import type { Simulator } from '../../electron/simulator/index.ts';
import { launchApp, type RunningApp } from './app.ts';
import { provision, startStillFleet } from './fleet.ts';
import { clickWhenThere, expectIcon, menuLabels, refresh } from './glance.ts';
import { test } from './test.ts';
import { expectFiltered, fleetWindow } from './window.ts';

const FLEET = 64;
const RACK = 40;

test.describe.configure({ mode: 'serial' });

let simulator: Simulator;
let app: RunningApp;

test.beforeAll(async ({ desktop }) => {
  simulator = await startStillFleet(FLEET);
  app = await launchApp(desktop, {
    userData: desktop.makeDirectory('rack'),
    switches: ['--hidden', provision(desktop, simulator, 'rack.json')],
  });
  await expectIcon(desktop, 'well');
});

test.afterAll(async () => {
  await app.quit();
  await simulator.close();
});

function setRack(status: number): void {
  for (const { id } of simulator.phones.slice(0, RACK)) simulator.setStatus(id, status);
}

test('a rack that fails makes one notice, and a click on it opens its phones', async ({ desktop }) => {
  setRack(OFFLINE);
  const notice = await desktop.notifications.waitFor(en.notices.manyBegan(String(RACK), null));
  expect(notice.body).toContain('40 offline');
  await expectIcon(desktop, 'problems-9plus');
  await refresh(desktop, simulator);
  expect(desktop.notifications.received).toHaveLength(1);

  expect(app.electron.windows()).toEqual([]);
  desktop.notifications.click(notice);
  await expectFiltered(fleetWindow(await app.window()), 'problem', RACK, FLEET);
});

test('the menu names nine of them at most, and an entry opens the list behind it', async ({ desktop }) => {
  const named = async () => (await menuLabels(desktop)).filter((label) => label.endsWith(': Offline'));
  await expect.poll(named).toHaveLength(9);
  const shown = fleetWindow(await app.window());
  await clickWhenThere(desktop, '24 running');
  await expectFiltered(shown, 'running', FLEET - RACK, FLEET);
  await clickWhenThere(desktop, 'and 31 more');
  await expectFiltered(shown, 'problem', RACK, FLEET);
});

test('its recovery makes one notice as well', async ({ desktop }) => {
  setRack(RUNNING);
  await desktop.notifications.waitFor(en.notices.manyRecovered(String(RACK), null));
  await expectIcon(desktop, 'well');
  await refresh(desktop, simulator);
  expect(desktop.notifications.received).toHaveLength(2);
});
