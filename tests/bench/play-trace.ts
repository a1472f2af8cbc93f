import type { Notice } from '../../electron/core/alerts/notice.ts';
import { defaultAlerts } from '../../electron/core/alerts/settings.ts';
import { phoneKey } from '../../electron/core/phone.ts';
import { defaultPolling } from '../../electron/core/polling-settings.ts';
import { createMonitor } from '../../electron/main/monitor.ts';
import { createFakeClock } from '../main/fake-clock.ts';
import { createFakeService } from '../main/fake-service.ts';
import { seeded } from '../main/observations.ts';
import { accountOf, restOfMonitor } from '../main/watched-fleet.ts';
import type { ObservedChange, Seen, Word } from './alert-measure.ts';
import type { Trace } from './trace.ts';

/** What came of a trace: what the desktop showed, and what it said of each phone with that. In ms since the trace began. */
export interface Played extends Seen {
  readonly notices: readonly Notice[];
}

const SEED = 1;

/** A summary is about a list of phones, and has its place on the desktop by the time at which its storm began. */
export function isSummary({ destination }: Notice): boolean {
  return destination.view === 'fleet';
}

/** Has the real monitor watch what the trace says, with the settings that nobody has changed. */
export async function playTrace({ first, changes, lasts }: Trace): Promise<Played> {
  const clock = createFakeClock();
  const service = createFakeService(clock);
  const account = accountOf(first.length);
  const places = new Map(account.phones.map(({ id }, place) => [id, place]));
  const placesByKey = new Map(account.phones.map(({ id }, place) => [phoneKey(account.id, id), place]));
  const end = new AbortController();

  const truth = [...first];
  let happened = 0;
  function happenUpTo(now: number): void {
    for (let next = changes[happened]; next !== undefined && next[0] <= now; next = changes[happened]) {
      truth[next[1]] = next[2];
      happened += 1;
    }
  }

  const seen: (number | undefined)[] = [];
  const firstLooks: number[] = [];
  const observed: ObservedChange[] = [];
  service.status = (id) => {
    const at = clock.monotonic();
    happenUpTo(at);
    const phone = places.get(id) ?? NaN;
    const status = truth[phone];
    const before = seen[phone];
    if (status !== undefined && before !== undefined && status !== before)
      observed.push({ at, phone, status });
    seen[phone] = status;
    firstLooks[phone] ??= at;
    return status;
  };

  const notices: Notice[] = [];
  const words: Word[] = [];
  const summaries = new Set<string>();
  function tell(notice: Notice): void {
    if (notice.kept !== null) return;
    notices.push(notice);
    const isLaterSummary = isSummary(notice) && summaries.has(notice.id);
    if (isSummary(notice)) summaries.add(notice.id);
    for (const { key, problem } of notice.phones) {
      const phone = placesByKey.get(key) ?? NaN;
      words.push({ at: clock.monotonic(), phone, isProblem: problem !== null, isLaterSummary });
    }
  }

  const monitor = createMonitor(
    {
      clock,
      ...restOfMonitor,
      rules: { ...restOfMonitor.rules, alerts: () => defaultAlerts },
      random: seeded(SEED),
      connect: service.connect,
      onTold: ({ notices: told }) => told.forEach(tell),
      onOutcome: () => {},
    },
    end.signal,
  );
  monitor.watch([account], defaultPolling);
  await clock.advance(lasts);
  end.abort();
  return { notices, words, observed, firstLooks };
}
