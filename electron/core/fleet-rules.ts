import type { Snooze, Snoozable } from './alerts/snoozes.ts';
import type { Expected } from './expected.ts';

/**
 * What the fleet takes from the settings. Each is asked for when it is needed, so a change holds from then on; none is
 * asked for an answer that is no news.
 */
export interface FleetRules {
  /** How many observations in a row make a change true: one to a problem, and any other. */
  readonly confirmations: () => { readonly problems: number; readonly others: number };
  /** For how long a phone must stay well before a short problem has ended; in ms. */
  readonly settleMs: () => number;
  /** In Starting for so long is a problem; in ms. */
  readonly stuckMs: () => number;
  /** Without an answer for so long, while the account answers, is a problem; in ms. */
  readonly silentMs: () => number;
  /** What holds for a phone: its own expectation, else that of its group. */
  readonly expected: (phone: Snoozable) => Expected;
  /** What a phone is snoozed by. */
  readonly snooze: (phone: Snoozable) => Snooze | null;
}
