import type { Failure } from '../core/failure.ts';
import { entryOf } from '../core/found-phone.ts';
import type { PhoneEntry } from '../core/phone.ts';
import type { Account, Connection } from './account.ts';
import type { Clock } from './clock.ts';
import type { Monitor } from './monitor.ts';

/** How often an account's tenant is asked for new phones, in ms. */
const EVERY = 10 * 60_000;
/** How often it is looked which accounts are to be asked; in ms. */
const LOOK_AGAIN = 60_000;

export interface FollowerOptions {
  readonly clock: Clock;
  readonly monitor: Pick<Monitor, 'accounts' | 'paused'>;
  readonly onFound: (accountId: string, phones: readonly PhoneEntry[]) => void;
  /** What there is to know has changed: of which account the phones cannot be listed, or can again. */
  readonly onTrouble: (account: Account, failure: Failure | null) => void;
}

/** Looks for new phones of the accounts that follow their tenant. */
export interface Follower {
  /** To be called when the accounts have changed. */
  look(): void;
  /** Why an account's phones could not be listed the last time; null when they were. */
  trouble(accountId: string): Failure | null;
}

export function createFollower(options: FollowerOptions, signal: AbortSignal): Follower {
  const { clock, monitor } = options;
  const askedAt = new WeakMap<Connection, number>();
  const troubles = new Map<string, Failure>();
  let cancelTimer = () => {};

  async function ask(account: Account, connection: Connection): Promise<void> {
    let found;
    try {
      found = await connection.find(signal);
    } catch (error) {
      if (signal.aborted) return;
      throw error;
    }
    if (found.ok) {
      if (troubles.delete(account.id)) options.onTrouble(account, null);
      options.onFound(account.id, found.value.map(entryOf));
    } else {
      troubles.set(account.id, found.error);
      options.onTrouble(account, found.error);
    }
  }

  function isDue(connection: Connection): boolean {
    const before = askedAt.get(connection);
    return before === undefined || clock.monotonic() - before >= EVERY;
  }

  function look(): void {
    cancelTimer();
    const following = monitor.accounts().filter(({ account }) => account.followNew);
    for (const id of troubles.keys())
      if (!following.some(({ account }) => account.id === id)) troubles.delete(id);
    if (following.length === 0 || signal.aborted) return;
    cancelTimer = clock.after(LOOK_AGAIN, look);
    if (monitor.paused()) return;
    for (const { account, connection, standing } of following) {
      // An account that does not answer is not asked for more.
      if (connection === null || standing.trouble !== null || !isDue(connection)) continue;
      askedAt.set(connection, clock.monotonic());
      void ask(account, connection);
    }
  }

  signal.addEventListener('abort', () => {
    cancelTimer();
  });
  return { look, trouble: (accountId) => troubles.get(accountId) ?? null };
}
