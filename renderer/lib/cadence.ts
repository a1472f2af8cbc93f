import type { Messages } from '../../electron/messages/index.ts';
import type { AppState } from '../../electron/shared/contract.ts';

/** How often each phone is checked: in a few words, and at length for each account. */
export interface Cadence {
  readonly short: string;
  readonly long: string;
  /** Whether the requests a second make it slower than the setting says. */
  readonly limited: boolean;
}

/** Shorter intervals than this are told in seconds. */
const IN_SECONDS = 120;

export function cadence(state: AppState, messages: Messages): Cadence | null {
  const words = messages.window.toolbar;
  const accounts = state.accounts.filter(({ phones }) => phones > 0);
  if (accounts.length === 0) return null;
  const number = (value: number) => messages.glance.number(value);
  // "1 min" would hide how far 63 s are from the 30 s that were asked for.
  const length = (seconds: number) =>
    seconds < IN_SECONDS
      ? words.seconds(number(Math.round(seconds)))
      : messages.time.duration(seconds * 1000);
  const every = accounts.map(({ name, everySeconds, limitedByBudget, phones }) => ({
    name,
    text: limitedByBudget
      ? words.everyLimited(length(everySeconds), number(phones), number(state.polling.requestsPerSecond))
      : words.every(length(everySeconds)),
  }));
  const [first] = every;
  const seconds = accounts.map(({ everySeconds }) => everySeconds);
  const shortest = Math.min(...seconds);
  const longest = Math.max(...seconds);
  const between =
    shortest === longest
      ? words.every(length(shortest))
      : words.everyBetween(length(shortest), length(longest));
  return {
    short: every.length === 1 && first !== undefined ? first.text : between,
    long: every.map(({ name, text }) => words.everyOf(name, text)).join('\n'),
    limited: accounts.some(({ limitedByBudget }) => limitedByBudget),
  };
}
