import type { Batch } from '../core/account-polling.ts';
import { createAccountAlerts, type AccountStanding } from '../core/account-alerts.ts';
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
import type { Account, Connect } from './account.ts';
import { createWatchedAccount, type WatchedAccount } from './watched-account.ts';

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
  readonly accounts: () => readonly Pick<WatchedAccount, 'account' | 'connection' | 'standing'>[];
  readonly paused: () => boolean;
  watch(accounts: readonly Account[], polling: PollingNumbers): void;
  setPaused(paused: boolean): void;
  refresh(): void;
  acknowledge(keys: readonly string[], acknowledged: boolean): void;
}

/** A change counts as unobserved when a phone had no answer for so many of its intervals, or so many ms. */
const GAP_INTERVALS = 4;
const GAP_MS = 5 * 60_000;
/** How often it is looked whether something is to be told of accounts, at least and at most; in ms. */
const LOOK_AGAIN = 60 * 60_000;
const SHORTEST = 1_000;

export function createMonitor(options: MonitorOptions, signal: AbortSignal): Monitor {
  const { clock, messages } = options;
  const fleet = createFleet();
  const watched = new Map<string, WatchedAccount>();
  const alerts = createAlerts(describe, messages);
  const accountAlerts = createAccountAlerts(messages);
  let paused = false;
  let cancelAlertTimer = () => {};
  let cancelAccountTimer = () => {};

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

  function standingOf({ account, standing }: WatchedAccount): AccountStanding {
    return { ...standing, id: account.id, name: account.name };
  }

  function tellOfAccount(one: WatchedAccount): void {
    const notices = accountAlerts.step(standingOf(one), clock.now());
    if (notices.length > 0 && options.alertKinds().account) options.onNotices(notices);
  }

  /** Tells what is due of accounts though nothing comes from them. */
  function tellOfAccounts(): void {
    for (const one of watched.values()) if (accountAlerts.dueAt(standingOf(one)) !== null) tellOfAccount(one);
    planAccounts();
  }

  function planAccounts(): void {
    cancelAccountTimer();
    if (paused || signal.aborted) return;
    const times = [...watched.values()].map((one) => accountAlerts.dueAt(standingOf(one)) ?? Infinity);
    const dueAt = Math.min(...times);
    if (dueAt === Infinity) return;
    // The clock may be set meanwhile, and a timer takes no more than 24 days.
    const ms = Math.min(LOOK_AGAIN, Math.max(SHORTEST, dueAt - clock.now()));
    cancelAccountTimer = clock.after(ms, tellOfAccounts);
  }

  function apply(accountId: string, changes: FleetChanges): void {
    alerts.add(changes.events, options.alertKinds(), clock.monotonic());
    const one = watched.get(accountId);
    if (one) {
      tellOfAccount(one);
      planAccounts();
    }
    if (changes.events.length > 0) tellOfPhones();
    options.onNews({ changed: changes.changed, checked: changes.checked, removed: [] });
  }

  function create(account: Account, polling: PollingNumbers): WatchedAccount {
    const { id } = account;
    return createWatchedAccount(account, polling, {
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
    cancelAccountTimer();
    for (const one of watched.values()) one.stop();
  });

  return {
    fleet,
    accounts: () => [...watched.values()],
    paused: () => paused,

    watch(accounts, polling) {
      const changed: string[] = [];
      const removed: string[] = [];
      const wanted = new Set(accounts.map(({ id }) => id));
      for (const [id, one] of watched) {
        if (wanted.has(id)) continue;
        one.stop();
        watched.delete(id);
        accountAlerts.forget(id);
        removed.push(...fleet.setPhones(id, [], clock.now()).removed);
      }
      for (const account of accounts) {
        const listed = fleet.setPhones(account.id, account.phones, clock.now());
        changed.push(...listed.changed);
        removed.push(...listed.removed);
        const known = watched.get(account.id);
        const one = known ?? create(account, polling);
        watched.set(account.id, one);
        known?.update(account, polling);
        if (!paused) one.start();
        // That it answers again is known by an answer alone, and not by a new start.
        if (one.standing.trouble !== null) tellOfAccount(one);
      }
      planAccounts();
      options.onNews({ changed, checked: [], removed });
    },

    setPaused(value) {
      if (paused === value) return;
      paused = value;
      for (const one of watched.values()) {
        if (paused) one.stop();
        else one.start();
      }
      planAccounts();
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
