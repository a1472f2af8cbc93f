import { beforeEach, describe, expect, it } from 'vitest';
import type { Snooze } from '../../electron/core/alerts/snoozes.ts';
import { noCounts } from '../../electron/core/counts.ts';
import type { Sight } from '../../electron/core/glance.ts';
import type { MenuAction } from '../../electron/core/tray-menu.ts';
import { createTray } from '../../electron/main/tray.ts';
import { en } from '../../electron/messages/en/index.ts';
import { createFakeClock, NOON } from './fake-clock.ts';
import { desktop, type FakeMenuItem, type Tray } from './fake-electron.ts';

function sightOf(running: number, problems: number, more: Partial<Sight> = {}): Sight {
  const counts = noCounts();
  Object.assign(counts, { total: running + problems, problems });
  Object.assign(counts.byKind, { running, offline: problems });
  return {
    counts,
    accounts: [],
    problems: Array.from({ length: Math.min(9, problems) }, (_, index) => ({
      key: `qa/p${index}`,
      name: `Phone & ${index}`,
      kind: 'offline' as const,
    })),
    paused: false,
    demo: false,
    snoozedAll: null,
    quietUntil: null,
    checkedAt: NOON,
    ...more,
  };
}

const snoozedAll: Snooze = { scope: { kind: 'all' }, until: NOON + 3_600_000 };

function showTray(first: Sight) {
  const clock = createFakeClock();
  const actions: MenuAction[] = [];
  let sight = first;
  const { update } = createTray({
    clock,
    messages: en,
    sight: () => sight,
    onAction: (action) => actions.push(action),
  });
  const [tray] = desktop.trays;
  if (tray === undefined) throw new Error('there is no tray icon');
  tray.touched.length = 0;
  return {
    clock,
    tray,
    actions,
    async show(next: Sight, ms: number) {
      sight = next;
      update();
      await clock.advance(ms);
    },
  };
}

/** The entry with this label, below the menus with those before it. */
function entry(tray: Tray, ...labels: readonly string[]): FakeMenuItem {
  let items: readonly FakeMenuItem[] = tray.menu.items;
  let found: FakeMenuItem | undefined;
  for (const label of labels) {
    found = items.find((item) => item.label === label);
    if (found === undefined)
      throw new Error(`no entry ${label} among ${items.map((item) => item.label).join(', ')}`);
    items = found.submenu ?? [];
  }
  return found ?? {};
}

const icon = (tray: Tray) => tray.image.path.replace(/^.*[/\\]/, '').replace(/(-22)?\.\w+$/, '');

beforeEach(() => desktop.reset());

describe.runIf(process.platform === 'linux')('the tray icon', () => {
  it.each([
    { sight: sightOf(0, 0), name: 'idle' },
    { sight: sightOf(5, 0), name: 'well' },
    { sight: sightOf(5, 1), name: 'problems-1' },
    { sight: sightOf(5, 9), name: 'problems-9' },
    { sight: sightOf(5, 10), name: 'problems-9plus' },
    { sight: sightOf(5, 400), name: 'problems-9plus' },
    { sight: sightOf(5, 1, { paused: true }), name: 'paused' },
    { sight: sightOf(5, 0, { snoozedAll }), name: 'snoozed' },
  ])('is the drawing $name', ({ sight, name }) => {
    expect(icon(showTray(sight).tray)).toBe(name);
  });
});

