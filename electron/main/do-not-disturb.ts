import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Clock } from './clock.ts';

const run = promisify(execFile);

export interface DoNotDisturbOptions {
  readonly clock: Clock;
  /** This program's own, unless said. */
  readonly environment?: NodeJS.ProcessEnv;
  /** How long the desktop may take to answer, in ms: so long a notice waits for it at most. */
  readonly limitMs?: number;
}

/** For how long an answer holds, in ms. */
const HOLDS = 5_000;

/** KDE's property of the notification server; others do not have it, and answer with an error. */
const inhibited = [
  'dbus-send',
  '--session',
  '--print-reply',
  '--dest=org.freedesktop.Notifications',
  '/org/freedesktop/Notifications',
  'org.freedesktop.DBus.Properties.Get',
  'string:org.freedesktop.Notifications',
  'string:Inhibited',
] as const;

const showBanners = ['gsettings', 'get', 'org.gnome.desktop.notifications', 'show-banners'] as const;

/**
 * Finds out whether the desktop's do-not-disturb is on. Windows and macOS hold notices back by themselves while it is, and
 * keep them in their notification centre; Electron gives no way to read it there. So it counts as off, and it does too
 * where it can't be found out.
 */
export function createDoNotDisturb({
  clock,
  environment = process.env,
  limitMs = 2_000,
}: DoNotDisturbOptions): {
  /** Never rejects. */
  read(): Promise<boolean>;
} {
  let answer: Promise<boolean> | null = null;
  let askedAt = -Infinity;

  async function says([program, ...args]: readonly [string, ...string[]], what: RegExp): Promise<boolean> {
    try {
      const { stdout } = await run(program, args, {
        env: environment,
        timeout: limitMs,
        killSignal: 'SIGKILL',
      });
      return what.test(stdout);
    } catch {
      return false;
    }
  }

  async function ask(): Promise<boolean> {
    if (process.platform !== 'linux') return false;
    const questions = [says(inhibited, /boolean true/)];
    // The setting is there wherever GNOME's schemas are installed, and says nothing of other desktops.
    if (/\b(?:GNOME|Unity)\b/i.test(environment['XDG_CURRENT_DESKTOP'] ?? ''))
      questions.push(says(showBanners, /^false\b/));
    return (await Promise.all(questions)).includes(true);
  }

  return {
    read() {
      if (answer === null || clock.monotonic() - askedAt >= HOLDS) {
        askedAt = clock.monotonic();
        answer = ask();
      }
      return answer;
    },
  };
}
