import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultAlerts } from '../../electron/core/alerts/settings.ts';
import { createFleet, type FleetChanges } from '../../electron/core/fleet.ts';
import { createPublisher } from '../../electron/main/publisher.ts';
import type { AppState, FleetDelta, PhoneRow } from '../../electron/shared/contract.ts';
import { plainRules } from '../unit/core/plain-rules.ts';
import { createFakeClock } from './fake-clock.ts';
import { idsOf } from './watched-fleet.ts';

const PHONES = 6;
const state: AppState = {
  version: '1',
  locale: 'en',
  platform: 'linux',
  demo: false,
  paused: false,
  snoozes: [],
  quietUntil: null,
  secretsIn: 'memory',
  trayShown: true,
  accounts: [],
  polling: { normalSeconds: 30, quickSeconds: 5, requestsPerSecond: 5, concurrency: 4 },
  network: { proxy: 'system', proxyUrl: '', proxyUser: '', proxyPasswordSet: false, caFile: '' },
  alerts: defaultAlerts,
  groups: [],
  onward: [],
  settingsNotice: null,
};

const entries = (ids: readonly string[]) => ids.map((id) => ({ id, name: '', group: '' }));

/** A fleet, its publisher, and a window that does with the deltas what the contract says. */
function publish() {
  const clock = createFakeClock();
  const fleet = createFleet(plainRules());
  const window = { visible: true, rows: new Map<string, PhoneRow>(), seq: 0, gaps: 0 };
  const sent: { readonly at: number; readonly delta: FleetDelta }[] = [];
  let states = 0;

  const publisher = createPublisher({
    clock,
    fleet,
    expected: () => ({}),
    state: () => state,
    isVisible: () => window.visible,
    sendFleet(delta) {
      sent.push({ at: clock.monotonic(), delta });
      if (delta.seq !== window.seq + 1) {
        window.gaps += 1;
        load();
        return;
      }
      window.seq = delta.seq;
      for (const row of delta.upserts) window.rows.set(row.key, row);
      for (const key of delta.removes) window.rows.delete(key);
      for (const { at, keys } of delta.checks) {
        for (const key of keys) {
          const row = window.rows.get(key);
          if (row) window.rows.set(key, { ...row, checked: at });
        }
      }
    },
    sendState() {
      states += 1;
    },
  });

  function load(): void {
    const snapshot = publisher.snapshot();
    window.seq = snapshot.seq;
    window.rows = new Map(snapshot.rows.map((row) => [row.key, row]));
  }

  const tell = (
    { changed, checked }: Pick<FleetChanges, 'changed' | 'checked'>,
    removed: readonly string[] = [],
  ) => {
    publisher.news({ changed, checked, removed });
  };

  return {
    clock,
    fleet,
    publisher,
    window,
    sent,
    states: () => states,
    load,
    list(ids: readonly string[]) {
      const { changed, removed } = fleet.setPhones('qa', entries(ids), clock.now());
      tell({ changed, checked: [] }, removed);
    },
    answer(statuses: Readonly<Record<string, number>>) {
      const answer = { requestId: 'r', statuses: new Map(Object.entries(statuses)), unanswered: new Map() };
      tell(fleet.answered('qa', answer, clock.now(), 1e9));
    },
    /** The rows as they are, and as the window has them. */
    compare() {
      const rows = new Map(publisher.snapshot().rows.map((row) => [row.key, row]));
      expect(window.rows).toEqual(rows);
    },
  };
}

type Act =
  | { readonly kind: 'answer'; readonly statuses: Readonly<Record<string, number>> }
  | { readonly kind: 'list'; readonly ids: readonly string[] }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'visible'; readonly visible: boolean };

