import { describe, expect, it } from 'vitest';
import { sum, tallyPlaywright, tallyVitest } from '../../../build/test/tally.ts';

const file = (status: string, tests: number) => ({ status, assertionResults: Array(tests).fill({}) });
const vitest = (passed: number, failed: number, ...files: object[]) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  testResults: files,
});
const playwright = (expected: number, unexpected: number, flaky = 0, skipped = 0) => ({
  stats: { expected, unexpected, flaky, skipped },
});

describe('a run of Vitest', () => {
  it.each([
    ['all is well', vitest(3, 0, file('passed', 3)), 0, { passed: 3, failed: 0 }],
    ['a test failed', vitest(2, 1, file('failed', 3)), 1, { passed: 2, failed: 1 }],
    [
      'a file could not be loaded',
      vitest(2, 0, file('passed', 2), file('failed', 0)),
      1,
      { passed: 2, failed: 1 },
    ],
    ['an error outside the tests', vitest(3, 0, file('passed', 3)), 1, { passed: 3, failed: 1 }],
    ['no tests were found', vitest(0, 0), 0, { passed: 0, failed: 1 }],
    ['no report was written', null, 0, { passed: 0, failed: 1 }],
    ['the report is something else', { stats: {} }, 0, { passed: 0, failed: 1 }],
  ])('%s', (_, report, exitCode, expected) => {
    expect(tallyVitest(report, exitCode)).toEqual(expected);
  });
});

describe('a run of Playwright', () => {
  it.each([
    ['all is well', playwright(5, 0), 0, { passed: 5, failed: 0 }],
    ['a test failed', playwright(4, 1), 1, { passed: 4, failed: 1 }],
    ['a test passed at the second try', playwright(4, 0, 1), 0, { passed: 4, failed: 1 }],
    ['a test failed, and those behind it did not run', playwright(4, 1, 0, 2), 1, { passed: 4, failed: 3 }],
    ['the setup failed', playwright(0, 0), 1, { passed: 0, failed: 1 }],
    ['an error outside the tests', playwright(5, 0), 1, { passed: 5, failed: 1 }],
    ['no report was written', null, 1, { passed: 0, failed: 1 }],
  ])('%s', (_, report, exitCode, expected) => {
    expect(tallyPlaywright(report, exitCode)).toEqual(expected);
  });
});

it('sums up', () => {
  expect(sum([])).toEqual({ passed: 0, failed: 0 });
  expect(
    sum([
      { passed: 3, failed: 1 },
      { passed: 4, failed: 0 },
    ]),
  ).toEqual({ passed: 7, failed: 1 });
});
