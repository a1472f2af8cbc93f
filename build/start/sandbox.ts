import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runProgram } from '../run-program.ts';
import { Stop } from '../stop.ts';

/**
 * The switches that Chromium's sandbox asks for: none, but for root, whom Chromium refuses to start with it.
 *
 * @throws Stop with the line to run, on systems that deny other users what the sandbox is made of
 */
export async function sandboxSwitches(executable: string): Promise<readonly string[]> {
  if (process.platform !== 'linux') return [];
  if (process.getuid?.() === 0) return ['--no-sandbox'];
  const helper = statSync(join(dirname(executable), 'chrome-sandbox'), { throwIfNoEntry: false });
  const helperWorks = helper !== undefined && helper.uid === 0 && (helper.mode & 0o4000) !== 0;
  if (helperWorks || (await runProgram('unshare', ['--user', '--map-root-user', 'true'])).code !== 1)
    return [];
  throw new Stop(
    'This system does not let programs make user namespaces, which the sandbox of Electron is made of. Please run this once, then try again:\n' +
      '  sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0',
  );
}
