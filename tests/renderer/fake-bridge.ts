import { defaultAlerts } from '../../electron/core/alerts/settings.ts';
import { ok } from '../../electron/core/result.ts';
import type {
  AccountDraft,
  AccountState,
  ActivityPage,
  AppState,
  Bridge,
  CallName,
  FleetDelta,
  PhoneDetails,
  PhoneRow,
  PushName,
  Pushes,
} from '../../electron/shared/contract.ts';
import type { ActivityEntry } from '../../electron/core/alerts/activity.ts';

/** The time of every test: 2026-03-05 12:00:00 local time. */
export const NOW = new Date(2026, 2, 5, 12).getTime();

export function account(over: Partial<AccountState> = {}): AccountState {
  return {
    id: 'eu',
    name: 'EU',
    baseUrl: 'https://koophone.example.com',
    region: '',
    means: { kind: 'token' },
    secretsSet: true,
    tokenExpiresAt: null,
    clockSkewMs: null,
    followNew: false,
    listingTrouble: null,
    phones: 3,
    trouble: null,
    lastAnswerAt: NOW - 4000,
    pace: { everySeconds: 30, limitedBy: 'interval', requestsPerSecond: 5 },
    ...over,
  };
}

export function state(over: Partial<AppState> = {}): AppState {
  return {
    version: '0.1.0',
    locale: 'en',
    platform: 'linux',
    demo: false,
    paused: false,
    snoozes: [],
    quietUntil: null,
    secretsIn: 'keychain',
    trayShown: true,
    accounts: [account()],
    polling: { normalSeconds: 30, quickSeconds: 5, requestsPerSecond: 5, concurrency: 4 },
    network: { proxy: 'system', proxyUrl: '', proxyUser: '', proxyPasswordSet: false, caFile: '' },
    alerts: defaultAlerts,
    groups: [],
    onward: [],
    settingsNotice: null,
    ...over,
  };
}

/** A running phone, unless told otherwise; a phone that is offline or unknown is a problem. */
export function phone(instanceId: string, over: Partial<PhoneRow> = {}): PhoneRow {
  const accountId = over.accountId ?? 'eu';
  const status = over.status === undefined ? 2 : over.status;
  return {
    key: `${accountId}/${instanceId}`,
    accountId,
    instanceId,
    name: '',
    group: '',
    status,
    since: NOW - 120_000,
    checked: NOW - 4000,
    problem:
      status === 3
        ? { kind: 'offline', since: NOW - 120_000 }
        : status === 0
          ? { kind: 'unknown', since: NOW - 60_000 }
          : null,
    acknowledged: false,
    snooze: null,
    expected: null,
    silence: null,
    ...over,
  };
}

/** One question or command that the window put. */
export interface Asked {
  readonly call: CallName;
  readonly argument: unknown;
}

