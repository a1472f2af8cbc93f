import type { AlertPhone, FindPhone } from './alert-phone.ts';
import { phoneReason } from './gate.ts';
import type { Known } from './phone-alerts.ts';

/** Finds what people are to be reminded of. All times are in ms of a clock that never jumps. */
export interface Reminders {
  /** When the next reminder is due; null when none is. */
  dueAt(): number | null;
  /** The phones to remind of, all at once: a reminder for each would be as many as the problems. */
  take(now: number): readonly AlertPhone[];
}

/** @param everyMs how often people want to be reminded; 0 for never */
export function createReminders(
  find: FindPhone,
  known: ReadonlyMap<string, Known>,
  everyMs: () => number,
): Reminders {
  /** Phones whose problem lasts, and people know of it. */
  function lasting(): readonly { readonly phone: AlertPhone; readonly toldAt: number }[] {
    return [...known].flatMap(([key, { told, at }]) => {
      const phone = told ? find(key) : undefined;
      return phone?.problem && phoneReason(phone) === null ? [{ phone, toldAt: at }] : [];
    });
  }

  function dueAt(): number | null {
    if (everyMs() === 0) return null;
    const first = lasting().reduce((least, { toldAt }) => Math.min(least, toldAt), Infinity);
    return first === Infinity ? null : first + everyMs();
  }

  return {
    dueAt,
    take(now) {
      const due = dueAt();
      return due === null || due > now ? [] : lasting().map(({ phone }) => phone);
    },
  };
}
