import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { count, noCounts } from '../../../electron/core/counts.ts';
import { newRecord } from '../../../electron/core/phone-record.ts';
import { matches, parseSearch } from '../../../electron/core/search.ts';
import { snoozes } from '../../../electron/core/snooze.ts';
import { trayMenu, type MenuEntry } from '../../../electron/core/tray-menu.ts';
import { en } from '../../../electron/messages/en/index.ts';
import { inTrouble, sightOf } from './sights.ts';

function labels(menu: readonly MenuEntry[]): readonly string[] {
  return menu.map((entry) => (entry.kind === 'separator' ? '--' : entry.label));
}

function actionOf(menu: readonly MenuEntry[], label: string) {
  const entry = menu.find((one) => one.kind === 'item' && one.label === label);
  return entry?.kind === 'item' ? entry.action : null;
}

const problemsOf = (many: number) =>
  Array.from({ length: many }, (_, index) => ({
    key: `eu/p${index}`,
    name: `Pixel ${index}`,
    kind: 'offline' as const,
  }));

describe('the menu', () => {
  it('has the sums, the problem phones and the commands', () => {
    const sums = { running: 1_021, offline: 2, problems: 2 };
    const menu = trayMenu(sightOf(sums, { problems: problemsOf(2) }), en);
    expect(labels(menu)).toEqual([
      '2 problems',
      '1,021 running',
      '2 offline',
      '--',
      'Pixel 0: Offline',
      'Pixel 1: Offline',
      '--',
      'Refresh now',
      'Snooze notifications',
      'Pause checking',
      '--',
      'Open KooGlance',
      'Settings',
      '--',
      'Quit KooGlance',
    ]);
    expect(actionOf(menu, '2 problems')).toEqual({
      kind: 'go',
      destination: { view: 'fleet', search: 'status:problem' },
    });
    expect(actionOf(menu, 'Pixel 1: Offline')).toEqual({
      kind: 'go',
      destination: { view: 'phone', key: 'eu/p1' },
    });
  });

  it('names nine phones at most, and says how many more there are', () => {
    const menu = trayMenu(sightOf({ offline: 37, problems: 37 }, { problems: problemsOf(12) }), en);
    expect(labels(menu).filter((label) => label.startsWith('Pixel'))).toHaveLength(9);
    expect(actionOf(menu, 'and 28 more')).toEqual({
      kind: 'go',
      destination: { view: 'fleet', search: 'status:problem' },
    });
    const nine = trayMenu(sightOf({ offline: 9, problems: 9 }, { problems: problemsOf(9) }), en);
    expect(labels(nine).filter((label) => label.includes('more'))).toEqual([]);
  });

  it('has nothing to check while there are no phones', () => {
    expect(labels(trayMenu(sightOf({}), en))).toEqual(['Open KooGlance', 'Settings', '--', 'Quit KooGlance']);
  });

  it('begins with the account that does not answer, and leads to its settings', () => {
    const menu = trayMenu(sightOf({ running: 1 }, inTrouble), en);
    expect(labels(menu)[0]).toBe('EU: sign-in needed');
    expect(actionOf(menu, 'EU: sign-in needed')).toEqual({
      kind: 'go',
      destination: { view: 'settings', accountId: 'eu' },
    });
  });

  it('offers the way back from pause, snooze and demo', () => {
    const menu = trayMenu(sightOf({ running: 1 }, { paused: true, snoozedUntil: 1, demo: true }), en);
    expect(actionOf(menu, 'Resume checking')).toEqual({ kind: 'pause', paused: false });
    expect(actionOf(menu, 'End snooze')).toEqual({ kind: 'snooze', until: null });
    expect(actionOf(menu, 'End the demo')).toEqual({ kind: 'endDemo' });
  });

  it('leads with every sum to just the phones that were counted', () => {
    const phone = fc.record({
      code: fc.option(fc.integer({ min: -1, max: 8 })),
      problem: fc.boolean(),
      acknowledged: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(phone, { minLength: 1, maxLength: 40 }), (phones) => {
        const counts = noCounts();
        const records = phones.map(({ code, problem, acknowledged }, index) => {
          const instanceId = `p${index}`;
          const identity = { key: `eu/${instanceId}`, accountId: 'eu', instanceId, name: '', group: '' };
          const record = newRecord({ ...identity, watchedSince: 0 });
          if (code !== null) record.lastAnswer = { at: 0, code, requestId: '' };
          if (problem) record.problem = { kind: 'offline', since: 0 };
          record.acknowledged = acknowledged;
          count(counts, record, 1);
          return { ...record, status: code };
        });
        const sight = { ...sightOf({}), counts };
        for (const entry of trayMenu(sight, en)) {
          if (entry.kind !== 'item' || entry.action.kind !== 'go') continue;
          const { destination } = entry.action;
          if (destination.view !== 'fleet') continue;
          const search = parseSearch(destination.search);
          const found = records.filter((record) => matches(search, record, () => 'EU'));
          const said = Number(/\d+/.exec(entry.label)?.[0]);
          expect([entry.label, found.length]).toEqual([entry.label, said]);
        }
      }),
    );
  });
});

describe('a snooze', () => {
  it.each([
    ['half', new Date(2026, 0, 5, 12, 10), new Date(2026, 0, 5, 12, 40)],
    ['one', new Date(2026, 0, 5, 23, 10), new Date(2026, 0, 6, 0, 10)],
    ['four', new Date(2026, 0, 5, 12, 10), new Date(2026, 0, 5, 16, 10)],
    ['tomorrow', new Date(2026, 0, 31, 0, 1), new Date(2026, 1, 1, 9)],
    ['tomorrow', new Date(2026, 11, 31, 23, 59), new Date(2027, 0, 1, 9)],
  ])('(%s) from %s ends %s', (name, now, until) => {
    expect(snoozes.find((one) => one.name === name)?.until(now)).toBe(until.getTime());
  });
});
