import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { lastLine, runProgram } from '../run-program.ts';

const manifest = createRequire(import.meta.url).resolve('electron/package.json');
const packageDirectory = dirname(manifest);
const downloadLimit = 300_000;

/** The version that releases ship: the one that package.json pins. */
export const releaseVersion = (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;

/** Where the `electron` package puts the runtime that it downloads. */
export const officialDirectory = join(packageDirectory, 'dist');

/** The executable inside a directory with an unpacked Electron. */
export function electronExecutable(directory: string): string {
  const inside: Partial<Record<NodeJS.Platform, string>> = {
    darwin: 'Electron.app/Contents/MacOS/Electron',
    win32: 'electron.exe',
  };
  return join(directory, inside[process.platform] ?? 'electron');
}

/** The version of the Electron in a directory, or null where none is. */
export function electronVersionIn(directory: string): string | null {
  if (!existsSync(electronExecutable(directory))) return null;
  try {
    return readFileSync(join(directory, 'version'), 'utf8').trim().replace(/^v/, '');
  } catch {
    return null;
  }
}

/** Lets the `electron` package download its runtime; returns null when it did, else why it could not. */
export async function downloadOfficial(): Promise<string | null> {
  const { code, stderr } = await runProgram(process.execPath, [join(packageDirectory, 'install.js')], {
    timeout: downloadLimit,
  });
  if (code === 0) return null;
  if (code === 128) return `it took more than ${String(downloadLimit / 60_000)} minutes`;
  return (
    stderr
      .split('\n')
      .find((line) => /error/i.test(line))
      ?.trim() ?? lastLine(stderr)
  );
}
