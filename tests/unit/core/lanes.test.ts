import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FailureKind } from '../../../electron/core/failure.ts';
import { entriesOf } from './phone-lives.ts';
import { runRefusing } from './refusing-service.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const SWEEP = 30 * SECOND;

/** A service that refuses every request about phones of more than one region. */
function refusingMixed(
  regionOf: ReadonlyMap<string, string>,
): (ids: readonly string[]) => FailureKind | null {
  return (ids) => (new Set(ids.map((id) => regionOf.get(id))).size > 1 ? 'regions' : null);
}

/** Phones p0, p1, … in the regions that are given. */
function placed(regions: readonly number[]): ReadonlyMap<string, string> {
  return new Map(regions.map((region, index) => [`p${index}`, `region-${region}`]));
}

/** The least number of requests that ask about all phones. */
function least(regionOf: ReadonlyMap<string, string>): number {
  const sizes = new Map<string, number>();
  for (const region of regionOf.values()) sizes.set(region, (sizes.get(region) ?? 0) + 1);
  return [...sizes.values()].reduce((sum, size) => sum + Math.ceil(size / 32), 0);
}

const regions = fc.integer({ min: 1, max: 4 }).chain((many) =>
  fc.oneof(
    // Regions all mixed up, and one after the other.
    fc.array(fc.nat({ max: many - 1 }), { minLength: 1, maxLength: 200 }),
    fc.array(fc.nat({ max: many - 1 }), { minLength: 1, maxLength: 200 }).map((all) => all.sort()),
  ),
);

const numbers = { requestsPerSecond: 50 };

describe('phones whose regions are not known', () => {
  it('are sorted by what is refused; then each sweep takes as few requests as can be, and none is refused', () => {
    fc.assert(
      fc.property(regions, (list) => {
        const regionOf = placed(list);
        const { run, left, polling } = runRefusing(
          entriesOf([...regionOf.keys()]),
          refusingMixed(regionOf),
          numbers,
        );
        const learning = run(20 * MINUTE);
        expect(left).toEqual([]);
        const refused = learning.filter((one) => one.refused !== null).length;
        const many = new Set(regionOf.values()).size;
        expect(refused).toBeLessThanOrEqual(many === 1 ? 0 : many * list.length);
        // After half a sweep every phone has had an answer.
        const soon = learning.filter((one) => one.at < SWEEP / 2 && one.refused === null);
        expect(new Set(soon.flatMap(({ ids }) => ids)).size).toBe(list.length);

        const sweeps = 10;
        const later = run(20 * MINUTE + sweeps * SWEEP);
        expect(later.filter((one) => one.refused !== null)).toEqual([]);
        expect(later.length).toBeLessThanOrEqual(sweeps * (least(regionOf) + many));
        expect(new Set(later.flatMap(({ ids }) => ids)).size).toBe(list.length);
        expect(polling.trouble()).toBeNull();
      }),
      { numRuns: 60 },
    );
  });

  it('cost nothing more where they all lie in one', () => {
    const regionOf = placed(Array<number>(100).fill(0));
    const { run } = runRefusing(entriesOf([...regionOf.keys()]), refusingMixed(regionOf));
    expect(run(10 * SWEEP)).toHaveLength(10 * 4);
  });

  it('are sorted though others among them are refused for themselves', () => {
    const regionOf = placed(Array.from({ length: 96 }, (_, index) => index % 2));
    const bad = new Set(['p10', 'p55']);
    const mixed = refusingMixed(regionOf);
    const { run, left } = runRefusing(
      entriesOf([...regionOf.keys()]),
      (ids) => (ids.some((id) => bad.has(id)) ? 'noInstance' : mixed(ids)),
      numbers,
    );
    run(10 * MINUTE);
    expect(new Set(left.map(([id]) => id))).toEqual(bad);
    const later = run(12 * MINUTE);
    expect(later.filter((one) => one.refused !== null)).toEqual([]);
    expect(new Set(later.flatMap(({ ids }) => ids)).size).toBe(94);
  });

  it('of which one alone is refused set that one aside', () => {
    const { run, left } = runRefusing(entriesOf(['p0', 'p1']), (ids) =>
      ids.includes('p1') ? 'regions' : null,
    );
    run(MINUTE);
    expect(left).toEqual([['p1', 'regions']]);
  });
});

describe('phones whose regions are known', () => {
  it('never share a request with those of another one', () => {
    fc.assert(
      fc.property(regions, (list) => {
        const regionOf = placed(list);
        const entries = [...regionOf].map(([id, region]) => ({ id, name: '', group: '', region }));
        const { run } = runRefusing(entries, refusingMixed(regionOf), numbers);
        const exchanges = run(10 * SWEEP);
        expect(exchanges.filter(({ refused }) => refused !== null)).toEqual([]);
        expect(exchanges).toHaveLength(10 * least(regionOf));
      }),
      { numRuns: 30 },
    );
  });

  it('are joined by those that turn out to be where they are', () => {
    const regionOf = placed([...Array<number>(20).fill(0), ...Array<number>(20).fill(1)]);
    const entries = [...regionOf].map(([id, region], index) => ({
      id,
      name: '',
      group: '',
      region: index % 2 === 0 ? region : undefined,
    }));
    const { run } = runRefusing(entries, refusingMixed(regionOf), numbers);
    run(10 * MINUTE);
    expect(run(10 * MINUTE + 10 * SWEEP)).toHaveLength(20);
  });

  it('are believed less than the service: it refuses two of the same, and they are parted', () => {
    const regionOf = placed([0, 1, 0, 1]);
    const { run } = runRefusing(entriesOf([...regionOf.keys()], 'here'), refusingMixed(regionOf));
    run(10 * MINUTE);
    const later = run(15 * MINUTE);
    expect(later.filter(({ refused }) => refused !== null)).toEqual([]);
    expect(later).toHaveLength(20);
  });

  it('can be said later, and hold at once', () => {
    const regionOf = placed(Array.from({ length: 64 }, (_, index) => index % 2));
    const { run, polling } = runRefusing(entriesOf([...regionOf.keys()]), () => null);
    run(MINUTE + SECOND);
    polling.setPhones(
      [...regionOf].map(([id, region]) => ({ id, name: '', group: '', region })),
      MINUTE + SECOND,
    );
    const mixed = refusingMixed(regionOf);
    const later = run(5 * MINUTE);
    expect(later.filter(({ ids }) => mixed(ids) !== null)).toEqual([]);
    expect(new Set(later.flatMap(({ ids }) => ids)).size).toBe(64);
  });
});