describe('the tray', () => {
  it('is touched only where it differs', async () => {
    const { tray, show } = showTray(sightOf(5, 0));
    await show(sightOf(5, 0), 5_000);
    expect(tray.touched).toEqual([]);
    await show(sightOf(5, 0, { checkedAt: NOON + 20_000 }), 5_000);
    expect(tray.touched).toEqual([]);
    await show(sightOf(5, 0, { checkedAt: NOON + 60_000 }), 5_000);
    expect(tray.touched).toEqual(['tooltip']);
    await show(sightOf(4, 1), 5_000);
    expect(tray.touched).toEqual(['tooltip', 'image', 'tooltip', 'menu']);
  });

  it('keeps its drawing beyond nine problems, as it shows no more', async () => {
    const { tray, show } = showTray(sightOf(5, 10));
    await show(sightOf(5, 11), 5_000);
    expect(tray.touched).toEqual(['tooltip', 'menu']);
  });

  it('follows at most five times a second, and its menu every two seconds', async () => {
    const { clock, tray, show } = showTray(sightOf(5, 0));
    for (let times = 0; times < 1_000; times += 1) await show(sightOf(1_000, 1 + (times % 7)), 10);
    await clock.advance(5_000);
    const menus = tray.touched.filter((what) => what === 'menu').length;
    const images = tray.touched.filter((what) => what === 'image').length;
    expect(images).toBeLessThanOrEqual(51);
    expect(images).toBeGreaterThan(30);
    expect(menus).toBeLessThanOrEqual(6);
    expect(menus).toBeGreaterThanOrEqual(4);
    expect(tray.tooltip).toContain(`${1 + (999 % 7)} problems`);
    expect(entry(tray, `${1 + (999 % 7)} problems`).click).toBeDefined();
  });

  it('says what was clicked', () => {
    const { tray, actions } = showTray(sightOf(5, 1));
    tray.emit('click');
    for (const labels of [
      ['1 problem'],
      ['Phone && 0: Offline', 'Show'],
      ['Acknowledge the problem'],
      ['Refresh now'],
      ['Pause checking'],
      ['Quit KooGlance'],
    ])
      entry(tray, ...labels).click?.();
    expect(actions).toEqual([
      { kind: 'open' },
      { kind: 'go', destination: { view: 'fleet', search: 'status:problem' } },
      { kind: 'go', destination: { view: 'phone', key: 'qa/p0' } },
      { kind: 'acknowledge', keys: 'all' },
      { kind: 'refresh' },
      { kind: 'pause', paused: true },
      { kind: 'quit' },
    ]);
  });

  it('offers to snooze in a menu below', () => {
    const { tray, actions } = showTray(sightOf(5, 1));
    entry(tray, 'Phone && 0: Offline', 'Snooze', 'Until it recovers').click?.();
    expect(actions).toEqual([
      { kind: 'snooze', scopes: [{ kind: 'phone', key: 'qa/p0' }], until: 'recovery' },
    ]);
  });

  it('says that everything is snoozed, and until when', async () => {
    const { tray, show } = showTray(sightOf(5, 0));
    await show(sightOf(5, 0, { snoozedAll }), 5_000);
    expect(tray.touched).toEqual(['image', 'tooltip', 'menu']);
    expect(tray.tooltip).toMatch(/ · everything snoozed until \d\d:\d\d · /);
    expect(entry(tray, 'End snooze').click).toBeDefined();
  });
});

describe('a menu that stands open', () => {
  const menus = ({ touched }: Tray) => touched.filter((what) => what === 'menu').length;

  function open(tray: Tray): void {
    tray.menu.emit('menu-will-show');
  }

  it('stays as it is for ten seconds, and no longer, however often it is opened', async () => {
    const { tray, show } = showTray(sightOf(5, 1));
    open(tray);
    await show(sightOf(5, 2), 5_000);
    open(tray);
    expect([tray.touched.includes('image'), menus(tray)]).toEqual([true, 0]);
    await show(sightOf(5, 3), 5_000);
    expect(menus(tray)).toBe(1);
    expect(entry(tray, '3 problems').click).toBeDefined();
  });

  it.each<[what: string, end: (tray: Tray) => void]>([
    ['closed', (tray) => tray.menu.emit('menu-will-close')],
    ['clicked', (tray) => entry(tray, 'Refresh now').click?.()],
  ])('changes as soon as it is %s', async (_, end) => {
    const { clock, tray, show } = showTray(sightOf(5, 1));
    open(tray);
    await show(sightOf(5, 2), 5_000);
    expect(menus(tray)).toBe(0);
    end(tray);
    await clock.advance(2_000);
    expect([menus(tray), clock.timers]).toEqual([1, 0]);
    open(tray);
    await show(sightOf(5, 3), 5_000);
    expect(menus(tray)).toBe(1);
  });

  it('is left alone when nothing has changed meanwhile', async () => {
    const { clock, tray } = showTray(sightOf(5, 1));
    open(tray);
    await clock.advance(30_000);
    expect(tray.touched).toEqual([]);
  });
});
