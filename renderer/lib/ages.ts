import type { Messages } from '../../electron/messages/index.ts';
import type { PhoneRow } from '../../electron/shared/contract.ts';

const DAY = 24 * 3_600_000;
const LEAST_STALE = 60_000;

/** When the day of a point of time began, in ms since 1970. */
export function dayOf(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

/** The day of a point of time; for today, `today`. */
export function dayWords(at: number, now: number, messages: Messages, today: string): string {
  const days = Math.round((dayOf(now) - dayOf(at)) / DAY);
  if (days === 0) return today;
  if (days === 1) return messages.time.yesterday;
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return sameYear ? messages.window.day(at) : messages.window.date(at);
}

/** A point of time as a clock shows it, with the day where it is not today. */
export function moment(at: number, now: number, messages: Messages): string {
  const clock = messages.glance.clock(at);
  const day = dayWords(at, now, messages, '');
  return day === '' ? clock : messages.window.onDay(day, clock);
}

/** Since when, and how long that is; for another day than today the day says enough. */
export function sinceWords(at: number, now: number, messages: Messages): string {
  const text = moment(at, now, messages);
  if (dayOf(at) !== dayOf(now)) return text;
  return messages.window.table.since(text, messages.time.duration(Math.max(0, now - at)));
}

/** Whether what is known of a phone is older than three of its turns, and than a minute. */
export function isStale(row: PhoneRow, everySeconds: number, now: number): boolean {
  return row.checked !== null && now - row.checked > Math.max(3 * everySeconds * 1000, LEAST_STALE);
}
