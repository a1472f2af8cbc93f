import fc from 'fast-check';
import { expect, test } from 'vitest';
import { retryAfterMs } from '../../../electron/koophone/retry-after.ts';

const now = Date.UTC(2026, 0, 5, 12, 0, 0);
const date = 'Mon, 05 Jan 2026 11:00:00 GMT'; // the server's clock is an hour behind

test.each<[string, string | null, string | null, number | null]>([
  ['absent', null, date, null],
  ['seconds', '5', date, 5000],
  ['no wait', '0', null, 0],
  ['a date by the clock of this machine', 'Mon, 05 Jan 2026 12:00:30 GMT', null, 30_000],
  ['a date by the clock of the server', 'Mon, 05 Jan 2026 11:00:30 GMT', date, 30_000],
  ['a date beside a broken one', 'Mon, 05 Jan 2026 12:00:30 GMT', 'today', 30_000],
  ['a date of RFC 850', 'Monday, 05-Jan-26 12:00:30 GMT', null, 30_000],
  ['a date that has passed', 'Mon, 05 Jan 2026 10:00:00 GMT', date, 0],
  ['longer than a day', '999999999999999999999999', null, 86_400_000],
  ['a date in years', 'Tue, 05 Jan 2038 12:00:00 GMT', null, 86_400_000],
  ['less than none', '-5', null, null],
  ['a fraction', '1.5', null, null],
  ['words', 'soon', null, null],
  ['a date that is none', 'Mon, 45 Foo 2026 12:00:00 GMT', null, null],
  ['nothing', '', null, null],
])('%s', (_name, value, serverDate, expected) => {
  expect(retryAfterMs(value, serverDate, now)).toBe(expected);
});

test('whatever a header says, the wait is null or from 0 to a day', () => {
  fc.assert(
    fc.property(fc.string(), fc.option(fc.string()), (value, serverDate) => {
      const wait = retryAfterMs(value, serverDate, now);
      expect(wait === null || (wait >= 0 && wait <= 86_400_000)).toBe(true);
    }),
  );
});
