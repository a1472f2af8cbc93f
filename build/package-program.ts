import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './project.ts';

/**
 * The file behind a command of an installed package, to be run with Node itself: that spares a shell on Windows and
 * an npx anywhere.
 */
export function packageProgram(packageName: string, command = packageName): string {
  const directory = join(projectRoot, 'node_modules', packageName);
  const manifest = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>;
  };
  const file = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin[command];
  if (file === undefined) throw new Error(`${packageName} has no command ${command}`);
  return join(directory, file);
}
