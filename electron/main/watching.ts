import type { Accounts } from './accounts.ts';
import { startDemo, type Demo } from './demo.ts';
import type { Monitor } from './monitor.ts';
import type { SettingsStore } from './settings.ts';

/** Decides what is watched: the accounts that are set up, or the demo fleet in their place. */
export interface Watching {
  readonly demo: boolean;
  /** Takes over what the settings say now. */
  apply(): void;
  startDemo(): Promise<void>;
  stopDemo(): void;
}

export interface WatchingOptions {
  readonly accounts: Accounts;
  readonly settings: SettingsStore;
  readonly monitor: Monitor;
  /** Other accounts, or other phones, are watched from now on. */
  readonly onWatch: () => void;
}

export function createWatching({ accounts, settings, monitor, onWatch }: WatchingOptions): Watching {
  let demo: Demo | null = null;

  function apply(): void {
    monitor.watch(demo === null ? accounts.all() : [demo.account], settings.get().polling);
    onWatch();
  }

  return {
    get demo() {
      return demo !== null;
    },
    apply,
    async startDemo() {
      if (demo !== null) return;
      const started = await startDemo();
      demo = started;
      apply();
    },
    stopDemo() {
      const stopped = demo;
      demo = null;
      apply();
      stopped?.stop();
    },
  };
}
