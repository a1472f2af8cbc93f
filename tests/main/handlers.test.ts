import { beforeEach, describe, expect, it } from 'vitest';
import { defaultAlerts } from '../../electron/core/alerts/settings.ts';
import { createHandlers, type HandlerParts } from '../../electron/main/handlers.ts';
import { createAccounts } from '../../electron/main/accounts.ts';
import { createMonitor } from '../../electron/main/monitor.ts';
import { openSecrets } from '../../electron/main/secrets.ts';
import { createSnoozes, type Snoozes } from '../../electron/main/snoozes.ts';
import { createWatching } from '../../electron/main/watching.ts';
import { createFakeClock } from './fake-clock.ts';
import { desktop } from './fake-electron.ts';
import { createFakeService } from './fake-service.ts';
import { folderOfTest } from './folder.ts';
import { settingsInMemory } from './settings-in-memory.ts';
import { accountOf, pollingOf, restOfMonitor } from './watched-fleet.ts';

const MINUTE = 60_000;

/** The handlers with a real fleet behind them, of which some phones are offline; views and connections are nobody's. */
async function start() {
  const clock = createFakeClock();
  const service = createFakeService(clock);
  const settings = settingsInMemory();
  const inView: (string | null)[] = [];
  const changed: string[] = [];
  const snoozes: Snoozes = createSnoozes(settings, clock, () => {
    monitor.applyRules();
  });
  const monitor = createMonitor(
    {
      ...restOfMonitor,
      clock,
      random: () => 0.5,
      connect: service.connect,
      rules: {
        alerts: () => settings.get().alerts,
        groups: () => settings.get().groups,
        expected: () => settings.get().expected,
        snoozes: snoozes.table,
      },
      onTold: () => {},
      onOutcome: () => {},
    },
    new AbortController().signal,
  );
  const accounts = createAccounts(settings, openSecrets(folderOfTest()), () => 'new');
  const nothing = () => {
    throw new Error('not looked at here');
  };
  const parts: HandlerParts = {
    accounts,
    settings,
    network: { save: nothing, provision: nothing, egress: nothing },
    monitor,
    watching: createWatching({ accounts, settings, monitor, onDemo: () => {}, onWatch: () => {} }),
    snoozes,
    activity: { page: () => ({ entries: [], more: false }) },
    desk: { setInView: (key) => inView.push(key) },
    onward: { test: nothing },
    onwardTargets: { save: nothing },
    publisher: {
      snapshot: nothing,
      resume: nothing,
      news: (news) => changed.push(...news.changed),
    },
    window: {
      show: nothing,
      isVisible: () => true,
      isInFront: () => true,
      current: () => null,
      push: nothing,
      ready: nothing,
    },
    connect: service.connect,
    state: nothing,
    onChange: () => {},
  };
  service.status = (id) => (id === 'p0' || id === 'p1' ? 3 : 2);
  monitor.watch([accountOf(4)], pollingOf());
  await clock.advance(MINUTE);
  return { handlers: createHandlers(parts), monitor, settings, clock, inView, changed };
}

beforeEach(() => desktop.reset());

describe('what the window orders', () => {
  it('a snooze until recovery is one of the phones with problems in its scopes', async () => {
    const { handlers, monitor, settings } = await start();
    await handlers.snooze({ scopes: [{ kind: 'account', accountId: 'qa' }], until: 'recovery' });
    expect(settings.get().snoozes).toEqual([
      { scope: { kind: 'phone', key: 'qa/p0' }, until: 'recovery' },
      { scope: { kind: 'phone', key: 'qa/p1' }, until: 'recovery' },
    ]);
    expect(monitor.fleet.counts).toMatchObject({ problems: 0, snoozed: 2 });
    await handlers.endSnooze({ scopes: [{ kind: 'phone', key: 'qa/p0' }] });
    expect(monitor.fleet.counts).toMatchObject({ problems: 1, snoozed: 1 });
  });

  it('an expectation is kept, and holds at once; without one the group decides', async () => {
    const { handlers, monitor, settings, changed } = await start();
    await handlers.expect({ keys: ['qa/p0', 'qa/p2'], expected: 'off' });
    expect(settings.get().expected).toEqual({ 'qa/p0': 'off', 'qa/p2': 'off' });
    expect(changed).toEqual(['qa/p0', 'qa/p2']);
    expect(monitor.fleet.phones.get('qa/p0')?.problem).toBeNull();
    expect(monitor.fleet.phones.get('qa/p2')?.problem?.kind).toBe('unexpected');
    await handlers.expect({ keys: ['qa/p0', 'qa/p2'], expected: null });
    expect(settings.get().expected).toEqual({});
    expect(monitor.fleet.phones.get('qa/p2')?.problem).toBeNull();
  });

  it('alerts and groups with a mistake are refused, and good ones hold at once', async () => {
    const { handlers, settings } = await start();
    const bad = { ...defaultAlerts, settleSeconds: -1 };
    expect(await handlers.saveAlerts(bad)).toMatchObject({ ok: false, error: [{ path: 'settleSeconds' }] });
    expect(settings.get().alerts).toEqual(defaultAlerts);
    const good = { ...defaultAlerts, settleSeconds: 0 };
    expect(await handlers.saveAlerts(good)).toEqual({ ok: true, value: null });
    expect(settings.get().alerts).toEqual(good);
    const rule = { group: '', expected: 'off', threshold: null } as const;
    expect(await handlers.saveGroups([rule])).toMatchObject({ ok: false, error: [{ path: '[0].group' }] });
    expect(await handlers.saveGroups([{ ...rule, group: 'lab' }])).toMatchObject({ ok: true });
    expect(settings.get().groups).toEqual([{ ...rule, group: 'lab' }]);
  });

  it('an account that is removed takes its snoozes and expectations along', async () => {
    const { handlers, settings } = await start();
    const scopes = [
      { kind: 'phone', key: 'qa/p0' },
      { kind: 'account', accountId: 'qa' },
      { kind: 'all' },
      { kind: 'group', group: 'lab' },
    ] as const;
    await handlers.snooze({ scopes, until: 'never' });
    await handlers.expect({ keys: ['qa/p0', 'eu/p0'], expected: 'running' });
    await handlers.removeAccount({ accountId: 'qa' });
    expect(settings.get().snoozes.map(({ scope }) => scope)).toEqual([
      { kind: 'all' },
      { kind: 'group', group: 'lab' },
    ]);
    expect(settings.get().expected).toEqual({ 'eu/p0': 'running' });
  });

  it('what is in view is handed on', async () => {
    const { handlers, inView } = await start();
    await handlers.setInView({ key: 'qa/p0' });
    await handlers.setInView({ key: null });
    expect(inView).toEqual(['qa/p0', null]);
  });
});
