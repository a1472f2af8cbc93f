import { z } from 'zod';

export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

/**
 * Counts a run of Vitest by its JSON report. A file that could not even be loaded counts as one failed test.
 *
 * @param report the parsed report; anything else (such as null, when there is none) is a crashed run
 * @param exitCode the runner's own verdict, which a tally never makes better
 */
export function tallyVitest(report: unknown, exitCode: number): Tally {
  const read = vitestReport.safeParse(report);
  if (!read.success) return crashed;
  const unloaded = read.data.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  return honest({ passed: read.data.numPassedTests, failed: read.data.numFailedTests + unloaded }, exitCode);
}

/**
 * Counts a run of Playwright by its JSON report. A test that passed only when it was tried again has failed, and so
 * has one that did not run: none is skipped on purpose here, so an earlier one in its row has failed.
 */
export function tallyPlaywright(report: unknown, exitCode: number): Tally {
  const read = playwrightReport.safeParse(report);
  if (!read.success) return crashed;
  const { expected, unexpected, flaky, skipped } = read.data.stats;
  return honest({ passed: expected, failed: unexpected + flaky + skipped }, exitCode);
}

export function sum(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((total, { passed }) => total + passed, 0),
    failed: tallies.reduce((total, { failed }) => total + failed, 0),
  };
}

const crashed: Tally = { passed: 0, failed: 1 };

/** A run that found nothing to test, or failed beside its tests, must not look like a good one. */
function honest(counted: Tally, exitCode: number): Tally {
  const foundNothing = counted.passed + counted.failed === 0;
  const failedBeside = exitCode !== 0 && counted.failed === 0;
  return foundNothing || failedBeside ? { passed: counted.passed, failed: 1 } : counted;
}
