import { createAccountPolling, type Batch } from '../core/account-polling.ts';
import type { StatusAnswer } from '../core/answer.ts';
import { sameCredentials, type CredentialsKind } from '../core/credentials.ts';
import { concernsBatch, newFailure, type Failure, type FailureKind } from '../core/failure.ts';
import type { FleetChanges } from '../core/fleet.ts';
import { createOutbreak } from '../core/outbreak.ts';
import type { Pace } from '../core/pace.ts';
import type { PhoneEntry } from '../core/phone.ts';
import type { PollingNumbers } from '../core/polling-settings.ts';
import type { Result } from '../core/result.ts';
import type { Account, Connect, Connection } from './account.ts';
import type { Clock } from './clock.ts';
import { createPoller } from './poller.ts';

/** How an account stands. All times are in ms since 1970. */
export interface Standing {
  readonly trouble: {
    readonly failure: Failure;
    readonly since: number;
    readonly retryAt: number | null;
  } | null;
  readonly lastAnswerAt: number | null;
  readonly pace: Pace;
  readonly tokenExpiresAt: number | null;
  readonly clockSkewMs: number | null;
}

export interface WatchedAccount {
  readonly account: Account;
  /** Null where the account's secrets are lost. */
  readonly connection: Connection | null;
  readonly standing: Standing;
  /** Takes over a changed account or changed numbers; what needs no new start goes on. */
  update(account: Account, numbers: PollingNumbers): void;
  /** Begins to ask, or goes on after `stop`. */
  start(): void;
  /** Leaves the account at rest; what is known of it stays. */
  stop(): void;
  /** The user asks, or the system woke up: everything is asked at once. */
  refresh(): void;
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

/** Where phones are checked more rarely than this, one lost request says nothing of its phones. */
const OFTEN_SECONDS = 300;

function samePhones(some: readonly PhoneEntry[], others: readonly PhoneEntry[]): boolean {
  return (
    some.length === others.length &&
    some.every((one, index) => {
      const other = others[index];
      return one.id === other?.id && one.name === other.name && one.region === other.region;
    })
  );
}

/** Which sign-in is needed where a secret is lost. */
const refusedKind: Readonly<Record<CredentialsKind, FailureKind>> = {
  token: 'signIn',
  password: 'password',
  accessKey: 'accessKey',
};

export function createWatchedAccount(
  first: Account,
  numbers: PollingNumbers,
  options: WatchedAccountOptions,
): WatchedAccount {
  const { clock } = options;
  let account = first;
  const polling = createAccountPolling(numbers, options.random);
  const outbreak = createOutbreak();
  let connection: Connection | null = null;
  let lastAnswerAt: number | null = null;
  let watchedSince = clock.now();
  let run: { readonly abort: AbortController; wake(): void } | null = null;

  function outcome(batch: Batch, result: Result<StatusAnswer, Failure>): void {
    options.onOutcome(batch, result);
    if (result.ok) {
      lastAnswerAt = clock.now();
      // The fleet first: it knows which phones deserve the quick interval now.
      const changes = options.observe(result.value, polling.pace().everySeconds);
      polling.answered(batch, options.wantsQuick);
      const now = clock.monotonic();
      if (outbreak.note(changes.suspects, now)) polling.lookAtOthers(batch, options.wantsQuick, now);
      else if (changes.suspects > 0) polling.lookAgain(batch, options.wantsQuick);
      options.onChanges(changes);
    } else {
      const left = polling.failed(batch, result.error, clock.monotonic());
      options.onChanges(options.miss(result.error, left, countsAsSilence(result.error)));
    }
  }

  /** Whether phones that stay without an answer are silent by themselves: the account answers, and often enough. */
  function countsAsSilence({ kind }: Failure): boolean {
    if (polling.trouble() !== null) return false;
    return concernsBatch(kind) || polling.pace().everySeconds <= OFTEN_SECONDS;
  }

  /** Makes the way in. The budget is the account's, however it signs in. */
  function connect(): void {
    const { baseUrl, credentials } = account;
    watchedSince = clock.now();
    connection = credentials === null ? null : options.connect(baseUrl, credentials);
  }

  function stop(): void {
    run?.abort.abort();
    run = null;
    polling.interrupt(clock.monotonic());
  }

  function start(): void {
    if (run !== null || connection === null) return;
    const abort = new AbortController();
    const { ask } = connection;
    const poller = createPoller({ polling, clock, ask, onOutcome: outcome }, abort.signal);
    run = { abort, wake: poller.wake };
    poller.wake();
  }

  function trouble(): Standing['trouble'] {
    if (connection === null)
      return { failure: newFailure(refusedKind[account.means.kind]), since: watchedSince, retryAt: null };
    const planned = polling.trouble();
    if (planned === null) return null;
    const offset = clock.now() - clock.monotonic();
    const retryAt = planned.retryAt === null ? null : planned.retryAt + offset;
    return { failure: planned.failure, since: planned.since + offset, retryAt };
  }

  polling.setPhones(account.phones, clock.monotonic());
  connect();
  return {
    get account() {
      return account;
    },
    get connection() {
      return connection;
    },
    get standing() {
      return {
        trouble: trouble(),
        lastAnswerAt,
        pace: polling.pace(),
        tokenExpiresAt: connection?.tokenExpiresAt() ?? null,
        clockSkewMs: connection?.clockSkewMs() ?? null,
      };
    },
    update(changed, changedNumbers) {
      const before = account;
      account = changed;
      const now = clock.monotonic();
      polling.setNumbers(changedNumbers, now);
      if (!samePhones(account.phones, before.phones)) polling.setPhones(account.phones, now);
      if (account.baseUrl === before.baseUrl && sameCredentials(account.credentials, before.credentials)) {
        run?.wake();
        return;
      }
      const running = run !== null;
      stop();
      polling.restart(now);
      connect();
      if (running) start();
    },
    start,
    stop,
    refresh() {
      polling.refresh(clock.monotonic());
      run?.wake();
    },
  };
}
