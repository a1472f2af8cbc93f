import { net, powerMonitor } from 'electron';
import type { Clock } from './clock.ts';

/** While an account cannot be reached, look this often whether the network is back; in ms. */
const LOOK_AGAIN = 5_000;

export interface WakeOptions {
  readonly clock: Clock;
  /** Whether an account waits for the network. */
  readonly isWaiting: () => boolean;
  readonly onWake: () => void;
}

/** Calls `onWake` when the system resumes from sleep, and when the network is back. `look` after each failure. */
export function watchForWake({ clock, isWaiting, onWake }: WakeOptions): { look(): void } {
  let looking = false;
  let wasOnline = true;

  function lookAgain(): void {
    looking = false;
    const online = net.isOnline();
    if (online && !wasOnline) onWake();
    wasOnline = online;
    look();
  }

  function look(): void {
    // Nothing runs while all is well.
    if (looking || !isWaiting()) return;
    looking = true;
    clock.after(LOOK_AGAIN, lookAgain);
  }

  powerMonitor.on('resume', onWake);
  return { look };
}
