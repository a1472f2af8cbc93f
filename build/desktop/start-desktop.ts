import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startDesktopProcess, type DesktopProcess, type DesktopUser } from './desktop-process.ts';
import { desktopSettings } from './desktop-settings.ts';
import { paintBackground, saveScreenPicture } from './screen-picture.ts';
import { busConfiguration, nameOnBus } from './session-bus.ts';
import { createSessionDirectory } from './session-directory.ts';

export interface DesktopOptions {
  /** Width and height in pixels, such as `1280x800`. */
  readonly screen: string;
  /** A panel with a tray: leave it out to be the tray host yourself. */
  readonly panel: boolean;
  /** A notification server: leave it out to be it yourself. */
  readonly notifications: boolean;
  /** An unlocked keychain, empty at first and gone with the desktop. */
  readonly keyring: boolean;
  /** Whom the programs of the desktop run as, where that is not the caller. */
  readonly user?: DesktopUser;
  /** Ends the desktop. */
  readonly signal: AbortSignal;
}

export interface Desktop {
  /** What a program needs to run on it. With another `user` it has a fresh HOME too. */
  readonly env: NodeJS.ProcessEnv;
  /** Saves the picture of the whole screen as PNG. */
  screenshot(file: string): Promise<void>;
  /** Ends all its programs and removes its files; the same as an abort of the signal, but can be waited for. */
  stop(): Promise<void>;
}

/**
 * Starts a desktop without a screen, on this machine's memory alone: X server, session bus, window manager, and
 * what the options ask for. Several can run side by side. The packages must be there (`ensureSystemPackages`).
 *
 * @throws Stop when one of its programs does not start
 */
export async function startDesktop(options: DesktopOptions): Promise<Desktop> {
  const { user, signal } = options;
  signal.throwIfAborted();
  const session = await createSessionDirectory(
    (path) => ({ 'bus.conf': busConfiguration(path), ...desktopSettings() }),
    user,
  );
  const running: DesktopProcess[] = [];
  let stopped: Promise<void> | undefined;
  const stop = () => (stopped ??= tearDown(running, session.path));
  const stopOnAbort = () => void stop();
  signal.addEventListener('abort', stopOnAbort, { once: true });

  let environment: NodeJS.ProcessEnv = {
    PATH: process.env['PATH'],
    LANG: 'C.UTF-8',
    NO_AT_BRIDGE: '1',
    ...session.environment,
  };
  const start = (command: string, ...programArguments: string[]) => {
    const started = startDesktopProcess(command, programArguments, environment, user);
    running.push(started);
    return started;
  };
  const ready = (name: string) => nameOnBus(name, environment, user, signal);

  try {
    const screen = `${options.screen}x24`;
    const server = start('Xvfb', '-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp', '-noreset');
    const bus = start(
      'dbus-daemon',
      '--nofork',
      `--config-file=${session.path}/bus.conf`,
      '--print-address=3',
    );
    environment = {
      ...environment,
      DISPLAY: `:${await server.announced()}`,
      DBUS_SESSION_BUS_ADDRESS: await bus.announced(),
    };
    start('openbox', '--sm-disable');
    await paintBackground(options.screen, environment);
    if (options.panel) {
      start('xfce4-panel', '--disable-wm-check');
      await ready('org.kde.StatusNotifierWatcher');
    }
    if (options.notifications) {
      start('dunst', '-conf', join(session.path, 'config/dunst/dunstrc'));
      await ready('org.freedesktop.Notifications');
    }
    if (options.keyring) {
      start('gnome-keyring-daemon', '--foreground', '--unlock', '--components=secrets').feed('desktop');
      await ready('org.freedesktop.secrets');
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    env: appEnvironment(environment, options),
    screenshot: (file) => saveScreenPicture(file, environment),
    stop: () => {
      signal.removeEventListener('abort', stopOnAbort);
      return stop();
    },
  };
}

/** The app keeps the environment, home and settings of its user, but for what belongs to the desktop. */
function appEnvironment(desktop: NodeJS.ProcessEnv, options: DesktopOptions): NodeJS.ProcessEnv {
  const { DISPLAY, DBUS_SESSION_BUS_ADDRESS, XDG_RUNTIME_DIR, NO_AT_BRIDGE, HOME } = desktop;
  const own: NodeJS.ProcessEnv = { ...process.env };
  delete own['WAYLAND_DISPLAY'];
  delete own['XDG_CURRENT_DESKTOP'];
  if (options.user !== undefined) {
    for (const name of ['XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_CACHE_HOME', 'TMPDIR'])
      Reflect.deleteProperty(own, name);
    own['HOME'] = HOME;
  }
  return {
    ...own,
    DISPLAY,
    DBUS_SESSION_BUS_ADDRESS,
    XDG_RUNTIME_DIR,
    NO_AT_BRIDGE,
    XDG_SESSION_TYPE: 'x11',
    // What tells Chromium that there is a keychain to look for.
    ...(options.keyring && { XDG_CURRENT_DESKTOP: 'XFCE' }),
  };
}

async function tearDown(running: readonly DesktopProcess[], directory: string): Promise<void> {
  for (const program of running.toReversed()) await program.stop();
  await rm(directory, { recursive: true, force: true, maxRetries: 5 });
}
