import { describe, expect, it } from 'vitest';
import { deviation } from '../../../electron/core/deviation.ts';
import { expectations, type Expected } from '../../../electron/core/expected.ts';
import { live, times } from './phone-lives.ts';
import { plainRules } from './plain-rules.ts';

type Row = Readonly<Record<Expected, string | null>>;

const table: readonly [code: number, name: string, row: Row][] = [
  [0, 'unknown', { anything: 'unknown', running: 'unknown', off: 'unknown' }],
  [1, 'stopped', { anything: null, running: 'stopped', off: null }],
  [2, 'running', { anything: null, running: null, off: 'unexpected' }],
  [3, 'offline', { anything: 'offline', running: 'offline', off: null }],
  [4, 'starting', { anything: null, running: null, off: 'unexpected' }],
  [5, 'shut down', { anything: null, running: 'stopped', off: null }],
  [7, 'unrecognised', { anything: null, running: 'unexpected', off: 'unexpected' }],
];
const cases = table.flatMap(([code, name, row]) =>
  expectations.map((expected) => ({ code, name, expected, problem: row[expected] })),
);
const asked = (expected: Expected) => ({ rules: plainRules({ expected: () => expected }) });

describe('a status', () => {
  it.each(cases)('$name of a phone that shall be $expected is $problem', ({ code, expected, problem }) => {
    expect(deviation(code, expected)).toBe(problem);
    expect(live([code, code], asked(expected)).phone.problem?.kind ?? null).toBe(problem);
  });

  it.each(cases)('$name is believed to be $problem no sooner ($expected)', ({ code, expected, problem }) => {
    // The first look is no change, and a good one is believed at once.
    expect(live([code], asked(expected)).phone.pending === null).toBe(problem === null);
  });

  it.each<[expected: Expected, code: number, problem: string | null]>([
    ['anything', 4, 'stuck'],
    ['running', 4, 'stuck'],
    ['off', 4, 'unexpected'],
    ['off', 3, null],
  ])('%s: after ten minutes in %i the problem is %s', (expected, code, problem) => {
    expect(live(times(22, code), asked(expected)).phone.problem?.kind ?? null).toBe(problem);
  });

  it.each<[expected: Expected, code: number, problem: string]>([
    ['anything', 2, 'silent'],
    ['running', 1, 'stopped'],
    ['running', 2, 'silent'],
    ['off', 1, 'silent'],
    ['off', 0, 'unknown'],
  ])('%s: %i that is left out for long has the problem %s', (expected, code, problem) => {
    expect(live([code, code, ...times(22, 'missing')], asked(expected)).phone.problem?.kind).toBe(problem);
  });
});
