import type { Messages } from '../../electron/messages/index.ts';
import type { PhoneRow } from '../../electron/shared/contract.ts';

const DAY = 24 * 3_600_000;
const LEAST_STALE = 60_000;

function dayOf(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

/** A point of time as a clock shows it, with the day where it is not today. */
export function moment(at: number, now: number, messages: Messages): string {
  const clock = messages.glance.clock(at);
  const days = Math.round((dayOf(now) - dayOf(at)) / DAY);
  if (days === 0) return clock;
  if (days === 1) return messages.window.onDay(messages.time.yesterday, clock);
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return messages.window.onDay(sameYear ? messages.window.day(at) : messages.window.date(at), clock);
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
