import { chownSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DesktopUser } from '../../build/desktop/desktop-process.ts';
import { startDesktop } from '../../build/desktop/start-desktop.ts';
import { projectRoot } from '../../build/project.ts';
import { type NotificationServer, startNotificationServer } from './desktop/notification-server.ts';
import { startTrayHost, type TrayHost } from './desktop/tray-host.ts';

/** Where the global setup leaves the path of the Electron to test on. */
export const electronVariable = 'KOOGLANCE_TEST_ELECTRON';

/** The desktop that the app under test runs on. This process is its tray and its notification server. */
export interface PrivateDesktop {
  readonly tray: TrayHost;
  readonly notifications: NotificationServer;
  readonly env: Readonly<Record<string, string>>;
  /** Whom the app runs as, where that is not who runs the tests: Chromium's sandbox refuses to work for root. */
  readonly user: DesktopUser | null;
  readonly electron: string;
  /** The directory with the built app, which `user` can read. */
  readonly app: string;
  /** Makes an empty directory that belongs to `user`. */
  makeDirectory(name: string): string;
  /** Writes a file that `user` can read and nobody else, and returns its path. */
  writeFile(name: string, content: string, mode?: number): string;
  screenshot(file: string): Promise<void>;
  /** The files with what the launches of the app wrote, by `outputFile`, oldest first. */
  outputs(): readonly string[];
  /** Makes a file for what a launch writes. */
  outputFile(): string;
  stop(): Promise<void>;
}

// Any account without rights will do; this one is on every Linux.
const nobody: DesktopUser = { uid: 65_534, gid: 65_534 };

/** Starts the desktop and lays a copy of the built app beside it, as a checkout may lie where other users can't enter. */
export async function startPrivateDesktop(): Promise<PrivateDesktop> {
  const electron = process.env[electronVariable];
  if (electron === undefined) throw new Error(`${electronVariable} is not set: the global setup did not run`);
  const user = process.getuid?.() === 0 ? nobody : null;
  const ending = new AbortController();
  const desktop = await startDesktop({
    screen: '1280x800',
    panel: false,
    notifications: false,
    keyring: true,
    signal: ending.signal,
    ...(user && { user }),
  });
  const address = desktop.env['DBUS_SESSION_BUS_ADDRESS'] ?? '';
  const tray = await startTrayHost(address);
  const notifications = await startNotificationServer(address);

  const room = mkdtempSync(join(tmpdir(), 'kooglance-e2e-'));
  const give = (path: string) => {
    if (user !== null) chownSync(path, user.uid, user.gid);
    return path;
  };
  const makeDirectory = (name: string) => {
    const path = join(room, name);
    mkdirSync(path, { mode: 0o700 });
    return give(path);
  };
  give(room);
  const app = join(room, 'app');
  cpSync(join(projectRoot, 'out'), join(app, 'out'), { recursive: true });
  cpSync(join(projectRoot, 'package.json'), join(app, 'package.json'));

  const outputs: string[] = [];
  const writeFile = (name: string, content: string, mode = 0o600) => {
    const path = join(room, name);
    writeFileSync(path, content, { mode });
    return give(path);
  };

  const { PATH = '', DISPLAY = '', XDG_RUNTIME_DIR = '', XDG_CURRENT_DESKTOP = '' } = desktop.env;
  return {
    tray,
    notifications,
    // Nothing else of the tests' own environment: it may hold anything.
    env: {
      PATH,
      DISPLAY,
      XDG_RUNTIME_DIR,
      XDG_CURRENT_DESKTOP,
      DBUS_SESSION_BUS_ADDRESS: address,
      HOME: makeDirectory('home'),
      LANG: 'en_US.UTF-8',
      NO_AT_BRIDGE: '1',
    },
    user,
    electron,
    app,
    makeDirectory,
    writeFile,
    outputs: () => outputs,
    outputFile() {
      const file = writeFile(`output-${outputs.length}.txt`, '');
      outputs.push(file);
      return file;
    },
    screenshot: (file) => desktop.screenshot(file),
    async stop() {
      tray.close();
      notifications.close();
      await desktop.stop();
      rmSync(room, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
