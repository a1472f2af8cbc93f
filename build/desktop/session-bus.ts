import { setTimeout as delay } from 'node:timers/promises';
import { runProgram } from '../run-program.ts';
import { Stop } from '../stop.ts';
import type { DesktopUser } from './desktop-process.ts';

/**
 * The bus of the session: private, and with one service that it may start by itself, the one that keeps the panel's
 * settings. Others (accessibility, portals) would outlive the desktop. Every user is let in, as a test and the app
 * that it tests run as different ones; the socket lies in a directory that is closed to strangers.
 */
export function busConfiguration(directory: string): string {
  return `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=${directory}/bus</listen>
  <servicedir>${directory}/services</servicedir>
  <policy context="default">
    <allow user="*"/>
    <allow own="*"/>
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
  </policy>
</busconfig>
`;
}

const patience = 15_000;

/**
 * Waits until a program owns a name on the bus, which is how a tray or a keychain says that it is ready.
 *
 * @throws Stop when it does not in 15 seconds
 */
export async function nameOnBus(
  name: string,
  environment: NodeJS.ProcessEnv,
  user: DesktopUser | undefined,
  signal: AbortSignal,
): Promise<void> {
  const question = ['--print-reply', '--dest=org.freedesktop.DBus', '/', 'org.freedesktop.DBus.NameHasOwner'];
  const deadline = Date.now() + patience;
  while (Date.now() < deadline) {
    const { stdout } = await runProgram('dbus-send', [...question, `string:${name}`], {
      env: environment,
      ...(user && { user }),
    });
    if (stdout.includes('boolean true')) return;
    await delay(100, undefined, { signal });
  }
  throw new Stop(`Nothing on the virtual desktop became ${name} in ${String(patience / 1000)} seconds.`);
}