const id = fc.constantFrom(...idsOf(PHONES));
const acts: fc.Arbitrary<readonly Act[]> = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('answer' as const),
      statuses: fc.dictionary(id, fc.constantFrom(1, 2, 3, 4), { noNullPrototype: true }),
    }),
    fc.record({ kind: fc.constant('list' as const), ids: fc.uniqueArray(id) }),
    fc.record({ kind: fc.constant('wait' as const), ms: fc.nat({ max: 400 }) }),
    fc.record({ kind: fc.constant('visible' as const), visible: fc.boolean() }),
  ),
  { maxLength: 40 },
);

describe('what the window is told', () => {
  it('makes its rows the same as the fleet, whenever it was visible', async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (list) => {
        const { clock, publisher, window, sent, load, list: setList, answer, compare } = publish();
        setList(idsOf(3));
        load();
        for (const act of list) {
          switch (act.kind) {
            case 'answer':
              answer(act.statuses);
              break;
            case 'list':
              setList(act.ids);
              break;
            case 'wait':
              await clock.advance(act.ms);
              break;
            case 'visible':
              if (act.visible && !window.visible) {
                window.visible = true;
                publisher.resume();
              }
              window.visible = act.visible;
          }
        }
        if (!window.visible) {
          window.visible = true;
          publisher.resume();
        }
        await clock.advance(200);
        compare();
        for (const { delta } of sent) {
          const keys = [...delta.upserts.map(({ key }) => key), ...delta.removes];
          const checks = delta.checks.flatMap(({ keys: some }) => some);
          expect(new Set([...keys, ...checks]).size).toBe(keys.length + checks.length);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('comes at most five times a second, whatever happens', async () => {
    const { clock, sent, list, answer } = publish();
    list(idsOf(PHONES));
    for (let times = 0; times < 1_000; times += 1) {
      answer({ p1: times % 2 === 0 ? 2 : 1 });
      await clock.advance(10);
    }
    expect(sent.length).toBeLessThanOrEqual(10 * 5 + 1);
    expect(sent.length).toBeGreaterThan(40);
    for (const [index, { at }] of sent.slice(1).entries())
      expect(at - (sent[index]?.at ?? 0)).toBeGreaterThanOrEqual(200);
  });

  it('is nothing while it is not visible, and no timer runs', async () => {
    const { clock, window, sent, list, answer, states } = publish();
    window.visible = false;
    list(idsOf(PHONES));
    for (let times = 0; times < 100; times += 1) {
      answer({ p1: times % 2 === 0 ? 2 : 1 });
      await clock.advance(10);
    }
    expect({ sent: sent.length, states: states(), timers: clock.timers }).toEqual({
      sent: 0,
      states: 0,
      timers: 0,
    });
  });

  it('leaves a gap in the numbers after news that it missed, and none without any', async () => {
    const { clock, window, publisher, list, answer, load } = publish();
    list(idsOf(PHONES));
    await clock.advance(500);
    load();
    for (const missed of [false, true]) {
      window.visible = false;
      if (missed) answer({ p1: 2 });
      await clock.advance(500);
      window.visible = true;
      const before = window.gaps;
      publisher.resume();
      expect(window.gaps - before).toBe(missed ? 1 : 0);
    }
  });

  it('tells of phones that were only checked by the time alone', async () => {
    const { clock, sent, list, answer } = publish();
    list(idsOf(3));
    answer({ p0: 2, p1: 2, p2: 2 });
    await clock.advance(500);
    answer({ p0: 2, p2: 2 });
    answer({ p1: 1 });
    await clock.advance(500);
    expect(sent.at(-1)?.delta).toMatchObject({
      upserts: [{ key: 'qa/p1', status: 1 }],
      removes: [],
      checks: [{ keys: ['qa/p0', 'qa/p2'] }],
    });
  });

  it('is the state, also when no phone has changed', async () => {
    const { clock, publisher, sent, states } = publish();
    publisher.news({ changed: [], checked: [], removed: [] });
    await clock.advance(200);
    expect({ states: states(), sent: sent.length }).toEqual({ states: 1, sent: 0 });
  });
});
