import type { Activity } from '../../../../electron/core/alerts/activity.ts';
import { createAlerts, type Alerts, type AlertsMemory } from '../../../../electron/core/alerts/alerts.ts';
import type { Desk } from '../../../../electron/core/alerts/gate.ts';
import type { AlertKind } from '../../../../electron/core/alerts/kinds.ts';
import type { Notice } from '../../../../electron/core/alerts/notice.ts';
import { quietUntil } from '../../../../electron/core/alerts/quiet-hours.ts';
import {
  defaultAlerts,
  type AlertSettings,
  type KindSettings,
} from '../../../../electron/core/alerts/settings.ts';
import {
  snoozeTable,
  withoutScopes,
  withSnoozes,
  type Scope,
  type Snooze,
  type SnoozeEnd,
} from '../../../../electron/core/alerts/snoozes.ts';
import type { Expected, GroupRule } from '../../../../electron/core/expected.ts';
import {
  createFleet,
  type Fleet,
  type FleetChanges,
  type FleetEvent,
} from '../../../../electron/core/fleet.ts';
import type { PhoneEntry } from '../../../../electron/core/phone.ts';
import { RUNNING } from '../../../../electron/core/status.ts';
import { alertPhone } from '../../../../electron/main/alert-phone.ts';
import { en } from '../../../../electron/messages/en/index.ts';
import { plainRules } from '../plain-rules.ts';

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

/** Alerts with some kinds set otherwise. */
export function alertsWith(
  more: Partial<Omit<AlertSettings, 'kinds'>> = {},
  kinds: Partial<Record<AlertKind, Partial<KindSettings>>> = {},
): AlertSettings {
  const changed = Object.entries(kinds).map(([kind, part]) => [
    kind,
    { ...defaultAlerts.kinds[kind as AlertKind], ...part },
  ]);
  return {
    ...defaultAlerts,
    ...more,
    kinds: { ...defaultAlerts.kinds, ...(Object.fromEntries(changed) as Partial<AlertSettings['kinds']>) },
  };
}

export interface WatchOptions {
  readonly phones?: number;
  readonly settings?: AlertSettings;
  readonly groups?: readonly GroupRule[];
  /** By number of the phone: the group that it is in. */
  readonly groupOf?: (index: number) => string;
  /** How often every phone is asked about, in ms. */
  readonly every?: number;
  /** Local time at which it begins. */
  readonly start?: Date;
}

/**
 * A fleet of phones `p0`, `p1` ... of the account `qa` that is asked about every few seconds, with its alerts: the whole core
 * between an answer and a notice, without a clock.
 */
export interface Watch {
  readonly fleet: () => Fleet;
  /** The status that the service has for each phone; undefined says nothing of it. */
  readonly status: Map<string, number | undefined>;
  settings: AlertSettings;
  desk: Omit<Desk, 'quietHours'>;
  readonly notices: Notice[];
  readonly activities: Activity[];
  /** Everything that the fleet has said, and in which run of the program: it counts its starts. */
  readonly events: { readonly event: FleetEvent; readonly run: number }[];
  /** In which run the program is: the first is 1. */
  run(): number;
  /** Whether people know of the problem of a phone, by its key. */
  known(): Readonly<Record<string, boolean>>;
  /** What stands on the desktop. */
  readonly onShow: ReadonlyMap<string, Notice>;
  now(): number;
  /** Lets time pass; the service is asked meanwhile. */
  pass(ms: number): void;
  /** Lets time pass unseen: the computer sleeps, or its clock is set. */
  jump(ms: number, steadyMs?: number): void;
  snooze(scopes: readonly Scope[], until: SnoozeEnd): void;
  endSnooze(scopes: readonly Scope[]): void;
  acknowledge(keys: readonly string[], acknowledged?: boolean): void;
  expect(key: string, expected: Expected): void;
  setGroups(groups: readonly GroupRule[]): void;
  /** Ends the program and starts it again, from what it has kept. */
  restart(): void;
}

export function titles(notices: Iterable<Notice>): string[] {
  return [...notices].map(({ title }) => title);
}

export const phone = (index: number): Scope => ({ kind: 'phone', key: `qa/p${index}` });

