import { chown, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { DesktopUser } from './desktop-process.ts';

/** The home of one virtual desktop, with everything that its programs read and write; closed to other users. */
export interface SessionDirectory {
  readonly path: string;
  /** HOME and the XDG directories of the programs of the desktop (not of the app, which keeps the user's own). */
  readonly environment: Readonly<Record<string, string>>;
}

/** @param files what the programs of the desktop find there, by path */
export async function createSessionDirectory(
  files: (path: string) => Readonly<Record<string, string>>,
  user: DesktopUser | undefined,
): Promise<SessionDirectory> {
  const path = await mkdtemp(join(tmpdir(), 'kooglance-desktop-'));
  const own = async (entry: string) => {
    if (user !== undefined) await chown(entry, user.uid, user.gid);
  };
  const makeDirectory = async (directory: string): Promise<void> => {
    if (directory === '.' || directory === path) return;
    await makeDirectory(dirname(directory));
    await mkdir(directory, { recursive: true, mode: 0o700 });
    await own(directory);
  };
  await own(path);
  for (const name of ['config', 'data', 'cache', 'run', 'services']) await makeDirectory(join(path, name));
  for (const [name, content] of Object.entries(files(path))) {
    await makeDirectory(dirname(join(path, name)));
    await writeFile(join(path, name), content);
    await own(join(path, name));
  }
  return {
    path,
    environment: {
      HOME: path,
      XDG_CONFIG_HOME: join(path, 'config'),
      XDG_DATA_HOME: join(path, 'data'),
      XDG_CACHE_HOME: join(path, 'cache'),
      XDG_RUNTIME_DIR: join(path, 'run'),
    },
  };
}
