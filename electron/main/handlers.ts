import { clipboard } from 'electron';
import { checkAlerts } from '../core/alerts/settings.ts';
import { checkGroups, withExpectation } from '../core/expected.ts';
import { phoneKey } from '../core/phone.ts';
import { checkPolling } from '../core/polling-settings.ts';
import { failed, ok } from '../core/result.ts';
import type { AppState } from '../shared/contract.ts';
import type { Connect } from './account.ts';
import type { Accounts } from './accounts.ts';
import type { ActivityStore } from './activity-store.ts';
import { testConnection } from './connection-test.ts';
import type { DeskState } from './desk.ts';
import { findPhones } from './finding.ts';
import type { Handlers } from './ipc.ts';
import type { Monitor } from './monitor.ts';
import type { Network } from './network.ts';
import type { Onward } from './onward.ts';
import type { OnwardTargets } from './onward-targets.ts';
import { phoneDetails } from './phone-row.ts';
import type { Publisher } from './publisher.ts';
import type { SettingsStore } from './settings.ts';
import { problemsIn, type Snoozes } from './snoozes.ts';
import type { Watching } from './watching.ts';
import type { MainWindow } from './window.ts';

export interface HandlerParts {
  readonly accounts: Accounts;
  readonly settings: SettingsStore;
  readonly network: Network;
  readonly monitor: Monitor;
  readonly watching: Watching;
  readonly snoozes: Snoozes;
  readonly activity: Pick<ActivityStore, 'page'>;
  readonly desk: Pick<DeskState, 'setInView'>;
  readonly onward: Pick<Onward, 'test'>;
  readonly onwardTargets: Pick<OnwardTargets, 'save'>;
  readonly publisher: Publisher;
  readonly window: MainWindow;
  readonly connect: Connect;
  readonly state: () => AppState;
  readonly onChange: () => void;
}

/** What the window can ask and order. */
export function createHandlers(parts: HandlerParts): Handlers {
  const { accounts, settings, network, monitor, watching, snoozes, publisher, window } = parts;

  /** What was set of an account's phones goes with it. */
  function forgetAccount(accountId: string): void {
    const isOf = (key: string) => key.startsWith(phoneKey(accountId, ''));
    const left = Object.entries(settings.get().expected).filter(([key]) => !isOf(key));
    settings.set({ expected: Object.fromEntries(left) });
    snoozes.forget(
      (scope) =>
        !(scope.kind === 'account' && scope.accountId === accountId) &&
        !(scope.kind === 'phone' && isOf(scope.key)),
    );
  }

  return {
    getState: parts.state,
    getFleet() {
      const snapshot = publisher.snapshot();
      // The window listens before it asks.
      window.ready();
      return snapshot;
    },
    getPhone({ key }) {
      const phone = monitor.fleet.phones.get(key);
      return phone === undefined ? null : phoneDetails(phone, settings.get().expected);
    },
    getAccountPhones: ({ accountId }) => accounts.all().find(({ id }) => id === accountId)?.phones ?? [],
    refresh() {
      monitor.refresh();
      return null;
    },
    setPaused({ paused }) {
      monitor.setPaused(paused);
      return null;
    },
    snooze({ scopes, until }) {
      snoozes.set(until === 'recovery' ? problemsIn(monitor.fleet, scopes) : scopes, until);
      return null;
    },
    endSnooze({ scopes }) {
      snoozes.end(scopes);
      return null;
    },
    expect({ keys, expected }) {
      settings.set({ expected: withExpectation(settings.get().expected, keys, expected) });
      monitor.applyRules();
      publisher.news({ changed: keys, checked: [], removed: [] });
      return null;
    },
    setInView({ key }) {
      parts.desk.setInView(key);
      return null;
    },
    getActivity: ({ before, most }) => parts.activity.page(before, most),
    acknowledge({ keys, acknowledged }) {
      monitor.acknowledge(keys, acknowledged);
      return null;
    },
    testConnection: (draft) => testConnection(accounts.check(draft), parts.connect),
    saveAccount(draft) {
      const saved = accounts.save(draft);
      // Who connects an account wants to see it, and not the demo any more.
      if (saved.ok) watching.stopDemo();
      return saved;
    },
    findPhones: (draft) => findPhones(accounts.check(draft), parts.connect),
    removeAccount({ accountId }) {
      accounts.remove(accountId);
      forgetAccount(accountId);
      watching.apply();
      return null;
    },
    savePolling(polling) {
      const errors = checkPolling(polling);
      if (errors.length > 0) return failed(errors);
      settings.set({ polling });
      watching.apply();
      return ok(null);
    },
    saveNetwork: (draft) => network.save(draft),
    saveAlerts(alerts) {
      const errors = checkAlerts(alerts);
      if (errors.length > 0) return failed(errors);
      settings.set({ alerts });
      monitor.applyRules();
      parts.onChange();
      return ok(null);
    },
    saveGroups(groups) {
      const errors = checkGroups(groups);
      if (errors.length > 0) return failed(errors);
      settings.set({ groups });
      monitor.applyRules();
      parts.onChange();
      return ok(null);
    },
    saveOnward(drafts) {
      const saved = parts.onwardTargets.save(drafts);
      parts.onChange();
      return saved;
    },
    testOnward: (draft) => parts.onward.test(draft),
    async startDemo() {
      await watching.startDemo();
      return null;
    },
    stopDemo() {
      watching.stopDemo();
      return null;
    },
    async copyText({ text }) {
      await clipboard.writeText(text);
      return null;
    },
  };
}
