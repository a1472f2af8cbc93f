import type { Batch } from '../core/account-polling.ts';
import { createAccountAlerts } from '../core/account-alerts.ts';
import { createAlerts, type AlertKinds } from '../core/alerts.ts';
import type { StatusAnswer } from '../core/answer.ts';
import type { Failure } from '../core/failure.ts';
import { createFleet, type Fleet, type FleetChanges } from '../core/fleet.ts';
import type { Notice } from '../core/notice.ts';
import { shownName } from '../core/phone.ts';
import type { PollingNumbers } from '../core/polling-settings.ts';
import type { Result } from '../core/result.ts';
import type { Messages } from '../messages/index.ts';
import type { Clock } from './clock.ts';
import { createWatchedAccount, type Account, type Connect, type WatchedAccount } from './watched-account.ts';

/** Keys of phones whose row reads differently, that were only checked, or that are gone. */
export interface FleetNews {
  readonly changed: readonly string[];
  readonly checked: readonly string[];
  readonly removed: readonly string[];
}

export interface MonitorOptions {
  readonly clock: Clock;
  readonly random: () => number;
  readonly messages: Messages;
  readonly connect: Connect;
  readonly alertKinds: () => AlertKinds & { readonly account: boolean };
  readonly onNotices: (notices: readonly Notice[]) => void;
  /** Something that a person may see has changed; the lists are empty when it is about accounts alone. */
  readonly onNews: (news: FleetNews) => void;
  readonly onOutcome: (account: Account, batch: Batch, outcome: Result<StatusAnswer, Failure>) => void;
}

/** Watches the accounts that it is given and keeps the fleet. */
export interface Monitor {
  readonly fleet: Fleet;
  readonly accounts: () => readonly Pick<WatchedAccount, 'account' | 'standing'>[];
  readonly paused: () => boolean;
  watch(accounts: readonly Account[], polling: PollingNumbers): void;
  setPaused(paused: boolean): void;
  refresh(): void;
  acknowledge(keys: readonly string[], acknowledged: boolean): void;
}

/** A change counts as unobserved when a phone had no answer for so many of its intervals, or so many ms. */
const GAP_INTERVALS = 4;
const GAP_MS = 5 * 60_000;

export function createMonitor(options: MonitorOptions, signal: AbortSignal): Monitor {
  const { clock, messages } = options;
  const fleet = createFleet();
  const watched = new Map<string, WatchedAccount>();
  const alerts = createAlerts(describe, messages);
  const accountAlerts = createAccountAlerts(messages);
  let polling: PollingNumbers | null = null;
  let paused = false;
  let cancelAlertTimer = () => {};

  function describe(key: string): { name: string; account: string } {
    const phone = fleet.phones.get(key);
    if (phone === undefined) return { name: key, account: '' };
    const account = watched.get(phone.accountId)?.account.name ?? '';
    return { name: shownName(phone), account };
  }

  function tellOfPhones(): void {
    cancelAlertTimer();
    const notices = alerts.take(clock.monotonic());
    if (notices.length > 0) options.onNotices(notices);
    const dueAt = alerts.dueAt();
    if (dueAt !== null) cancelAlertTimer = clock.after(dueAt - clock.monotonic(), tellOfPhones);
  }

  function tellOfAccount({ account, standing }: WatchedAccount): void {
    const { id, name } = account;
    const notices = accountAlerts.step({ id, name, trouble: standing.trouble }, clock.now());
    if (notices.length > 0 && options.alertKinds().account) options.onNotices(notices);
  }

  function apply(accountId: string, changes: FleetChanges): void {
    alerts.add(changes.events, options.alertKinds(), clock.monotonic());
    const one = watched.get(accountId);
    if (one) tellOfAccount(one);
    if (changes.events.length > 0) tellOfPhones();
    options.onNews({ changed: changes.changed, checked: changes.checked, removed: [] });
  }

  function create(account: Account): WatchedAccount {
    const { id } = account;
    return createWatchedAccount(account, {
      clock,
      random: options.random,
      connect: options.connect,
      wantsQuick: (instanceId) => fleet.wantsQuick(id, instanceId, clock.now()),
      observe(answer, everySeconds) {
        const gapMs = Math.max(GAP_MS, GAP_INTERVALS * 1000 * everySeconds);
        return fleet.answered(id, answer, clock.now(), gapMs);
      },
      miss: (failure, left, accountAnswers) =>
        fleet.unanswered(id, left, { kind: 'failure', failure }, clock.now(), accountAnswers),
      onChanges(changes) {
        apply(id, changes);
      },
      onOutcome(batch, outcome) {
        options.onOutcome(account, batch, outcome);
      },
    });
  }

  signal.addEventListener('abort', () => {
    cancelAlertTimer();
    for (const one of watched.values()) one.stop();
  });

  return {
    fleet,
    accounts: () => [...watched.values()],
    paused: () => paused,

    watch(accounts, numbers) {
      const newPace = JSON.stringify(numbers) !== JSON.stringify(polling);
      polling = numbers;
      const changed: string[] = [];
      const removed: string[] = [];
      const wanted = new Set(accounts.map(({ id }) => id));
      for (const [id, one] of watched) {
        if (wanted.has(id)) continue;
        one.stop();
        watched.delete(id);
        removed.push(...fleet.setPhones(id, [], clock.now()).removed);
      }
      for (const account of accounts) {
        const listed = fleet.setPhones(account.id, account.phones, clock.now());
        changed.push(...listed.changed);
        removed.push(...listed.removed);
        const known = watched.get(account.id);
        const one = known ?? create(account);
        watched.set(account.id, one);
        if (known) known.update(account);
        if (!known || newPace) one.restart(paused ? null : numbers);
        // That it answers again is known by an answer alone, and not by a new start.
        if (one.standing.trouble !== null) tellOfAccount(one);
      }
      options.onNews({ changed, checked: [], removed });
    },

    setPaused(value) {
      if (paused === value) return;
      paused = value;
      for (const one of watched.values()) one.restart(paused ? null : polling);
      options.onNews({ changed: [], checked: [], removed: [] });
    },

    refresh() {
      for (const one of watched.values()) one.refresh();
    },

    acknowledge(keys, acknowledged) {
      options.onNews({ changed: fleet.acknowledge(keys, acknowledged), checked: [], removed: [] });
    },
  };
}
