import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Whether the desktop shows tray icons. On Linux that needs a StatusNotifierHost on the session bus; GNOME has none
 * without an extension. Where it can't be found out, it is taken for granted.
 */
export async function hasTrayHost(): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  try {
    const { stdout } = await run('dbus-send', [
      '--session',
      '--print-reply',
      '--reply-timeout=2000',
      '--dest=org.kde.StatusNotifierWatcher',
      '/StatusNotifierWatcher',
      'org.freedesktop.DBus.Properties.Get',
      'string:org.kde.StatusNotifierWatcher',
      'string:IsStatusNotifierHostRegistered',
    ]);
    return /boolean true/.test(stdout);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT';
  }
}
