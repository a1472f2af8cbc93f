import { afterAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import {
  checkQuietHours,
  nextQuietChange,
  quietUntil,
  type QuietHours,
} from '../../../../electron/core/alerts/quiet-hours.ts';

const MONDAY = 5; // January 2026
const everyDay = [0, 1, 2, 3, 4, 5, 6];
const nights: QuietHours = { days: everyDay, from: '22:00', to: '07:00' };

// The clocks go forward on 29 March 2026 at 2:00, and back on 25 October at 3:00.
const zone = process.env['TZ'];
process.env['TZ'] = 'Europe/Berlin';
afterAll(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

/** Days after Monday, 5 January 2026, and the time of day. */
function day(days: number, time: string): Date {
  return new Date(`2026-01-${String(MONDAY + days).padStart(2, '0')}T${time}:00`);
}

function words(at: number | null): string | null {
  if (at === null) return null;
  const date = new Date(at);
  return `${date.toDateString().slice(0, 10)} ${date.toTimeString().slice(0, 5)}`;
}

describe('quiet hours', () => {
  it.each<[what: string, windows: readonly QuietHours[], now: Date, until: string | null]>([
    ['none', [], day(0, '23:00'), null],
    ['before the night', [nights], day(0, '21:59'), null],
    ['as the night begins', [nights], day(0, '22:00'), 'Tue Jan 06 07:00'],
    ['before midnight', [nights], day(0, '23:59'), 'Tue Jan 06 07:00'],
    ['after midnight', [nights], day(1, '03:00'), 'Tue Jan 06 07:00'],
    ['as the night ends', [nights], day(1, '07:00'), null],
    ['a window by day', [{ days: [1], from: '12:00', to: '13:00' }], day(0, '12:30'), 'Mon Jan 05 13:00'],
    ['on another day', [{ days: [1], from: '12:00', to: '13:00' }], day(1, '12:30'), null],
    ['a night that began on its day', [{ ...nights, days: [1] }], day(1, '03:00'), 'Tue Jan 06 07:00'],
    ['a night that would begin on another day', [{ ...nights, days: [2] }], day(1, '03:00'), null],
    ['a night of Sunday, on Monday', [{ ...nights, days: [0] }], day(0, '06:00'), 'Mon Jan 05 07:00'],
    ['a whole day', [{ days: [1], from: '00:00', to: '00:00' }], day(0, '12:00'), 'Tue Jan 06 00:00'],
    [
      'windows that touch',
      [nights, { days: [2], from: '07:00', to: '09:00' }],
      day(1, '06:00'),
      'Tue Jan 06 09:00',
    ],
    [
      'windows that overlap',
      [nights, { days: [2], from: '06:30', to: '08:00' }],
      day(1, '06:00'),
      'Tue Jan 06 08:00',
    ],
  ])('%s', (_, windows, now, until) => {
    expect(words(quietUntil(windows, now))).toBe(until);
  });

  it.each<[what: string, windows: readonly QuietHours[], now: Date, change: string | null]>([
    ['never, where there are none', [], day(0, '12:00'), null],
    ['when they begin', [nights], day(0, '12:00'), 'Mon Jan 05 22:00'],
    ['when they end', [nights], day(0, '22:00'), 'Tue Jan 06 07:00'],
    ['next week', [{ days: [1], from: '08:00', to: '09:00' }], day(0, '10:00'), 'Mon Jan 12 08:00'],
  ])('change next %s', (_, windows, now, change) => {
    expect(words(nextQuietChange(windows, now))).toBe(change);
  });

  it.each([
    ['are an hour shorter when the clocks go forward', '2026-03-28T23:00:00', 7],
    ['are an hour longer when the clocks go back', '2026-10-24T23:00:00', 9],
    ['are as long as they are in any other night', '2026-05-20T23:00:00', 8],
  ])('%s', (_, begin, hours) => {
    const now = new Date(begin);
    expect(((quietUntil([nights], now) ?? 0) - now.getTime()) / 3_600_000).toBe(hours);
  });

  it('that begin at a time which the clocks leave out begin an hour later', () => {
    const windows = [{ days: everyDay, from: '02:30', to: '05:00' }];
    expect(quietUntil(windows, new Date('2026-03-29T01:59:00'))).toBeNull();
    expect(words(quietUntil(windows, new Date('2026-03-29T03:30:00')))).toBe('Sun Mar 29 05:00');
  });

  it('end when they are said to: at no time before it are they over', () => {
    const time = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map(([hours, minutes]) => `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`);
    const window = fc.record({
      days: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }),
      from: time,
      to: time,
    });
    const year = new Date('2026-01-01T00:00:00').getTime();
    fc.assert(
      fc.property(
        fc.array(window, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 0, max: 365 * 24 * 60 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (windows, minute, part) => {
          const now = new Date(year + minute * 60_000);
          const until = quietUntil(windows, now);
          if (until === null) {
            const next = nextQuietChange(windows, now) ?? NaN;
            expect(next).toBeGreaterThan(now.getTime());
            expect(quietUntil(windows, new Date(next))).not.toBeNull();
            expect(quietUntil(windows, new Date(now.getTime() + part * (next - now.getTime())))).toBeNull();
          } else {
            expect(until).toBeGreaterThan(now.getTime());
            const within = new Date(now.getTime() + part * (until - now.getTime()));
            expect(quietUntil(windows, within)).not.toBeNull();
          }
        },
      ),
    );
  });

  it.each<[window: QuietHours, path: string, kind: string]>([
    [{ ...nights, days: [] }, 'quietHours[0].days', 'empty'],
    [{ ...nights, days: [7] }, 'quietHours[0].days', 'notANumber'],
    [{ ...nights, from: '24:00' }, 'quietHours[0].from', 'notATime'],
    [{ ...nights, to: '7:00' }, 'quietHours[0].to', 'notATime'],
  ])('%j are refused', (window, path, kind) => {
    expect(checkQuietHours([window])).toEqual([{ path, problem: { kind } }]);
  });
});
