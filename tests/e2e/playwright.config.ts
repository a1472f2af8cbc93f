import { defineConfig } from 'playwright/test';

/** The real app on a real desktop: one worker, as there is one desktop, and no retries, as nothing here may be a matter of luck. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results/e2e',
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  globalTimeout: 780_000,
  expect: { timeout: 20_000 },
  globalSetup: './global-setup.ts',
  reporter: [['list'], ['json', { outputFile: '../../test-results/e2e.json' }]],
});
