import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { _electron, type ElectronApplication, expect, type Page } from 'playwright/test';
import type { PrivateDesktop } from './private-desktop.ts';

export interface LaunchOptions {
  /** The directory of settings, from `desktop.makeDirectory`. */
  readonly userData: string;
  /** Switches of KooGlance, such as `--config=FILE`. */
  readonly switches?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** What keeps the secrets: the keychain of the desktop (the default), or none. */
  readonly passwordStore?: 'gnome-libsecret' | 'basic';
}

export interface RunningApp {
  readonly electron: ElectronApplication;
  readonly userData: string;
  /** The window, waited for. */
  window(): Promise<Page>;
  /** Whether the window is on the screen. */
  windowShown(): Promise<boolean>;
  /** Closes the window by its own close button, so to speak. */
  closeWindow(): Promise<void>;
  /** All that the app wrote to its standard output and error so far. */
  output(): string;
  /** Quits it by its tray menu, as a user does, and waits for its end. */
  /** Ends the program as a crash does. */
  kill(): void;
  quit(): Promise<void>;
}

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

let launches = 0;

const quote = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

/** The command that runs Electron as the desktop's user. */
function command(desktop: PrivateDesktop): readonly [string, ...string[]] {
  const { user, electron } = desktop;
  if (user === null) return [electron];
  const ids = [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups'];
  return ['setpriv', ...ids, '--', electron];
}

function electronArguments(desktop: PrivateDesktop, options: LaunchOptions): string[] {
  return [
    desktop.app,
    '--disable-gpu',
    `--password-store=${options.passwordStore ?? 'gnome-libsecret'}`,
    `--user-data-dir=${options.userData}`,
    ...(options.switches ?? []),
  ];
}

/** Starts KooGlance under Playwright. */
export async function launchApp(desktop: PrivateDesktop, options: LaunchOptions): Promise<RunningApp> {
  // What an earlier one was told is none of its business.
  desktop.notifications.forget();
  // A script stands in for Electron: it changes the user, and keeps also what is written before Playwright listens.
  const output = desktop.outputFile();
  const script = desktop.writeFile(
    `launch-${++launches}`,
    `#!/bin/bash
exec ${command(desktop).map(quote).join(' ')} "$@" \\
  > >(tee -a ${quote(output)}) 2> >(tee -a ${quote(output)} >&2)
`,
    0o700,
  );

  const electron = await _electron.launch({
    executablePath: script,
    args: electronArguments(desktop, options),
    env: { ...desktop.env, ...options.env },
    cwd: desktop.app,
    chromiumSandbox: true,
    timeout: 30_000,
  });
  const closed = new Promise<void>((resolve) => {
    electron.once('close', () => {
      resolve();
    });
  });

  const windowShown = () =>
    electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().some((window) => window.isVisible()),
    );

  return {
    electron,
    userData: options.userData,
    window: async () => electron.windows()[0] ?? electron.waitForEvent('window'),
    windowShown,
    async closeWindow() {
      await electron.evaluate(({ BrowserWindow }) => {
        for (const window of BrowserWindow.getAllWindows()) window.close();
      });
      await expect.poll(windowShown).toBe(false);
    },
    output: () => readFileSync(output, 'utf8'),
    kill() {
      electron.process().kill('SIGKILL');
    },
    async quit() {
      await desktop.tray.click('Quit KooGlance');
      await closed;
      await expect.poll(() => desktop.tray.items).toBe(0);
    },
  };
}

/** Starts KooGlance as a program that is expected to end by itself, such as a second launch, and waits for its end. */
export async function runApp(desktop: PrivateDesktop, options: LaunchOptions): Promise<Ended> {
  const [program, ...before] = command(desktop);
  const child = spawn(program, [...before, ...electronArguments(desktop, options)], {
    env: { ...desktop.env, ...options.env },
    cwd: desktop.app,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 30_000,
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
}
