import type { RateLimit } from '../core/failure.ts';

const unitsMs: ReadonlyMap<string, number> = new Map([
  ['s', 1000],
  ['sec', 1000],
  ['second', 1000],
  ['m', 60_000],
  ['min', 60_000],
  ['minute', 60_000],
  ['h', 3_600_000],
  ['hour', 3_600_000],
  ['d', 86_400_000],
  ['day', 86_400_000],
]);

/**
 * Reads the limit out of the text of a refusal for too many requests, where alone the gateway tells it: such as `policy
 * user over ratelimit,limit:60,time:1 minute`.
 *
 * @returns null where the text has no limit, or one that cannot be: nothing may be made up from it
 */
export function rateLimitIn(text: string): RateLimit | null {
  const found = /\blimit *: *(\d{1,9}) *, *time *: *(\d{1,6}) *([a-z]{1,7})\b/i.exec(text);
  if (found === null) return null;
  const [, requests = '', count = '', unit = ''] = found;
  const unitMs = unitsMs.get(unit.toLowerCase()) ?? unitsMs.get(unit.toLowerCase().replace(/s$/, ''));
  const limit = { requests: Number(requests), windowMs: Number(count) * (unitMs ?? 0) };
  return limit.requests > 0 && limit.windowMs > 0 ? limit : null;
}
