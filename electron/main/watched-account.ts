import { createAccountPolling, type AccountPolling, type Batch } from '../core/account-polling.ts';
import type { StatusAnswer } from '../core/answer.ts';
import type { Failure } from '../core/failure.ts';
import type { FleetChanges } from '../core/fleet.ts';
import type { PhoneEntry } from '../core/phone.ts';
import type { PollingNumbers } from '../core/polling-settings.ts';
import type { Result } from '../core/result.ts';
import type { Clock } from './clock.ts';
import { createPoller } from './poller.ts';

/** An account with all that is needed to ask. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly baseUrl: string;
  /** Null when there is none to send: then nothing is asked. */
  readonly token: string | null;
  readonly phones: readonly PhoneEntry[];
}

/** How an account stands. All times are in ms since 1970. */
export interface Standing {
  readonly trouble: {
    readonly failure: Failure;
    readonly since: number;
    readonly retryAt: number | null;
  } | null;
  readonly lastAnswerAt: number | null;
  /** How often each phone is checked, in seconds, and whether the budget makes it so rather than the setting. */
  readonly everySeconds: number;
  readonly limitedByBudget: boolean;
}

/** Asks the service about at most 32 phones; rejects only when the signal is aborted. */
export type Ask = (ids: readonly string[], signal: AbortSignal) => Promise<Result<StatusAnswer, Failure>>;

/** Makes the way to ask for an account; nothing is sent yet. */
export type Connect = (baseUrl: string, token: string) => Ask;

export interface WatchedAccount {
  readonly account: Account;
  readonly standing: Standing;
  /** Takes over a changed account; what needs no new start goes on. */
  update(account: Account): void;
  /** Starts afresh, or for the first time, with these numbers; null leaves it at rest. */
  restart(polling: PollingNumbers | null): void;
  refresh(): void;
  stop(): void;
}

export interface WatchedAccountOptions {
  readonly clock: Clock;
  readonly random: () => number;
  readonly connect: Connect;
  /** Takes an answer into the fleet. */
  readonly observe: (answer: StatusAnswer, everySeconds: number) => FleetChanges;
  /** Takes into the fleet that the phones `left` stay without an answer. */
  readonly miss: (failure: Failure, left: readonly string[], accountAnswers: boolean) => FleetChanges;
  readonly onChanges: (changes: FleetChanges) => void;
  readonly wantsQuick: (instanceId: string) => boolean;
  readonly onOutcome: (batch: Batch, outcome: Result<StatusAnswer, Failure>) => void;
}

const noToken: Failure = {
  kind: 'signIn',
  code: null,
  message: null,
  httpStatus: null,
  requestId: '',
  retryAfterMs: null,
};

export function createWatchedAccount(first: Account, options: WatchedAccountOptions): WatchedAccount {
  const { clock } = options;
  let account = first;
  let numbers: PollingNumbers | null = null;
  let lastAnswerAt: number | null = null;
  let watchedSince = clock.now();
  let run: { readonly polling: AccountPolling; readonly abort: AbortController; wake(): void } | null = null;

  const ids = () => account.phones.map(({ id }) => id);

  function outcome(polling: AccountPolling, batch: Batch, result: Result<StatusAnswer, Failure>): void {
    options.onOutcome(batch, result);
    if (result.ok) {
      lastAnswerAt = clock.now();
      // The fleet first: it knows which phones deserve the quick interval now.
      const changes = options.observe(result.value, polling.pace().everySeconds);
      polling.answered(batch, options.wantsQuick);
      options.onChanges(changes);
    } else {
      const left = polling.failed(batch, result.error, clock.monotonic());
      options.onChanges(options.miss(result.error, left, polling.trouble() === null));
    }
  }

  function stop(): void {
    run?.abort.abort();
    run = null;
  }

  function restart(polling: PollingNumbers | null): void {
    stop();
    numbers = polling;
    const { token } = account;
    if (polling === null || token === null) return;
    const abort = new AbortController();
    const accountPolling = createAccountPolling(polling, options.random);
    accountPolling.setPhones(ids(), clock.monotonic());
    const poller = createPoller(
      {
        polling: accountPolling,
        clock,
        ask: options.connect(account.baseUrl, token),
        onOutcome: (batch, result) => {
          outcome(accountPolling, batch, result);
        },
      },
      abort.signal,
    );
    run = { polling: accountPolling, abort, wake: poller.wake };
    poller.wake();
  }

  function trouble(): Standing['trouble'] {
    if (account.token === null) return { failure: noToken, since: watchedSince, retryAt: null };
    const planned = run?.polling.trouble() ?? null;
    if (planned === null) return null;
    const offset = clock.now() - clock.monotonic();
    const retryAt = planned.retryAt === null ? null : planned.retryAt + offset;
    return { failure: planned.failure, since: planned.since + offset, retryAt };
  }

  return {
    get account() {
      return account;
    },
    get standing() {
      const pace = run?.polling.pace() ?? {
        everySeconds: numbers?.normalSeconds ?? 0,
        limitedByBudget: false,
      };
      return { ...pace, lastAnswerAt, trouble: trouble() };
    },
    update(changed) {
      const sameWayIn = changed.baseUrl === account.baseUrl && changed.token === account.token;
      account = changed;
      if (!sameWayIn) {
        watchedSince = clock.now();
        restart(numbers);
      } else if (run !== null) {
        run.polling.setPhones(ids(), clock.monotonic());
        run.wake();
      }
    },
    restart,
    refresh() {
      run?.polling.refresh(clock.monotonic());
      run?.wake();
    },
    stop,
  };
}