export function watch(options: WatchOptions = {}): Watch {
  const { phones: many = 1, groupOf = () => '', every = 5 * SECOND } = options;
  const entries: PhoneEntry[] = Array.from({ length: many }, (_, index) => ({
    id: `p${index}`,
    name: `Phone ${index}`,
    group: groupOf(index),
  }));
  const status = new Map<string, number | undefined>(entries.map(({ id }) => [id, RUNNING]));
  let now = (options.start ?? new Date(2026, 0, 7, 12)).getTime();
  let steady = 1_000_000;
  let nextSweep = steady;
  let groups = options.groups ?? [];
  let snoozes: readonly Snooze[] = [];
  let expected: Readonly<Record<string, Expected>> = {};
  const events: Watch['events'] = [];
  let run = 1;
  const notices: Notice[] = [];
  const activities: Activity[] = [];
  const onShow = new Map<string, Notice>();
  const moment = () => ({ now, steady });

  const rules = plainRules({
    confirmations: () => self.settings.confirmations,
    settleMs: () => self.settings.settleSeconds * SECOND,
    stuckMs: () => self.settings.kinds.stuck.minimumSeconds * SECOND,
    silentMs: () => self.settings.kinds.silent.minimumSeconds * SECOND,
    expected: ({ key, group }) =>
      expected[key] ?? groups.find((rule) => rule.group === group)?.expected ?? 'anything',
    snooze: (one) => snoozeTable(snoozes, now).of(one),
  });
  let fleet = createFleet(rules);
  let alerts = begin();

  function begin(kept?: AlertsMemory): Alerts {
    const watched = fleet;
    watched.setPhones('qa', entries, now);
    const find = (key: string) => {
      const found = watched.phones.get(key);
      return found && alertPhone(found, 'QA');
    };
    return createAlerts(
      {
        messages: en,
        settings: () => self.settings,
        groups: () => groups,
        snoozes: () => snoozeTable(snoozes, now),
        find,
        expectsMore: () => watched.counts.unconfirmed > 0,
        groupStanding: watched.groupStanding,
        groupProblems: (group) =>
          [...watched.problemKeys]
            .map(find)
            .filter((one) => one !== undefined)
            .filter((one) => one.group === group && one.snooze === null && !one.acknowledged),
      },
      moment(),
      kept,
    );
  }

  function step(): void {
    const quietHours = quietUntil(self.settings.quietHours, new Date(now)) !== null;
    const told = alerts.step(moment(), { ...self.desk, quietHours });
    activities.push(...told.activities);
    for (const notice of told.notices) {
      notices.push(notice);
      if (notice.kept !== null) continue;
      for (const id of [notice.id, ...notice.replaces]) onShow.delete(id);
      onShow.set(notice.id, notice);
    }
  }

  function take(changes: FleetChanges): void {
    const recovered = new Set(
      changes.events.filter(({ kind }) => kind === 'recovered').map(({ key }) => key),
    );
    const left = snoozes.filter(
      ({ scope, until }) => until !== 'recovery' || scope.kind !== 'phone' || !recovered.has(scope.key),
    );
    if (left.length < snoozes.length) {
      snoozes = left;
      fleet.applyRules(now);
    }
    for (const event of changes.events) events.push({ event, run });
    alerts.add(changes.events, moment());
  }

  function sweep(): void {
    const statuses = new Map<string, number>();
    const unanswered = new Map<string, 'missing'>();
    for (const [id, code] of status) {
      if (code === undefined) unanswered.set(id, 'missing');
      else statuses.set(id, code);
    }
    take(fleet.answered('qa', { statuses, unanswered, requestId: 'r' }, now, 5 * MINUTE));
  }

  function applyRules(): void {
    const changes = fleet.applyRules(now);
    take(changes);
    alerts.touch(changes.changed, moment());
    step();
  }

  function second(): void {
    now += SECOND;
    steady += SECOND;
    if (steady >= nextSweep) {
      nextSweep = steady + every;
      sweep();
    }
    const left = snoozeTable(snoozes, now).list;
    if (left.length < snoozes.length) {
      snoozes = left;
      applyRules();
    }
    step();
  }

  const self: Watch = {
    fleet: () => fleet,
    status,
    settings: options.settings ?? defaultAlerts,
    desk: { inView: null, doNotDisturb: false },
    notices,
    activities,
    events,
    run: () => run,
    known: () => alerts.memory().known,
    onShow,
    now: () => now,
    pass(ms) {
      for (let passed = 0; passed < ms; passed += SECOND) second();
    },
    jump(ms, steadyMs = 0) {
      now += ms;
      steady += steadyMs;
    },
    snooze(scopes, until) {
      const wanted = snoozeTable(
        scopes.map((scope) => ({ scope, until: 'never' })),
        0,
      );
      const resolved: readonly Scope[] =
        until !== 'recovery'
          ? scopes
          : [...fleet.problemKeys]
              .filter((key) => {
                const found = fleet.phones.get(key);
                return found !== undefined && wanted.of(found) !== null;
              })
              .map((key) => ({ kind: 'phone', key }));
      snoozes = withSnoozes(
        snoozes,
        resolved.map((scope) => ({ scope, until })),
      );
      applyRules();
    },
    endSnooze(scopes) {
      snoozes = withoutScopes(snoozes, scopes);
      applyRules();
    },
    acknowledge(keys, acknowledged = true) {
      alerts.touch(fleet.acknowledge(keys, acknowledged), moment());
      step();
    },
    expect(key, wanted) {
      expected = { ...expected, [key]: wanted };
      applyRules();
    },
    setGroups(wanted) {
      groups = wanted;
      applyRules();
    },
    restart() {
      const told = JSON.parse(JSON.stringify(alerts.memory())) as AlertsMemory;
      const incidents = Object.entries(fleet.incidents()).filter(([key]) => key in told.known);
      const memory = { statuses: fleet.statuses(), incidents: Object.fromEntries(incidents) };
      run += 1;
      fleet = createFleet(rules);
      fleet.restore(JSON.parse(JSON.stringify(memory)) as typeof memory);
      alerts = begin(told);
      nextSweep = steady;
    },
  };
  // The baseline.
  second();
  return self;
}
