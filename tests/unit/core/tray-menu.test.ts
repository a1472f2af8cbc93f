import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { snoozeTimes, type Snooze } from '../../../electron/core/alerts/snoozes.ts';
import { count, noCounts } from '../../../electron/core/counts.ts';
import { newRecord } from '../../../electron/core/phone-record.ts';
import { matches, parseSearch } from '../../../electron/core/search.ts';
import { trayMenu, type MenuEntry } from '../../../electron/core/tray-menu.ts';
import { en } from '../../../electron/messages/en/index.ts';
import { allSnoozed, inTrouble, NOON, sightOf, snoozedTrouble } from './sights.ts';

function labels(menu: readonly MenuEntry[]): readonly string[] {
  return menu.map((entry) => (entry.kind === 'separator' ? '--' : entry.label));
}

function actionOf(menu: readonly MenuEntry[], label: string) {
  const entry = menu.find((one) => one.kind === 'item' && one.label === label);
  return entry?.kind === 'item' ? entry.action : null;
}

/** The menu that opens below this entry. */
function below(menu: readonly MenuEntry[], label: string): readonly MenuEntry[] {
  const entry = menu.find((one) => one.kind === 'menu' && one.label === label);
  return entry?.kind === 'menu' ? entry.entries : [];
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
      'Acknowledge all 2 problems',
      'Pixel 0: Offline',
      'Pixel 1: Offline',
      '--',
      'Refresh now',
      'Snooze everything',
      'Pause checking',
      '--',
      'Open KooGlance',
      'Activity',
      'Settings',
      '--',
      'Quit KooGlance',
    ]);
    expect(actionOf(menu, '2 problems')).toEqual({
      kind: 'go',
      destination: { view: 'fleet', search: 'status:problem' },
    });
    expect(actionOf(menu, 'Activity')).toEqual({ kind: 'go', destination: { view: 'activity' } });
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

  it('says what can be done about a phone, below its name', () => {
    const sight = sightOf({ offline: 2, problems: 2 }, { problems: problemsOf(2) });
    const phone = below(trayMenu(sight, en), 'Pixel 1: Offline');
    const scopes = [{ kind: 'phone', key: 'eu/p1' }];
    expect(labels(phone)).toEqual(['Show', 'Acknowledge', 'Snooze', 'Mute']);
    expect(actionOf(phone, 'Show')).toEqual({ kind: 'go', destination: { view: 'phone', key: 'eu/p1' } });
    expect(actionOf(phone, 'Acknowledge')).toEqual({ kind: 'acknowledge', keys: ['eu/p1'] });
    expect(actionOf(phone, 'Mute')).toEqual({ kind: 'snooze', scopes, until: 'never' });
    const lengths = below(phone, 'Snooze');
    expect(labels(lengths)).toEqual([
      'For 30 minutes',
      'For 1 hour',
      'For 4 hours',
      'Until tomorrow 9:00',
      'Until it recovers',
    ]);
    expect(actionOf(lengths, 'Until it recovers')).toEqual({ kind: 'snooze', scopes, until: 'recovery' });
    const hour = actionOf(lengths, 'For 1 hour');
    if (hour?.kind !== 'snooze' || typeof hour.until !== 'function') throw new Error('it does not snooze');
    expect([hour.scopes, hour.until(new Date(NOON))]).toEqual([scopes, NOON + 3_600_000]);
  });

  it.each([
    [1, 'Acknowledge the problem'],
    [12, 'Acknowledge all 12 problems'],
    [1_021, 'Acknowledge all 1,021 problems'],
  ])('acknowledges all %i at once', (many, label) => {
    const menu = trayMenu(
      sightOf({ offline: many, problems: many }, { problems: problemsOf(Math.min(many, 9)) }),
      en,
    );
    expect(actionOf(menu, label)).toEqual({ kind: 'acknowledge', keys: 'all' });
  });

  it('has nothing to acknowledge where nothing needs anybody', () => {
    const menu = trayMenu(sightOf({ offline: 3, acknowledged: 2, snoozed: 1 }), en);
    expect(labels(menu).filter((label) => /^Acknowledge/.test(label))).toEqual([]);
    expect(actionOf(menu, '1 snoozed')).toEqual({
      kind: 'go',
      destination: { view: 'fleet', search: 'status:snoozed' },
    });
  });

  it('snoozes everything, and each of several accounts', () => {
    const times = ['For 30 minutes', 'For 1 hour', 'For 4 hours', 'Until tomorrow 9:00'];
    const one = below(trayMenu(sightOf({ running: 1 }), en), 'Snooze everything');
    expect(labels(one)).toEqual(times);
    expect(actionOf(one, 'For 1 hour')).toMatchObject({ kind: 'snooze', scopes: [{ kind: 'all' }] });
    const two = below(trayMenu(sightOf({ running: 1 }, inTrouble), en), 'Snooze everything');
    expect(labels(two)).toEqual([...times, '--', 'CN', 'EU']);
    expect(labels(below(two, 'EU'))).toEqual(times);
    expect(actionOf(below(two, 'EU'), 'For 1 hour')).toMatchObject({
      kind: 'snooze',
      scopes: [{ kind: 'account', accountId: 'eu' }],
    });
  });

  it('ends the snooze of an account', () => {
    const entries = below(trayMenu(sightOf({ running: 1 }, snoozedTrouble), en), 'Snooze everything');
    expect(entries.at(-2)).toMatchObject({ kind: 'menu', label: 'CN' });
    expect(entries.at(-1)).toEqual({
      kind: 'item',
      label: 'End snooze: EU',
      action: { kind: 'endSnooze', scopes: [{ kind: 'account', accountId: 'eu' }] },
    });
  });

  it('says by its labels all that its functions do, as a menu is compared without them', () => {
    const seen = new Map<string, unknown>();
    const visit = (entries: readonly MenuEntry[], path: string) => {
      for (const entry of entries) {
        if (entry.kind === 'menu') visit(entry.entries, `${path}/${entry.label}`);
        if (entry.kind !== 'item' || entry.action.kind !== 'snooze') continue;
        const { until } = entry.action;
        const end = typeof until === 'function' ? until(new Date(NOON)) : until;
        expect(seen.get(`${path}/${entry.label}`) ?? end).toBe(end);
        seen.set(`${path}/${entry.label}`, end);
      }
    };
    const problems = problemsOf(9);
    visit(trayMenu(sightOf({ offline: 9, problems: 9 }, { problems, ...inTrouble }), en), '');
    // Nine phones with five lengths and mute; everything and two accounts with four lengths.
    expect(seen.size).toBe(9 * 6 + 3 * 4);
  });

  it('has nothing to check while there are no phones', () => {
    expect(labels(trayMenu(sightOf({}), en))).toEqual([
      'Open KooGlance',
      'Activity',
      'Settings',
      '--',
      'Quit KooGlance',
    ]);
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
    const menu = trayMenu(sightOf({ running: 1 }, { paused: true, demo: true, ...allSnoozed(NOON) }), en);
    expect(actionOf(menu, 'Resume checking')).toEqual({ kind: 'pause', paused: false });
    expect(actionOf(menu, 'End snooze')).toEqual({ kind: 'endSnooze', scopes: [{ kind: 'all' }] });
    expect(below(menu, 'Snooze everything')).toEqual([]);
    expect(actionOf(menu, 'End the demo')).toEqual({ kind: 'endDemo' });
  });

  it('leads with every sum to just the phones that were counted', () => {
    const phone = fc.record({
      code: fc.option(fc.integer({ min: -1, max: 8 })),
      problem: fc.boolean(),
      acknowledged: fc.boolean(),
      snoozed: fc.boolean(),
    });
    const snooze: Snooze = { scope: { kind: 'account', accountId: 'eu' }, until: 'never' };
    fc.assert(
      fc.property(fc.array(phone, { minLength: 1, maxLength: 40 }), (phones) => {
        const counts = noCounts();
        const records = phones.map(({ code, problem, acknowledged, snoozed }, index) => {
          const instanceId = `p${index}`;
          const identity = { key: `eu/${instanceId}`, accountId: 'eu', instanceId, name: '', group: '' };
          const record = newRecord({ ...identity, watchedSince: 0 });
          if (code !== null) record.lastAnswer = { at: 0, code, requestId: '' };
          if (problem) record.problem = { kind: 'offline', since: 0 };
          record.acknowledged = acknowledged;
          record.snooze = snoozed ? snooze : null;
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
    expect(snoozeTimes.find((one) => one.name === name)?.until(now)).toBe(until.getTime());
  });
});
