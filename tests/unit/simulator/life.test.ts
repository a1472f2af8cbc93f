import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { happenings } from '../../../electron/simulator/life.ts';
import { rackFailures } from '../../../electron/simulator/racks.ts';
import { restingStatus } from '../../../electron/simulator/rest.ts';

const SECOND = 1000;
const [UNKNOWN, STOPPED, RUNNING, OFFLINE, STARTING, SHUT_DOWN] = [0, 1, 2, 3, 4, 5];

const plausible = new Set(
  [
    [RUNNING, OFFLINE],
    [RUNNING, STARTING],
    [RUNNING, STOPPED],
    [RUNNING, SHUT_DOWN],
    [RUNNING, UNKNOWN],
    [UNKNOWN, RUNNING],
    [OFFLINE, STARTING],
    [STARTING, RUNNING],
    [STARTING, OFFLINE],
    [STOPPED, STARTING],
    [SHUT_DOWN, STARTING],
  ].map(String),
);

function statusesAt(phones: number, seed: number, at: number): number[] {
  const now = happenings(phones, seed, at);
  return Array.from({ length: phones }, (_, phone) => now.get(phone) ?? restingStatus(seed, phone));
}

interface Change {
  readonly phone: number;
  readonly from: number;
  readonly to: number;
  readonly at: number;
}

function changes(phones: number, seed: number, from: number, to: number): Change[] {
  const found: Change[] = [];
  let before = statusesAt(phones, seed, from);
  for (let at = from + SECOND; at <= to; at += SECOND) {
    const now = statusesAt(phones, seed, at);
    now.forEach((status, phone) => {
      const last = before[phone] ?? -1;
      if (status !== last) found.push({ phone, from: last, to: status, at });
    });
    before = now;
  }
  return found;
}

const seeds = fc.integer({ min: 0, max: 0xffff_ffff });

describe('the life of a fleet', () => {
  it('is a function of its size, the seed and the time alone', () => {
    fc.assert(
      fc.property(fc.nat(5000), seeds, fc.nat(86_400_000), (phones, seed, at) => {
        const once = happenings(phones, seed, at);
        happenings(phones, seed, at + 123_456);
        expect(happenings(phones, seed, at)).toEqual(once);
      }),
      { numRuns: 50 },
    );
  });

  it('is another for another seed', () => {
    expect(changes(240, 1, 0, 300 * SECOND)).not.toEqual(changes(240, 2, 0, 300 * SECOND));
  });

  it('touches only phones of the fleet', () => {
    fc.assert(
      fc.property(fc.nat(400), seeds, fc.nat(86_400_000), (phones, seed, at) => {
        for (const phone of happenings(phones, seed, at).keys()) {
          expect(phone).toBeGreaterThanOrEqual(0);
          expect(phone).toBeLessThan(phones);
        }
      }),
    );
  });

  it('knows plausible changes of status only', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), seeds, fc.nat(86_400), (phones, seed, start) => {
        for (const { from, to } of changes(phones, seed, start * SECOND, (start + 900) * SECOND)) {
          expect(plausible).toContain(String([from, to]));
        }
      }),
      { numRuns: 20 },
    );
  });

  it('keeps a passage as long as passages last: Starting 20 to 60 s, Offline 1 to 5 minutes', () => {
    const limits = new Map([
      [STARTING, [20, 60]],
      [OFFLINE, [60, 300]],
    ]);
    fc.assert(
      fc.property(seeds, (seed) => {
        const began = new Map<number, number>();
        for (const { phone, from, at } of changes(240, seed, 0, 1200 * SECOND)) {
          const since = began.get(phone);
          const [shortest = 0, longest = Infinity] = limits.get(from) ?? [];
          if (since !== undefined) {
            expect(at - since).toBeGreaterThanOrEqual((shortest - 1) * SECOND);
            expect(at - since).toBeLessThanOrEqual((longest + 1) * SECOND);
          }
          began.set(phone, at);
        }
      }),
      { numRuns: 10 },
    );
  });

  it('shows something within the first 30 s of a demo fleet, and goes on showing', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const times = [0, ...changes(240, seed, 0, 600 * SECOND).map(({ at }) => at)];
        expect(times[1]).toBeLessThanOrEqual(30 * SECOND);
        const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
        expect(Math.max(...gaps)).toBeLessThanOrEqual(50 * SECOND);
        expect(new Set(times).size).toBeGreaterThan(30);
      }),
      { numRuns: 20 },
    );
  });

  it('lets the overwhelming majority run', () => {
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 2000 }), seeds, fc.nat(86_400), (phones, seed, second) => {
        const statuses = statusesAt(phones, seed, second * SECOND);
        const running = statuses.filter((status) => status === RUNNING).length;
        expect(running / phones).toBeGreaterThan(0.6);
        const over = happenings(phones, seed, second * SECOND).size;
        expect(over).toBeLessThanOrEqual(40 + 0.06 * phones);
      }),
    );
  });

  it('fails a rack of neighbours every few minutes, and brings it back', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const failures = new Map<number, number[]>();
        for (const { phone, to, at } of changes(1000, seed, 0, 1800 * SECOND)) {
          if (to === OFFLINE) failures.set(at, [...(failures.get(at) ?? []), phone]);
        }
        const racks = [...failures].filter(([, phones]) => phones.length > 20);
        expect(racks.length).toBeGreaterThanOrEqual(3);
        expect(racks.length).toBeLessThanOrEqual(5);
        for (const [at, phones] of racks) {
          const neighbours = phones.filter((phone) => Math.abs(phone - (phones[10] ?? 0)) < 40);
          expect(neighbours.length).toBeGreaterThanOrEqual(phones.length - 1);
          const later = happenings(1000, seed, at + 260 * SECOND);
          expect(phones.filter((phone) => later.get(phone) === OFFLINE).length).toBeLessThanOrEqual(2);
        }
      }),
      { numRuns: 5 },
    );
  });

  it('takes at most 40 phones and at most a quarter of a small fleet with a rack', () => {
    fc.assert(
      fc.property(fc.nat(400), seeds, (phones, seed) => {
        for (const { first, end } of rackFailures(phones, seed, 0, 3600 * SECOND)) {
          expect(first).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(phones);
          expect(end - first).toBeLessThanOrEqual(Math.min(40, phones / 4));
        }
      }),
    );
  });

  it('costs the same after a month as after a minute, for 100,000 phones', () => {
    const month = 30 * 86_400 * SECOND;
    let touched = 0;
    for (let at = month; at < month + 600 * SECOND; at += SECOND) touched += happenings(100_000, 7, at).size;
    const perMoment = touched / 600;
    expect(perMoment).toBeGreaterThan(20);
    expect(perMoment).toBeLessThan(500);
  });
});
