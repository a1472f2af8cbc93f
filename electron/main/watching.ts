import type { Accounts } from './accounts.ts';
import { startDemo, type Demo } from './demo.ts';
import type { Monitor, MonitorMemory } from './monitor.ts';
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
  /** The demo begins or ends. */
  readonly onDemo: (on: boolean) => void;
  /** Other accounts, or other phones, are watched from now on. */
  readonly onWatch: () => void;
}

export function createWatching({ accounts, settings, monitor, onDemo, onWatch }: WatchingOptions): Watching {
  let demo: Demo | null = null;
  /** What was known of the accounts when the demo began. */
  let before: MonitorMemory | null = null;

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
      before = monitor.memory();
      demo = started;
      onDemo(true);
      apply();
    },
    stopDemo() {
      const stopped = demo;
      if (before !== null) monitor.restore(before);
      before = null;
      demo = null;
      onDemo(false);
      apply();
      stopped?.stop();
    },
  };
}
