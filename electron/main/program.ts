import { randomUUID } from 'node:crypto';
import { app, session } from 'electron';
import { quietUntil } from '../core/alerts/quiet-hours.ts';
import { badgeCount } from '../core/glance.ts';
import { createTransport } from '../koophone/index.ts';
import { messagesFor } from '../messages/index.ts';
import type { AppState, Locale } from '../shared/contract.ts';
import { createAccounts } from './accounts.ts';
import { setAppMenu } from './app-menu.ts';
import { serveApp } from './app-scheme.ts';
import { appState } from './app-state.ts';
import { createBadge } from './badge.ts';
import { systemClock as clock } from './clock.ts';
import { closingNotice } from './closing-notice.ts';
import type { Provision } from './config-file.ts';
import { connectBy } from './connect.ts';
import { createDesk } from './desk.ts';
import { createDoNotDisturb } from './do-not-disturb.ts';
import { createFollower } from './follower.ts';
import { createHandlers } from './handlers.ts';
import { serveCalls } from './ipc.ts';
import { openLog } from './log.ts';
import { openMemory } from './memory.ts';
import { createMenuActions } from './menu-actions.ts';
import { openMessengers } from './messengers.ts';
import { createMonitor } from './monitor.ts';
import { createNetwork } from './network.ts';
import { createOnwardTargets } from './onward-targets.ts';
import { listingLine, outcomeLine } from './outcome-line.ts';
import { takeProvision } from './provisioning.ts';
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

  const provisioned = { accounts, settings, network, onwardTargets };
  if (options.provision) takeProvision(provisioned, options.provision);

  const transport = createTransport(network.egress);
  signal.addEventListener('abort', () => void transport.close());
  const connect = connectBy(transport.send);

  const { activity, notifications, onward, deliver } = openMessengers(
    {
      directory,
      clock,
      messages,
      log,
      targets: onwardTargets,
      send: transport.send,
      version: app.getVersion(),
      demo: () => watching.demo,
      onGo: (destination) => {
        window.show(destination);
      },
      onEntries: (entries) => {
        window.push('activity', entries);
      },
    },
    signal,
  );
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
      onTold: deliver,
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
      const sight = sightOf(monitor, watching.demo, snoozes.table(), quietNow());
      badge.show(badgeCount(sight));
      return sight;
    },
    onAction: createMenuActions({ clock, monitor, snoozes, watching, window }),
  });

  function quietNow(): number | null {
    return quietUntil(settings.get().alerts.quietHours, new Date(clock.now()));
  }

  function refreshViews(): void {
    publisher.news({ changed: [], checked: [], removed: [] });
    tray.update();
  }

  function tellOfClosing(): void {
    if (signal.aborted || settings.get().toldOfClosing) return;
    settings.set({ toldOfClosing: true });
    notifications.show(closingNotice(messages, trayShown));
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
      takeProvision(provisioned, provision);
      watching.apply();
      monitor.applyRules();
      refreshViews();
    },
  };
}
