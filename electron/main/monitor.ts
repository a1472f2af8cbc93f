import type { Batch } from '../core/account-polling.ts';
import type { AlertsMemory } from '../core/alerts/alerts.ts';
import type { Told } from '../core/alerts/outbox.ts';
import type { AlertSettings } from '../core/alerts/settings.ts';
import type { SnoozeTable } from '../core/alerts/snoozes.ts';
import type { StatusAnswer } from '../core/answer.ts';
import type { Expected, GroupRule } from '../core/expected.ts';
import type { Failure } from '../core/failure.ts';
import { createFleet, type Fleet, type FleetChanges } from '../core/fleet.ts';
import type { FleetMemory } from '../core/fleet-memory.ts';
import type { FleetRules } from '../core/fleet-rules.ts';
import type { PollingNumbers } from '../core/polling-settings.ts';
import type { Result } from '../core/result.ts';
import type { Messages } from '../messages/index.ts';
import type { Account, Connect } from './account.ts';
import { alertPhone } from './alert-phone.ts';
import type { Clock } from './clock.ts';
import { createTeller, type DeskNow } from './teller.ts';
import { createWatchedAccount, type WatchedAccount } from './watched-account.ts';

/** Keys of phones whose row reads differently, that were only checked, or that are gone. */
export interface FleetNews {
  readonly changed: readonly string[];
  readonly checked: readonly string[];
  readonly removed: readonly string[];
}

/** What people have set about phones and alerts; asked for when it is needed. */
export interface WatchRules {
  readonly alerts: () => AlertSettings;
  readonly groups: () => readonly GroupRule[];
  /** By phone key. */
  readonly expected: () => Readonly<Record<string, Expected>>;
  readonly snoozes: () => SnoozeTable;
}

/** What is kept of alerts between two runs, so that nothing is told twice and nothing is lost. */
export interface AlertsFile {
  readonly incidents: FleetMemory['incidents'];
  readonly alerts: AlertsMemory;
}

/** What the last run left. */
export interface MonitorMemory {
  readonly fleet: FleetMemory;
  readonly alerts: AlertsMemory;
}

export interface MonitorOptions {
  readonly clock: Clock;
  readonly random: () => number;
  readonly messages: Messages;
  readonly connect: Connect;
  readonly rules: WatchRules;
  readonly desk: () => Promise<DeskNow>;
  /** Null at the very first start. */
  readonly memory: MonitorMemory | null;
  readonly onTold: (told: Told) => void;
  /** These phones have recovered. */
  readonly onRecovered: (keys: readonly string[]) => void;
  /** Something that a person may see has changed; the lists are empty when it is about accounts alone. */
  readonly onNews: (news: FleetNews) => void;
  readonly onOutcome: (account: Account, batch: Batch, outcome: Result<StatusAnswer, Failure>) => void;
  /** There is something new to be kept for the next run. */
  readonly onRemember: () => void;
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
  /** Takes over what people have set anew: snoozes, expectations, groups, alerts. */
  applyRules(): void;
  /** All that is known, as it would be kept for another run. */
  memory(): MonitorMemory;
  /** Goes back to what was known then; to be called before the accounts of then are watched again. */
  restore(memory: MonitorMemory): void;
  /** What is kept of alerts: small, and new after each of them. */
  alertsMemory(): AlertsFile;
}

/** A change counts as unobserved when a phone had no answer for so many of its intervals, or so many ms. */
const GAP_INTERVALS = 4;
const GAP_MS = 5 * 60_000;

/** What the settings ask of the fleet. */
function fleetRules({ alerts, groups, expected, snoozes }: WatchRules): FleetRules {
  return {
    confirmations: () => alerts().confirmations,
    settleMs: () => 1000 * alerts().settleSeconds,
    stuckMs: () => 1000 * alerts().kinds.stuck.minimumSeconds,
    silentMs: () => 1000 * alerts().kinds.silent.minimumSeconds,
    expected: ({ key, group }) =>
      expected()[key] ?? groups().find((rule) => rule.group === group)?.expected ?? 'anything',
    snooze: (phone) => snoozes().of(phone),
  };
}

