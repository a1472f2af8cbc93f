import type { Failure } from '../core/failure.ts';
import type { AppState, Locale } from '../shared/contract.ts';
import type { Monitor } from './monitor.ts';
import type { OnwardTargets } from './onward-targets.ts';
import { PROXY, type Secrets } from './secrets.ts';
import type { SettingsStore } from './settings.ts';
import type { Snoozes } from './snoozes.ts';

export interface AppStateSources {
  readonly version: string;
  readonly locale: Locale;
  readonly monitor: Monitor;
  readonly settings: SettingsStore;
  readonly secrets: Secrets;
  readonly demo: () => boolean;
  readonly trayShown: () => boolean;
  readonly snoozes: Snoozes;
  readonly quietUntil: () => number | null;
  readonly onwardTargets: OnwardTargets;
  readonly listingTrouble: (accountId: string) => Failure | null;
}

const platforms: Readonly<Partial<Record<NodeJS.Platform, AppState['platform']>>> = {
  linux: 'linux',
  win32: 'win32',
  darwin: 'darwin',
};

/** All that the window shows apart from the phones. */
export function appState(sources: AppStateSources): AppState {
  const { monitor, settings, secrets } = sources;
  const { polling, network, alerts, groups } = settings.get();
  return {
    version: sources.version,
    locale: sources.locale,
    platform: platforms[process.platform] ?? 'other',
    demo: sources.demo(),
    paused: monitor.paused(),
    snoozes: sources.snoozes.table().list,
    quietUntil: sources.quietUntil(),
    secretsIn: secrets.where,
    trayShown: sources.trayShown(),
    accounts: monitor.accounts().map(({ account, standing }) => ({
      id: account.id,
      name: account.name,
      baseUrl: account.baseUrl,
      region: account.region,
      means: account.means,
      secretsSet: account.credentials !== null,
      followNew: account.followNew,
      listingTrouble: sources.listingTrouble(account.id),
      phones: account.phones.length,
      ...standing,
    })),
    polling,
    network: { ...network, proxyPasswordSet: secrets.get(PROXY) !== null },
    alerts,
    groups,
    onward: sources.onwardTargets.list(),
    settingsNotice: settings.notice(),
  };
}
