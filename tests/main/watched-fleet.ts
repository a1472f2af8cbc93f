import type { Notice } from '../../electron/core/alerts/notice.ts';
import { defaultAlerts } from '../../electron/core/alerts/settings.ts';
import { snoozeTable } from '../../electron/core/alerts/snoozes.ts';
import type { Credentials } from '../../electron/core/credentials.ts';
import type { Failure } from '../../electron/core/failure.ts';
import { defaultPolling, type PollingNumbers } from '../../electron/core/polling-settings.ts';
import {
  createMonitor,
  type Monitor,
  type MonitorOptions,
  type WatchRules,
} from '../../electron/main/monitor.ts';
import type { Account } from '../../electron/main/account.ts';
import { en } from '../../electron/messages/en/index.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { createFakeService, type FakeService } from './fake-service.ts';

/** What people have set, where a test does not say otherwise: the defaults, but that a recovery is told at once. */
function rulesOf(more: Partial<WatchRules> = {}): WatchRules {
  return {
    alerts: () => ({ ...defaultAlerts, settleSeconds: 0 }),
    groups: () => [],
    expected: () => ({}),
    snoozes: () => snoozeTable([], 0),
    ...more,
  };
}

/** What a monitor needs besides a clock and a service, of which most tests look at nothing. */
export const restOfMonitor = {
  messages: en,
  rules: rulesOf(),
  desk: () => Promise.resolve({ inView: null, doNotDisturb: false }),
  memory: null,
  onRecovered: () => {},
  onNews: () => {},
  onRemember: () => {},
} satisfies Partial<MonitorOptions>;

/** The monitor with everything around it faked: time, chance, and the service. */
export interface WatchedFleet {
  readonly clock: FakeClock;
  readonly service: FakeService;
  readonly monitor: Monitor;
  /** Every notice, the oldest first. */
  readonly told: Notice[];
  /** What stands on the desktop: a notice is gone when another one took its place. */
  readonly onShow: ReadonlyMap<string, Notice>;
  readonly failures: Failure[];
  /** Ends the monitor, as quitting the program does. */
  readonly end: AbortController;
}

export function idsOf(many: number): string[] {
  return Array.from({ length: many }, (_, index) => `p${index}`);
}

export function token(text: string): Credentials {
  return { kind: 'token', token: text };
}

export function accountOf(many: number, more: Partial<Account> = {}): Account {
  return {
    id: 'qa',
    name: 'QA',
    baseUrl: 'https://koophone.example',
    region: '',
    means: { kind: 'token' },
    credentials: token('token'),
    followNew: false,
    phones: idsOf(many).map((id) => ({ id, name: `Phone ${id}`, group: '' })),
    ...more,
  };
}

export function pollingOf(more: Partial<PollingNumbers> = {}): PollingNumbers {
  return { ...defaultPolling, ...more };
}

/** The status that the fleet believes, or null. */
export function believed(monitor: Monitor, key: string): number | null {
  return monitor.fleet.phones.get(key)?.confirmed?.code ?? null;
}

export function watchFleet(
  random: () => number = () => 0.5,
  desk: MonitorOptions['desk'] = restOfMonitor.desk,
): WatchedFleet {
  const clock = createFakeClock();
  const service = createFakeService(clock);
  const told: Notice[] = [];
  const onShow = new Map<string, Notice>();
  const failures: Failure[] = [];
  const end = new AbortController();
  const monitor = createMonitor(
    {
      clock,
      ...restOfMonitor,
      random,
      desk,
      connect: service.connect,
      onTold({ notices }) {
        for (const notice of notices) {
          told.push(notice);
          for (const id of [notice.id, ...notice.replaces]) onShow.delete(id);
          onShow.set(notice.id, notice);
        }
      },
      onOutcome(_account, _batch, outcome) {
        if (!outcome.ok) failures.push(outcome.error);
      },
    },
    end.signal,
  );
  return { clock, service, monitor, told, onShow, failures, end };
}

/** The titles of notices, so that tables of them can be read. */
export function titles(notices: Iterable<Notice>): string[] {
  return [...notices].map(({ title }) => title);
}
