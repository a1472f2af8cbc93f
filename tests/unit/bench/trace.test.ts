import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packTrace, unpackTrace, type Trace, type TrueChange } from '../../bench/trace.ts';
import { dayOfTrouble } from '../../bench/troubles.ts';

const PHONES = 5;
const DAY = 86_400;

const anyChange = fc.record({
  second: fc.integer({ min: 1, max: DAY }),
  phone: fc.integer({ min: 0, max: PHONES - 1 }),
  status: fc.integer({ min: 0, max: 5 }),
});

/** One change of a phone at a time. */
const anyChanges = fc.uniqueArray(anyChange, { selector: ({ second, phone }) => `${second} ${phone}` });

function traceOf(changes: readonly TrueChange[]): Trace {
  return { how: 'by hand', lasts: 1_000 * DAY, first: [2, 0, 2, 5, 3], changes };
}

describe('a trace', () => {
  it('is unpacked as it was packed', () => {
    fc.assert(
      fc.property(anyChanges, (found) => {
        const changes = found
          .toSorted((one, other) => one.second - other.second || one.phone - other.phone)
          .map(({ second, phone, status }): TrueChange => [1_000 * second, phone, status]);
        const trace = traceOf(changes);
        expect(unpackTrace(packTrace(trace))).toEqual(trace);
      }),
    );
  });

  it.each<[what: string, change: TrueChange]>([
    ['between two seconds', [1_500, 0, 3]],
    ['to a status of two digits', [1_000, 0, 10]],
    ['to a status below 0', [1_000, 0, -1]],
  ])('with a change %s is not packed', (_, change) => {
    expect(() => packTrace(traceOf([change]))).toThrow(RangeError);
  });
});

describe('a day of trouble', () => {
  const holds = dayOfTrouble(320, 7);

  it('is the same for the same seed', () => {
    expect(dayOfTrouble(320, 7)).toEqual(holds);
    expect(dayOfTrouble(320, 8)).not.toEqual(holds);
  });

  it('never asks two things of a phone at once', () => {
    const overlaps = holds.filter((one) =>
      holds.some(
        (other) =>
          other !== one && other.phone === one.phone && other.from <= one.from && other.to > one.from,
      ),
    );
    expect(overlaps).toEqual([]);
  });

  it('lies within the day and the fleet, and has whole seconds', () => {
    const strays = holds.filter(
      ({ phone, from, to }) =>
        phone < 0 || phone >= 320 || from < 0 || to <= from || to > 1_000 * DAY || from % 1_000 || to % 1_000,
    );
    expect(strays).toEqual([]);
  });
});
