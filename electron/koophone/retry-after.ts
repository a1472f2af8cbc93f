import { parseHttpDate } from './http-date.ts';

/** No server's wish keeps a phone unwatched for longer than a day. */
const LONGEST_MS = 24 * 3_600_000;

/**
 * Reads a Retry-After header, which is a number of seconds or an HTTP date (RFC 9110, 10.2.3).
 *
 * @param date the answer's own Date header: by it a date means the same whether or not this machine's clock is right
 * @param now in ms since 1970, where the answer has no date
 * @returns the wait in ms, from 0 to a day; null where the header is absent or says neither
 */
export function retryAfterMs(value: string | null, date: string | null, now: number): number | null {
  if (value === null) return null;
  if (/^\d+$/.test(value)) return Math.min(Number(value) * 1000, LONGEST_MS);
  const until = parseHttpDate(value);
  if (until === null) return null;
  const from = date === null ? null : parseHttpDate(date);
  return Math.min(Math.max(until - (from ?? now), 0), LONGEST_MS);
}
