import { describe, expect, it } from 'vitest';
import {
  judgeNotices,
  quantile,
  realOutages,
  type ObservedChange,
  type Word,
} from '../../bench/alert-measure.ts';
import { playTrace } from '../../bench/play-trace.ts';
import type { Trace, TrueChange } from '../../bench/trace.ts';

const OFFLINE = 3;
const UNKNOWN = 0;
const STARTING = 4;
const RUNNING = 2;

/** Times in seconds, so that tables of them can be read. */
function traceOf(changes: readonly TrueChange[], first: readonly number[] = [RUNNING, RUNNING]): Trace {
  const inMs = changes.map(([at, phone, status]): TrueChange => [1_000 * at, phone, status]);
  return { how: 'by hand', lasts: 600_000, first, changes: inMs };
}

const says = (at: number, isProblem: boolean, isLaterSummary = false): Word => ({
  at: 1_000 * at,
  phone: 0,
  isProblem,
  isLaterSummary,
});
const sees = (at: number, status: number): ObservedChange => ({ at: 1_000 * at, phone: 0, status });

/** When the phone was looked at first. */
const firstLooks = [0];

describe('a real problem', () => {
  it.each<[what: string, changes: readonly TrueChange[], found: readonly (readonly [number, number])[]]>([
    [
      'lasts for a minute',
      [
        [100, 0, OFFLINE],
        [160, 0, RUNNING],
      ],
      [[100, 160]],
    ],
    [
      'is none when it is shorter',
      [
        [100, 0, OFFLINE],
        [159, 0, RUNNING],
      ],
      [],
    ],
    [
      'may be Unknown',
      [
        [100, 0, UNKNOWN],
        [200, 0, STARTING],
      ],
      [[100, 200]],
    ],
    [
      'is one while it changes its kind',
      [
        [100, 0, OFFLINE],
        [130, 0, UNKNOWN],
        [170, 0, RUNNING],
      ],
      [[100, 170]],
    ],
    [
      'is over when the phone starts',
      [
        [100, 0, OFFLINE],
        [150, 0, STARTING],
        [190, 0, OFFLINE],
        [230, 0, RUNNING],
      ],
      [],
    ],
    ['may outlast the trace', [[500, 0, OFFLINE]], [[500, 600]]],
  ])('%s', (_, changes, found) => {
    expect(
      realOutages(traceOf(changes), firstLooks).map(({ from, to }) => [from / 1_000, to / 1_000]),
    ).toEqual(found);
  });

  it('is none when the first look finds it', () => {
    const changes: readonly TrueChange[] = [
      [2, 0, OFFLINE],
      [200, 0, RUNNING],
    ];
    expect(realOutages(traceOf(changes.slice(1), [OFFLINE]), firstLooks)).toEqual([]);
    expect(realOutages(traceOf(changes), [2_050])).toEqual([]);
    expect(realOutages(traceOf(changes), firstLooks)).toHaveLength(1);
  });
});

describe('a real problem is missed', () => {
  const outage: readonly TrueChange[] = [
    [100, 0, OFFLINE],
    [200, 0, RUNNING],
  ];
  it.each<[what: string, words: readonly Word[], missed: number]>([
    ['when nothing was said', [], 1],
    ['when it was said after its end alone', [says(201, true)], 1],
    ['when it was said to be over before it was', [says(130, true), says(180, false)], 1],
    ['when the recovery of the one before came late', [says(50, true), says(110, false)], 1],
    ['not when it was said', [says(130, true)], 0],
    ['not when it was said as it ended', [says(200, true)], 0],
    ['not when the one before was not said to be over', [says(50, true)], 0],
    ['not when it was said again', [says(50, true), says(110, false), says(150, true)], 0],
  ])('%s', (_, words, missed) => {
    expect(judgeNotices(traceOf(outage), { words, observed: [], firstLooks }).missed).toHaveLength(missed);
  });

  it('by its own phone alone', () => {
    const ofAnother = { ...says(130, true), phone: 1 };
    expect(judgeNotices(traceOf(outage), { words: [ofAnother], observed: [], firstLooks }).missed).toEqual([
      { phone: 0, from: 100_000, to: 200_000 },
    ]);
  });
});

describe('the delay', () => {
  const outage: readonly TrueChange[] = [
    [100, 0, OFFLINE],
    [200, 0, RUNNING],
  ];
  const delaysOf = (words: readonly Word[], observed: readonly ObservedChange[]) =>
    judgeNotices(traceOf(outage), { words, observed, firstLooks }).delays.map(
      ({ ours, plain, isLaterSummary }) => ({
        ours: ours / 1_000,
        plain: plain / 1_000,
        isLaterSummary,
      }),
    );

  it('is the time from the true change to the first word, and to the first observation', () => {
    const words = [says(20, true), says(60, false), says(125, true, true), says(190, true)];
    const observed = [sees(15, OFFLINE), sees(40, RUNNING), sees(112, OFFLINE), sees(140, UNKNOWN)];
    expect(delaysOf(words, observed)).toEqual([{ ours: 25, plain: 12, isLaterSummary: true }]);
  });

  it('is none of a problem that people were told of before', () => {
    expect(delaysOf([says(50, true)], [sees(112, OFFLINE)])).toEqual([]);
    expect(delaysOf([says(125, true)], [sees(90, OFFLINE)])).toEqual([]);
  });

  it('is infinite where nothing was said while it lasted', () => {
    expect(delaysOf([says(201, true)], [])).toEqual([
      { ours: Infinity, plain: Infinity, isLaterSummary: false },
    ]);
  });
});

describe('a quantile', () => {
  it.each<[values: readonly number[], share: number, value: number]>([
    [[5], 0.5, 5],
    [[3, 1, 2], 0.5, 2],
    [[4, 1, 3, 2], 0.5, 2],
    [[10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 0.9, 9],
    [[3, Infinity, 1], 1, Infinity],
    [[3, 1, 2], 0, 1],
    [[], 0.5, NaN],
  ])('of %j at %f is %f', (values, share, value) => {
    expect(quantile(values, share)).toBe(value);
  });
});

describe('a played trace', () => {
  it('tells a lasting problem by name, and what the plain rule would tell', async () => {
    const trace = traceOf([
      [100, 0, OFFLINE],
      [300, 0, RUNNING],
    ]);
    const played = await playTrace(trace);
    expect(played.notices.map(({ title }) => title)).toEqual(['Phone p0 went offline']);
    expect(played.observed.map(({ phone, status }) => [phone, status])).toEqual([
      [0, OFFLINE],
      [0, RUNNING],
    ]);
    expect(judgeNotices(trace, played)).toMatchObject({
      missed: [],
      delays: [{ isLaterSummary: false }],
    });
  });

  it('has nothing to say of a blip, which the plain rule tells twice', async () => {
    const { notices, observed } = await playTrace(
      traceOf([
        [119, 0, OFFLINE],
        [122, 0, RUNNING],
      ]),
    );
    expect(notices).toEqual([]);
    expect(observed).toHaveLength(2);
  });
});
