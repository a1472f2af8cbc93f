import { randomUUID } from 'node:crypto';
import { app, session } from 'electron';
import type { Destination } from '../core/destination.ts';
import { quietUntil } from '../core/alerts/quiet-hours.ts';
import { badgeCount } from '../core/glance.ts';
import type { MenuAction } from '../core/tray-menu.ts';
import { createTransport } from '../koophone/index.ts';
import { messagesFor } from '../messages/index.ts';
import type { AppState, Locale } from '../shared/contract.ts';
import { createAccounts } from './accounts.ts';
import { openActivity } from './activity-store.ts';
import { setAppMenu } from './app-menu.ts';
import { serveApp } from './app-scheme.ts';
import { appState } from './app-state.ts';
import { createBadge } from './badge.ts';
import { systemClock as clock } from './clock.ts';
import type { Provision } from './config-file.ts';
import { connectBy } from './connect.ts';
import { createDelivery } from './delivery.ts';
import { createDesk } from './desk.ts';
import { createDoNotDisturb } from './do-not-disturb.ts';
import { createFollower } from './follower.ts';
import { createHandlers } from './handlers.ts';
import { serveCalls } from './ipc.ts';
import { openLog } from './log.ts';
import { openMemory } from './memory.ts';
import { createMonitor } from './monitor.ts';
import { createNetwork } from './network.ts';
import { createNotifications } from './notifications.ts';
import { createOnwardTargets } from './onward-targets.ts';
import { createOnward } from './onward.ts';
import { listingLine, outcomeLine } from './outcome-line.ts';
import { createPublisher } from './publisher.ts';
import { openSecrets } from './secrets.ts';
import { openSettings } from './settings.ts';
import { sightOf } from './sight.ts';
import { createSnoozes } from './snoozes.ts';
import { createSweepPrinter } from './sweep-printer.ts';
import { hasTrayHost } from './tray-host.ts';
import { createTray } from './tray.ts';
import { watchForWake } from './wake.ts';
import type { Standing } from './watched-account.ts';
import { createWatching } from './watching.ts';
import { createMainWindow } from './window.ts';

export interface ProgramOptions {
  readonly locale: Locale;
  /** What `--config` sets up; null without it. */
  readonly provision: Provision | null;
  readonly demo: boolean;
  readonly hidden: boolean;
  readonly printSweeps: boolean;
}

export interface Program {
  showWindow(): void;
  provision(provision: Provision): void;
}

/** Without a network, the proxy cannot be reached either. */
function waitsForNetwork({ trouble }: Standing): boolean {
  return trouble?.failure.kind === 'network' || trouble?.failure.kind === 'proxy';
}

