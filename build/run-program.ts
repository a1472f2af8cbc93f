import { spawn } from 'node:child_process';

export interface Finished {
  /** The exit code; 128 where a signal (such as the time limit's) ended it, 127 where it could not be started. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ProgramOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** In milliseconds; none when it is left out. */
  readonly timeout?: number;
  readonly signal?: AbortSignal;
  readonly user?: { readonly uid: number; readonly gid: number };
}

/** Runs a program to its end and keeps what it wrote. Never rejects: how it went is in the answer. */
export async function runProgram(
  command: string,
  programArguments: readonly string[],
  options: ProgramOptions = {},
): Promise<Finished> {
  const { user, ...rest } = options;
  const child = spawn(command, programArguments, { ...rest, ...user, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return new Promise((resolve) => {
    child.on('error', (error) => {
      resolve({ code: 127, stdout, stderr: `${stderr}${error.message}\n` });
    });
    child.on('close', (code) => {
      resolve({ code: code ?? 128, stdout, stderr });
    });
  });
}

/** Runs npm: inside `npm start` the very npm that the user called. */
export async function runNpm(
  npmArguments: readonly string[],
  options: ProgramOptions = {},
): Promise<Finished> {
  const script = process.env['npm_execpath'];
  return script === undefined
    ? runProgram('npm', npmArguments, options)
    : runProgram(process.execPath, [script, ...npmArguments], options);
}

/** The last line with something on it, for messages that shall stay short. */
export function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)?.trim() ?? '';
}