export function createMonitor(options: MonitorOptions, signal: AbortSignal): Monitor {
  const { clock, messages, rules } = options;
  const fleet = createFleet(fleetRules(rules));
  if (options.memory !== null) fleet.restore(options.memory.fleet);
  const watched = new Map<string, WatchedAccount>();
  let paused = false;

  const find = (key: string) => {
    const phone = fleet.phones.get(key);
    return phone && alertPhone(phone, watched.get(phone.accountId)?.account.name ?? '');
  };
  const standingOf = ({ account, standing }: WatchedAccount) => ({
    ...standing,
    id: account.id,
    name: account.name,
  });
  const teller = createTeller(
    {
      clock,
      messages,
      settings: rules.alerts,
      groups: rules.groups,
      snoozes: rules.snoozes,
      find,
      expectsMore: () => fleet.counts.unconfirmed > 0,
      groupStanding: fleet.groupStanding,
      groupProblems: (group) =>
        [...fleet.problemKeys]
          .map(find)
          .filter((phone) => phone?.group === group && phone.snooze === null && !phone.acknowledged)
          .filter((phone) => phone !== undefined),
      desk: options.desk,
      standings: () => (paused ? [] : [...watched.values()].map(standingOf)),
      onTold(told) {
        options.onTold(told);
        options.onRemember();
      },
    },
    options.memory?.alerts,
    signal,
  );

  function take(changes: FleetChanges): void {
    const recovered = changes.events.filter(({ kind }) => kind === 'recovered').map(({ key }) => key);
    if (recovered.length > 0) options.onRecovered(recovered);
    teller.add(changes.events);
    if (changes.events.length > 0) options.onRemember();
    options.onNews({ changed: changes.changed, checked: changes.checked, removed: [] });
  }

  function create(account: Account, polling: PollingNumbers): WatchedAccount {
    const { id } = account;
    const one: WatchedAccount = createWatchedAccount(account, polling, {
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
        take(changes);
        teller.addAccount(standingOf(one));
      },
      onOutcome(batch, outcome) {
        options.onOutcome(account, batch, outcome);
      },
    });
    return one;
  }

  function forget(keys: readonly string[]): void {
    if (keys.length > 0) teller.forget(keys);
  }

  function alertsMemory(): AlertsFile {
    const alerts = teller.memory();
    // A problem whose alert is not decided yet is found anew by the next run, which then decides it.
    const incidents = Object.entries(fleet.incidents()).filter(([key]) => key in alerts.known);
    return { incidents: Object.fromEntries(incidents), alerts };
  }

  signal.addEventListener('abort', () => {
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
        teller.forgetAccount(id);
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
        if (one.standing.trouble !== null) teller.addAccount(standingOf(one));
      }
      forget(removed);
      teller.look();
      options.onRemember();
      options.onNews({ changed, checked: [], removed });
    },

    setPaused(value) {
      if (paused === value) return;
      paused = value;
      for (const one of watched.values()) {
        if (paused) one.stop();
        else one.start();
      }
      teller.look();
      options.onNews({ changed: [], checked: [], removed: [] });
    },

    refresh() {
      for (const one of watched.values()) one.refresh();
    },

    acknowledge(keys, acknowledged) {
      const changed = fleet.acknowledge(keys, acknowledged);
      teller.touch(changed);
      options.onRemember();
      options.onNews({ changed, checked: [], removed: [] });
    },

    applyRules() {
      const changes = fleet.applyRules(clock.now());
      take(changes);
      teller.touch(changes.changed);
      options.onRemember();
    },

    alertsMemory,
    memory() {
      const { incidents, alerts } = alertsMemory();
      return { fleet: { statuses: fleet.statuses(), incidents }, alerts };
    },
    restore(memory) {
      fleet.restore(memory.fleet);
      teller.restore(memory.alerts);
    },
  };
}
