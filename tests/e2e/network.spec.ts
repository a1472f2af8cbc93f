import { expect } from 'playwright/test';
import { en } from '../../electron/messages/en/index.ts';
import { launchApp } from './app.ts';
import { expectAccessible } from './axe.ts';
import { type CorporateNetwork, startCorporateNetwork } from './corporate-network.ts';
import { accountName, startStillFleet } from './fleet.ts';
import { expectIcon } from './glance.ts';
import { pressOn, typeInto } from './keyboard.ts';
import { test } from './test.ts';
import { commandLinesWith, filesWith } from './traces.ts';
import { fleetWindow } from './window.ts';

const words = en.settings.network;
const PASSWORD = 'proxy-pass-1234';

test('through the proxy of a PAC file that wants a sign-in, and with a certificate of the company', async ({
  desktop,
}) => {
  const simulator = await startStillFleet(40);
  const corporate: CorporateNetwork = await startCorporateNetwork(simulator, 'me', PASSWORD);
  const config = {
    accounts: [
      {
        name: accountName,
        baseUrl: corporate.baseUrl,
        credentials: { kind: 'token', token: simulator.token },
        phones: simulator.phones,
      },
    ],
    polling: { normalSeconds: 5, quickSeconds: 1, requestsPerSecond: 50, concurrency: 4 },
  };
  const app = await launchApp(desktop, {
    userData: desktop.makeDirectory('network'),
    switches: [
      `--config=${desktop.writeFile('network.json', JSON.stringify(config))}`,
      `--proxy-pac-url=${corporate.pacUrl}`,
    ],
  });
  const shown = fleetWindow(await app.window());
  const { page } = shown;
  const field = (label: string) => page.getByLabel(label, { exact: true });

  // The proxy wants a sign-in: that is said of the proxy, not of the account.
  await expect(shown.banner('proxy').first()).toBeVisible();
  expect(corporate.tunnels().opened).toBe(0);
  expect(corporate.tunnels().refused).toBeGreaterThan(0);
  await pressOn(page, page.getByRole('button', { name: en.window.banner.openSettings }));
  await typeInto(page, field(words.proxyUser), 'me');
  await typeInto(page, field(words.proxyPassword), PASSWORD);
  await pressOn(page, page.getByRole('button', { name: words.save, exact: true }));
  await expect(page.getByText(words.saved)).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');

  // Now the company's certificate is not trusted, until its file is named. A file that is none is refused in words.
  await expect(shown.banner('certificate').first()).toBeVisible();
  expect(simulator.requests).toEqual([]);
  await page.keyboard.press('ControlOrMeta+,');
  await pressOn(page, page.getByRole('button', { name: en.settings.networkPane }));
  await typeInto(page, field(words.caFile), desktop.writeFile('no.pem', 'no certificate'));
  await pressOn(page, page.getByRole('button', { name: words.save, exact: true }));
  await expect(field(words.caFile)).toHaveAccessibleDescription(/certificate/);
  await typeInto(page, field(words.caFile), desktop.writeFile('ca.pem', corporate.authority));
  await pressOn(page, page.getByRole('button', { name: words.save, exact: true }));
  await expectIcon(desktop, 'well');
  await page.keyboard.press('Escape');
  await expect(shown.sums).toHaveText(en.window.footer.phones('40'));
  await expect(shown.banner('certificate')).toHaveCount(0);
  expect(corporate.tunnels().opened).toBeGreaterThan(0);

  const content = await page.content();
  await app.quit();
  for (const secret of [PASSWORD, simulator.token]) {
    expect(filesWith(secret, app.userData)).toEqual([]);
    expect(commandLinesWith(secret)).toEqual([]);
    expect(content + app.output()).not.toContain(secret);
  }
  corporate.stop();
  await simulator.close();
});
