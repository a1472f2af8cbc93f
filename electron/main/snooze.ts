import type { Clock } from './clock.ts';
import type { SettingsStore } from './settings.ts';

/** While notifications are snoozed none is shown; icon, tooltip and list go on. */
export interface Snooze {
  /** Ms since 1970; null when notifications are not snoozed. */
  until(): number | null;
  set(until: number | null): void;
}

/** A timer can't wait for longer, in ms. */
const LONGEST_TIMER = 2 ** 31 - 1;

export function createSnooze(settings: SettingsStore, clock: Clock, onChange: () => void): Snooze {
  let cancel = () => {};

  function until(): number | null {
    const { snoozedUntil } = settings.get();
    return snoozedUntil !== null && snoozedUntil > clock.now() ? snoozedUntil : null;
  }

  function watchEnd(): void {
    cancel();
    const end = until();
    if (end !== null) cancel = clock.after(Math.min(end - clock.now(), LONGEST_TIMER), ended);
  }

  function ended(): void {
    watchEnd();
    onChange();
  }

  watchEnd();
  return {
    until,
    set(value) {
      settings.set({ snoozedUntil: value });
      ended();
    },
  };
}
