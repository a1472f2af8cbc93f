import type { Fleet } from '../core/fleet.ts';
import type { AppState, FleetDelta, FleetSnapshot } from '../shared/contract.ts';
import type { Clock } from './clock.ts';
import type { FleetNews } from './monitor.ts';
import { phoneRow, type Expectations } from './phone-row.ts';
import { createThrottle } from './throttle.ts';

export interface PublisherOptions {
  readonly clock: Clock;
  readonly fleet: Fleet;
  readonly expected: () => Expectations;
  readonly state: () => AppState;
  readonly isVisible: () => boolean;
  readonly sendFleet: (delta: FleetDelta) => void;
  readonly sendState: (state: AppState) => void;
}

/** Keeps the window up to date while it is visible, at most five times a second. */
export interface Publisher {
  snapshot(): FleetSnapshot;
  news(news: FleetNews): void;
  /** The window became visible again: it is told of everything that it missed. */
  resume(): void;
}

const SWIFT = 200;

export function createPublisher(options: PublisherOptions): Publisher {
  const { fleet, clock } = options;
  let seq = 0;
  const changed = new Set<string>();
  const removed = new Set<string>();
  /** By key: when it was last checked. */
  const checked = new Map<string, number>();

  function delta(): FleetDelta {
    seq += 1;
    const upserts = [...changed].flatMap((key) => {
      const phone = fleet.phones.get(key);
      return phone ? [phoneRow(phone, options.expected())] : [];
    });
    const byTime = new Map<number, string[]>();
    for (const [key, at] of checked) {
      if (changed.has(key) || !fleet.phones.has(key)) continue;
      const keys = byTime.get(at);
      if (keys) keys.push(key);
      else byTime.set(at, [key]);
    }
    const removes = [...removed].filter((key) => !fleet.phones.has(key));
    forget();
    return { seq, upserts, removes, checks: [...byTime].map(([at, keys]) => ({ at, keys })) };
  }

  function forget(): void {
    changed.clear();
    removed.clear();
    checked.clear();
  }

  const flush = createThrottle(clock, SWIFT, () => {
    if (!options.isVisible()) return;
    if (changed.size + removed.size + checked.size > 0) options.sendFleet(delta());
    options.sendState(options.state());
  });

  return {
    snapshot() {
      // Changes that wait for their turn are in the rows already; to hear of them again does no harm.
      return { seq, rows: [...fleet.phones.values()].map((phone) => phoneRow(phone, options.expected())) };
    },
    news(news) {
      if (!options.isVisible()) {
        // The gap in the numbers makes the window ask for everything anew.
        seq += 1;
        forget();
        return;
      }
      for (const key of news.changed) changed.add(key);
      for (const key of news.removed) removed.add(key);
      for (const key of news.checked) {
        const at = fleet.phones.get(key)?.lastAnswer?.at;
        if (at !== undefined) checked.set(key, at);
      }
      flush.ask();
    },
    resume() {
      // What waited for its turn when the window was hidden was never sent: the gap makes the window ask anew.
      if (changed.size + removed.size + checked.size > 0) seq += 1;
      forget();
      seq += 1;
      options.sendFleet({ seq, upserts: [], removes: [], checks: [] });
      options.sendState(options.state());
    },
  };
}
