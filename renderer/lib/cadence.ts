import type { Messages } from '../../electron/messages/index.ts';
import type { AccountState } from '../../electron/shared/contract.ts';

/** How often each phone is checked: in a few words, and at length for each account. */
export interface Cadence {
  readonly short: string;
  readonly long: string;
  /** Whether it is slower than the setting says. */
  readonly limited: boolean;
}

/** Shorter intervals than this are told in seconds. */
const IN_SECONDS = 120;

// "1 min" would hide how far 63 s are from the 30 s that were asked for.
function lengthWords(seconds: number, { glance, time, window }: Messages): string {
  return seconds < IN_SECONDS
    ? window.toolbar.seconds(glance.number(Math.round(seconds)))
    : time.duration(seconds * 1000);
}

/** Less than one a second is told by the minute. */
function rateWords(perSecond: number, { glance, window }: Messages): string {
  const number = (value: number) => glance.number(Math.round(value * 10) / 10);
  return perSecond < 1
    ? window.toolbar.perMinute(number(perSecond * 60))
    : window.toolbar.perSecond(number(perSecond));
}

/** How often each phone of an account is checked, and why not more often. */
export function paceWords({ pace, phones }: AccountState, messages: Messages): string {
  const words = messages.window.toolbar;
  const length = lengthWords(pace.everySeconds, messages);
  switch (pace.limitedBy) {
    case 'interval':
      return words.every(length);
    case 'budget':
      return words.everyByBudget(
        length,
        messages.glance.number(phones),
        rateWords(pace.requestsPerSecond, messages),
      );
    case 'service':
      return words.everyByService(length, rateWords(pace.requestsPerSecond, messages));
  }
}

/** The same for all accounts that have phones; null where none has. */
export function cadence(all: readonly AccountState[], messages: Messages): Cadence | null {
  const words = messages.window.toolbar;
  const accounts = all.filter(({ phones }) => phones > 0);
  const [first] = accounts;
  if (first === undefined) return null;
  const limited = accounts.some(({ pace }) => pace.limitedBy !== 'interval');
  if (accounts.length === 1) {
    const only = paceWords(first, messages);
    return { short: only, long: only, limited };
  }
  const seconds = accounts.map(({ pace }) => pace.everySeconds);
  const shortest = lengthWords(Math.min(...seconds), messages);
  const longest = lengthWords(Math.max(...seconds), messages);
  return {
    short: shortest === longest ? words.every(shortest) : words.everyBetween(shortest, longest),
    long: accounts.map((account) => words.everyOf(account.name, paceWords(account, messages))).join('\n'),
    limited,
  };
}