/** Puts the parts together. To be called after `ready`; the signal ends all that runs. */
export async function startProgram(options: ProgramOptions, signal: AbortSignal): Promise<Program> {
  const messages = messagesFor(options.locale);
  const directory = app.getPath('userData');
  const settings = openSettings(directory, new Date(clock.now()));
  const secrets = openSecrets(directory);
  const log = openLog(directory, secrets.all);
  const accounts = createAccounts(settings, secrets, randomUUID);
  const network = createNetwork({
    settings,
    secrets,
    onChange() {
      // Who has mended the way to the service wants to see at once whether it helped.
      monitor.refresh();
      refreshViews();
    },
    onTrouble: log.error,
  });

  const onwardTargets = createOnwardTargets(
    {
      get: () => settings.get().onward,
      set: (onward) => {
        settings.set({ onward });
      },
    },
    secrets,
    randomUUID,
  );

  function take({ accounts: given, polling, network: way, alerts, groups, onward: drafts }: Provision): void {
    accounts.provision(given);
    if (polling !== null) settings.set({ polling });
    if (way !== null) network.provision(way);
    if (alerts !== null) settings.set({ alerts });
    if (groups !== null) settings.set({ groups });
    if (drafts !== null) onwardTargets.save(drafts);
  }
  if (options.provision) take(options.provision);

  const transport = createTransport(network.egress);
  signal.addEventListener('abort', () => void transport.close());
  const connect = connectBy(transport.send);

  const activity = openActivity({
    directory,
    clock,
    onTrouble: log.error,
    onEntries: (entries) => {
      window.push('activity', entries);
    },
  });
  const notifications = createNotifications({
    words: messages.onward.desktop,
    onShown: () => {},
    onClick(notice) {
      activity.change(notice.id, { kind: 'clicked', at: clock.now() });
      go(notice.destination);
    },
    onRefused(notice, error) {
      activity.change(notice.id, { kind: 'refused', error });
      log.error(`The system did not show "${notice.title}": ${error}`);
    },
  });
  const onward = createOnward({
    targets: onwardTargets.withUrls,
    clock,
    send: transport.send,
    words: messages.onward,
    version: app.getVersion(),
    signal,
    onDone: (result) => activity.add([result]),
  });
  const memory = openMemory({ directory, clock, onTrouble: log.error });
  const snoozes = createSnoozes(settings, clock, () => {
    monitor.applyRules();
    refreshViews();
  });

  const monitor = createMonitor(
    {
      clock,
      messages,
      connect,
      random: Math.random,
      rules: {
        alerts: () => settings.get().alerts,
        groups: () => settings.get().groups,
        expected: () => settings.get().expected,
        snoozes: snoozes.table,
      },
      desk: () => desk.now(),
      memory: memory.found,
      onTold: createDelivery({ clock, messages, activity, notifications, onward, demo: () => watching.demo }),
      onRecovered: snoozes.recovered,
      onRemember() {
        // The demo's phones are nobody's.
        if (!watching.demo) memory.save(monitor);
      },
      onNews(news) {
        publisher.news(news);
        tray.update();
      },
      onOutcome(account, batch, outcome) {
        if (outcome.ok) {
          if (options.printSweeps) printer.answered();
        } else {
          log.error(outcomeLine(account.name, batch, outcome.error));
          wake.look();
        }
      },
    },
    signal,
  );
  const printer = createSweepPrinter(clock, monitor.fleet.counts, (line) =>
    process.stdout.write(`${line}\n`),
  );
  const follower = createFollower(
    {
      clock,
      monitor,
      onFound(accountId, phones) {
        if (accounts.follow(accountId, phones)) watching.apply();
      },
      onTrouble(account, failure) {
        if (failure !== null) log.error(listingLine(account.name, failure));
        refreshViews();
      },
    },
    signal,
  );
  const watching = createWatching({
    accounts,
    settings,
    monitor,
    onDemo: activity.setDemo,
    onWatch: follower.look,
  });
  const wake = watchForWake({
    clock,
    isWaiting: () => monitor.accounts().some(({ standing }) => waitsForNetwork(standing)),
    onWake: monitor.refresh,
  });

  let trayShown = true;
  const state = (): AppState =>
    appState({
      version: app.getVersion(),
      locale: options.locale,
      monitor,
      settings,
      secrets,
      demo: () => watching.demo,
      trayShown: () => trayShown,
      snoozes,
      quietUntil: quietNow,
      onwardTargets,
      listingTrouble: follower.trouble,
    });
  const window = createMainWindow({
    bounds: () => settings.get().window,
    onBounds: (bounds) => {
      settings.set({ window: bounds });
    },
    onVisible: (visible) => {
      if (visible) publisher.resume();
    },
    onClosed: tellOfClosing,
  });
  const desk = createDesk({ window, doNotDisturb: createDoNotDisturb({ clock }) });
  const badge = createBadge({ messages, window: window.current });
  const publisher = createPublisher({
    clock,
    fleet: monitor.fleet,
    expected: () => settings.get().expected,
    state,
    isVisible: window.isVisible,
    sendFleet: (delta) => {
      window.push('fleet', delta);
    },
    sendState: (now) => {
      window.push('state', now);
    },
  });
  const tray = createTray({
    clock,
    messages,
    sight() {
      const sight = sightOf(monitor, watching.demo, snoozes.table().all, quietNow());
      badge.show(badgeCount(sight));
      return sight;
    },
    onAction: act,
  });

  function quietNow(): number | null {
    return quietUntil(settings.get().alerts.quietHours, new Date(clock.now()));
  }

  function refreshViews(): void {
    publisher.news({ changed: [], checked: [], removed: [] });
    tray.update();
  }

  /** What the menu counts as problems. */
  function openProblems(): readonly string[] {
    const { phones, problemKeys } = monitor.fleet;
    return [...problemKeys].filter((key) => phones.get(key)?.snooze === null);
  }

  function go(destination: Destination): void {
    window.show(destination);
  }

  function act(action: MenuAction): void {
    switch (action.kind) {
      case 'go':
        return go(action.destination);
      case 'open':
        return window.show();
      case 'refresh':
        return monitor.refresh();
      case 'pause':
        return monitor.setPaused(action.paused);
      case 'snooze': {
        const { scopes, until } = action;
        return snoozes.set(scopes, typeof until === 'function' ? until(new Date(clock.now())) : until);
      }
      case 'endSnooze':
        return snoozes.end(action.scopes);
      case 'acknowledge':
        return monitor.acknowledge(action.keys === 'all' ? openProblems() : action.keys, true);
      case 'endDemo':
        return watching.stopDemo();
      case 'quit':
        return app.quit();
    }
  }

  function tellOfClosing(): void {
    if (signal.aborted || settings.get().toldOfClosing) return;
    settings.set({ toldOfClosing: true });
    const { notices } = messages;
    notifications.show({
      id: 'closing',
      kinds: [],
      replaces: [],
      phones: [],
      sound: false,
      kept: null,
      title: trayShown ? notices.stillInTray : notices.stillRunning,
      body: trayShown ? notices.stillInTrayDetail : notices.stillRunningDetail,
      destination: { view: 'fleet', search: '' },
    });
  }

  signal.addEventListener('abort', () => {
    memory.flush();
    activity.flush();
  });
  setAppMenu();
  serveApp(session.defaultSession);
  serveCalls(
    createHandlers({
      accounts,
      settings,
      network,
      monitor,
      watching,
      snoozes,
      activity,
      desk,
      onward,
      onwardTargets,
      publisher,
      window,
      connect,
      state,
      onChange: refreshViews,
    }),
  );
  if (options.demo) await watching.startDemo();
  else watching.apply();
  log.info(`KooGlance ${app.getVersion()} on Electron ${process.versions.electron}`);

  trayShown = await hasTrayHost();
  // Without a tray, a hidden start would leave nothing to be seen.
  if (!options.hidden || !trayShown) window.show();

  return {
    showWindow: () => {
      window.show();
    },
    provision: (provision) => {
      take(provision);
      watching.apply();
      monitor.applyRules();
      refreshViews();
    },
  };
}
