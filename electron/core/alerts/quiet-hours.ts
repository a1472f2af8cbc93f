import type { FieldError } from '../field-error.ts';

/** Times at which nothing is shown, in the local time of this computer. */
export interface QuietHours {
  /** The days on which it begins: 0 for Sunday to 6 for Saturday. */
  readonly days: readonly number[];
  /** Such as `22:00`. */
  readonly from: string;
  /** Such as `07:00`; on the next day where it is not later than `from`. */
  readonly to: string;
}

const DAYS = 7;

/** Everything that is wrong with the windows; the paths are `quietHours[0].from` and the like. */
export function checkQuietHours(windows: readonly QuietHours[]): readonly FieldError[] {
  return windows.flatMap(({ days, from, to }, index) => {
    const at = `quietHours[${index}]`;
    const errors: FieldError[] = [];
    if (days.length === 0) errors.push({ path: `${at}.days`, problem: { kind: 'empty' } });
    if (days.some((day) => !Number.isInteger(day) || day < 0 || day >= DAYS))
      errors.push({ path: `${at}.days`, problem: { kind: 'notANumber' } });
    for (const [name, text] of Object.entries({ from, to }))
      if (timeOf(text) === null) errors.push({ path: `${at}.${name}`, problem: { kind: 'notATime' } });
    return errors;
  });
}

/** Hours and minutes of `HH:MM`; null where it is no such time. */
function timeOf(text: string): { readonly hours: number; readonly minutes: number } | null {
  const found = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  return found === null ? null : { hours: Number(found[1]), minutes: Number(found[2]) };
}

/**
 * A time of day on the day that is `days` after that of `now`, in ms since 1970. A time that the clocks leave out when
 * they are set forward is taken for the one an hour later, and one that comes twice for the first: as `Date` has it.
 */
function at(now: Date, days: number, text: string): number | null {
  const time = timeOf(text);
  if (time === null) return null;
  const { hours, minutes } = time;
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hours, minutes).getTime();
}

/** When the windows around `now` begin and end: those of yesterday, as they may reach into today, up to a week ahead. */
function spans(
  windows: readonly QuietHours[],
  now: Date,
): readonly { readonly from: number; readonly to: number }[] {
  const found: { from: number; to: number }[] = [];
  for (let day = -1; day <= DAYS; day += 1) {
    const weekday = new Date(now.getFullYear(), now.getMonth(), now.getDate() + day).getDay();
    for (const window of windows) {
      if (!window.days.includes(weekday)) continue;
      const from = at(now, day, window.from);
      const to = at(now, window.to > window.from ? day : day + 1, window.to);
      if (from !== null && to !== null) found.push({ from, to });
    }
  }
  return found.sort((one, other) => one.from - other.from);
}

/** Until when it is quiet, in ms since 1970; null when it is not. Windows that touch one another are one. */
export function quietUntil(windows: readonly QuietHours[], now: Date): number | null {
  let until: number | null = null;
  for (const { from, to } of spans(windows, now)) {
    const reached = until ?? now.getTime();
    if (from <= reached && to > reached) until = to;
  }
  return until;
}

/** When it begins to be quiet, or ends, next, in ms since 1970; null where there are no quiet hours. */
export function nextQuietChange(windows: readonly QuietHours[], now: Date): number | null {
  const until = quietUntil(windows, now);
  if (until !== null) return until;
  return spans(windows, now).find(({ from }) => from > now.getTime())?.from ?? null;
}
