import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { packageProgram } from '../package-program.ts';
import { projectRoot } from '../project.ts';
import { tallyPlaywright, tallyVitest, type Tally } from './tally.ts';

const reports = join(projectRoot, 'test-results');

export async function runUnitTests(): Promise<Tally> {
  const file = join(reports, 'unit.json');
  return runReported(file, tallyVitest, [
    packageProgram('vitest'),
    'run',
    '--config=tests/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
}

/** Runs the end-to-end tests on the app in `out/`; their configuration says where the report goes. */
export async function runEndToEndTests(): Promise<Tally> {
  return runReported(join(reports, 'e2e.json'), tallyPlaywright, [
    packageProgram('playwright'),
    'test',
    '--config=tests/e2e/playwright.config.ts',
  ]);
}

/** Lets a runner print what it will, and counts by the report that it leaves. */
async function runReported(
  file: string,
  tally: (report: unknown, exitCode: number) => Tally,
  command: readonly string[],
): Promise<Tally> {
  await rm(file, { force: true });
  const runner = spawn(process.execPath, command, { cwd: projectRoot, stdio: 'inherit' });
  const [exitCode] = (await once(runner, 'close')) as [number | null];
  const report: unknown = await readFile(file, 'utf8')
    .then(JSON.parse)
    .catch(() => null);
  return tally(report, exitCode ?? 1);
}