/** The main process's side of the bridge, without one: a fleet and a state that a test scripts. */
export class FakeMain {
  state: AppState;
  rows: readonly PhoneRow[];
  seq = 1;
  readonly asked: Asked[] = [];
  details: Partial<PhoneDetails> = {};
  phones: AccountDraft['phones'] = [];
  /** The whole record, newest first. */
  activity: readonly ActivityEntry[] = [];
  /** What these calls answer; a test replaces them. */
  saveAccount: Bridge['saveAccount'] = () => Promise.resolve(ok({ accountId: 'eu' }));
  testConnection: Bridge['testConnection'] = () =>
    Promise.resolve(ok({ asked: 3, answered: 3, requestId: 'request-1' }));
  findPhones: Bridge['findPhones'] = () => Promise.resolve(ok([]));
  savePolling: Bridge['savePolling'] = () => Promise.resolve(ok(null));
  saveNetwork: Bridge['saveNetwork'] = () => Promise.resolve(ok(null));
  saveAlerts: Bridge['saveAlerts'] = () => Promise.resolve(ok(null));
  saveGroups: Bridge['saveGroups'] = () => Promise.resolve(ok(null));
  saveOnward: Bridge['saveOnward'] = () => Promise.resolve(ok(null));
  testOnward: Bridge['testOnward'] = () => Promise.resolve(ok(null));
  readonly #listeners: { [Name in PushName]: Set<(value: Pushes[Name]) => void> } = {
    state: new Set(),
    fleet: new Set(),
    activity: new Set(),
    navigate: new Set(),
  };

  constructor(rows: readonly PhoneRow[] = [], over: Partial<AppState> = {}) {
    this.rows = rows;
    this.state = state(over);
  }

  get bridge(): Bridge {
    const done = (call: CallName) => (argument: unknown) => {
      this.asked.push({ call, argument });
      return Promise.resolve(null);
    };
    return {
      getState: () => Promise.resolve(this.state),
      getFleet: () => {
        this.asked.push({ call: 'getFleet', argument: null });
        return Promise.resolve({ seq: this.seq, rows: this.rows });
      },
      getPhone: ({ key }) => Promise.resolve(this.#phone(key)),
      getAccountPhones: () => Promise.resolve(this.phones),
      refresh: done('refresh'),
      setPaused: done('setPaused'),
      snooze: done('snooze'),
      endSnooze: done('endSnooze'),
      acknowledge: done('acknowledge'),
      expect: done('expect'),
      setInView: done('setInView'),
      getActivity: (argument) => {
        this.asked.push({ call: 'getActivity', argument });
        return Promise.resolve(this.#page(argument));
      },
      testConnection: (draft) => {
        this.asked.push({ call: 'testConnection', argument: draft });
        return this.testConnection(draft);
      },
      saveAccount: (draft) => {
        this.asked.push({ call: 'saveAccount', argument: draft });
        return this.saveAccount(draft);
      },
      findPhones: (draft) => {
        this.asked.push({ call: 'findPhones', argument: draft });
        return this.findPhones(draft);
      },
      removeAccount: done('removeAccount'),
      savePolling: (polling) => {
        this.asked.push({ call: 'savePolling', argument: polling });
        return this.savePolling(polling);
      },
      saveNetwork: (network) => {
        this.asked.push({ call: 'saveNetwork', argument: network });
        return this.saveNetwork(network);
      },
      saveAlerts: (alerts) => {
        this.asked.push({ call: 'saveAlerts', argument: alerts });
        return this.saveAlerts(alerts);
      },
      saveGroups: (groups) => {
        this.asked.push({ call: 'saveGroups', argument: groups });
        return this.saveGroups(groups);
      },
      saveOnward: (targets) => {
        this.asked.push({ call: 'saveOnward', argument: targets });
        return this.saveOnward(targets);
      },
      testOnward: (target) => {
        this.asked.push({ call: 'testOnward', argument: target });
        return this.testOnward(target);
      },
      startDemo: done('startDemo'),
      stopDemo: done('stopDemo'),
      copyText: done('copyText'),
      on: (name, listener) => {
        this.#listeners[name].add(listener);
        return () => this.#listeners[name].delete(listener);
      },
    };
  }

  /** The arguments of every use of a call, in order. */
  argumentsOf(call: CallName): unknown[] {
    return this.asked.filter((asked) => asked.call === call).map(({ argument }) => argument);
  }

  push<Name extends PushName>(name: Name, value: Pushes[Name]): void {
    for (const listener of this.#listeners[name]) listener(value);
  }

  pushState(over: Partial<AppState>): void {
    this.state = { ...this.state, ...over };
    this.push('state', this.state);
  }

  /** Changes the fleet and tells the window. */
  delta(over: Partial<Omit<FleetDelta, 'seq'>>): void {
    const delta = { seq: (this.seq += 1), upserts: [], removes: [], checks: [], ...over };
    const rows = new Map(this.rows.map((row) => [row.key, row]));
    for (const key of delta.removes) rows.delete(key);
    for (const row of delta.upserts) rows.set(row.key, row);
    this.rows = [...rows.values()];
    this.push('fleet', delta);
  }

  /** Takes entries into the record, in the place of those with the same numbers, and tells the window. */
  happens(entries: readonly ActivityEntry[]): void {
    const numbers = new Set(entries.map(({ id }) => id));
    this.activity = [...this.activity.filter(({ id }) => !numbers.has(id)), ...entries].sort(
      (one, other) => other.id - one.id,
    );
    this.push('activity', entries);
  }

  #page({ before, most }: Parameters<Bridge['getActivity']>[0]): ActivityPage {
    const older = before === null ? this.activity : this.activity.filter(({ id }) => id < before);
    return { entries: older.slice(0, most), more: older.length > most };
  }

  #phone(key: string): PhoneDetails | null {
    const row = this.rows.find((candidate) => candidate.key === key);
    if (row === undefined) return null;
    return {
      row,
      transitions: [],
      lastAnswer: null,
      watchedSince: NOW - 3_600_000,
      ...this.details,
    };
  }
}
