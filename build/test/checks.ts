import { packageProgram } from '../package-program.ts';
import { projectRoot } from '../project.ts';
import { runProgram } from '../run-program.ts';

export interface CheckOutcome {
  readonly name: string;
  readonly passed: boolean;
  /** What the tool says, for when it failed. */
  readonly output: string;
}

/** Each is a question to the source as a whole, which a tool answers. */
const checks = [
  { name: 'lint', program: packageProgram('eslint'), arguments: ['.', '--max-warnings=0'] },
  { name: 'types', program: packageProgram('typescript', 'tsc'), arguments: ['--noEmit', '--project', '.'] },
  {
    name: 'types of the window',
    program: packageProgram('svelte-check'),
    arguments: ['--tsconfig', './tsconfig.json', '--fail-on-warnings', '--output', 'human'],
  },
  { name: 'format', program: packageProgram('prettier'), arguments: ['--check', '.', '--log-level=warn'] },
  { name: 'unused code', program: packageProgram('knip'), arguments: ['--no-progress'] },
] as const;

/** Two at a time: more would only take turns, and memory. */
const atOnce = 2;

/** Runs all checks of the source; the outcomes come in the order of the table. */
export async function runChecks(): Promise<readonly CheckOutcome[]> {
  const outcomes: CheckOutcome[] = [];
  const queue = checks.entries();
  const work = async () => {
    for (const [place, check] of queue) {
      const { code, stdout, stderr } = await runProgram(
        process.execPath,
        [check.program, ...check.arguments],
        { cwd: projectRoot, env: { ...process.env, FORCE_COLOR: '0' } },
      );
      outcomes[place] = { name: check.name, passed: code === 0, output: `${stdout}${stderr}`.trim() };
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return outcomes;
}

/** One line for each check, and behind a failed one what its tool says. */
export function describeChecks(outcomes: readonly CheckOutcome[]): string {
  return outcomes
    .map(({ name, passed, output }) => (passed ? `  ok      ${name}` : `  FAILED  ${name}\n${output}`))
    .join('\n');
}
