import { noMemory } from '../core/alerts/alerts.ts';
import type { Clock } from './clock.ts';
import { alertsFile, statusesFile } from './memory-schema.ts';
import type { Monitor, MonitorMemory } from './monitor.ts';
import { openStateFile } from './state-file.ts';

/** What is kept from one run to the next, so that nothing is told twice and nothing is lost. */
export interface Memory {
  /** What the last run left; null where it left nothing. */
  readonly found: MonitorMemory | null;
  /** Writes soon; what is to be written is asked for then. */
  save(monitor: Pick<Monitor, 'alertsMemory' | 'fleet'>): void;
  /** Writes what waits, at once: for the end of the program. */
  flush(): void;
}

export interface MemoryOptions {
  readonly directory: string;
  readonly clock: Clock;
  /** A line for the log. */
  readonly onTrouble: (line: string) => void;
}

/** What people were told must be there after a crash. In ms. */
const ALERTS_DELAY = 250;
/** The statuses of a large fleet are megabytes, and whoever loses some misses next to nothing. In ms. */
const STATUSES_DELAY = 60_000;

/** Opens `alerts.json` and `statuses.json` in the folder of the user's data. */
export function openMemory(options: MemoryOptions): Memory {
  const alerts = openStateFile({
    ...options,
    name: 'alerts',
    version: 1,
    schema: alertsFile,
    delayMs: ALERTS_DELAY,
  });
  const statuses = openStateFile({
    ...options,
    name: 'statuses',
    version: 1,
    schema: statusesFile,
    delayMs: STATUSES_DELAY,
  });
  const isFirst = alerts.value === null && statuses.value === null;

  return {
    found: isFirst
      ? null
      : {
          fleet: { statuses: statuses.value ?? {}, incidents: alerts.value?.incidents ?? {} },
          alerts: alerts.value?.alerts ?? noMemory,
        },
    save(monitor) {
      alerts.save(monitor.alertsMemory);
      statuses.save(monitor.fleet.statuses);
    },
    flush() {
      alerts.flush();
      statuses.flush();
    },
  };
}
