import { test as base } from 'playwright/test';
import { type PrivateDesktop, startPrivateDesktop } from './private-desktop.ts';

interface WorkerFixtures {
  readonly desktop: PrivateDesktop;
}

interface TestFixtures {
  /** What a failed test leaves for whoever looks into it. */
  readonly evidence: undefined;
}

/** Playwright's `test` on a private desktop, which all tests of a run share. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  desktop: [
    async ({}, use) => {
      const desktop = await startPrivateDesktop();
      await use(desktop);
      await desktop.stop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  evidence: [
    async ({ desktop }, use, info) => {
      await use(undefined);
      if (info.status === info.expectedStatus) return;
      const picture = info.outputPath('desktop.png');
      await desktop.screenshot(picture);
      await info.attach('desktop', { path: picture });
      for (const output of desktop.outputs()) await info.attach('output of the app', { path: output });
    },
    { auto: true },
  ],
});
