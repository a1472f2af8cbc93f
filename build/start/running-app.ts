import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { Runtime } from '../runtime/resolve.ts';

export interface RunningApp {
  /** The exit code; 1 where a signal ended it. */
  readonly exited: Promise<number>;
  /** Is fulfilled with the first sweep, if the app was asked for `--print-sweeps`. */
  readonly swept: Promise<void>;
  /** Asks it to end, and makes it after 5 seconds. */
  stop(): Promise<number>;
}

export interface AppStart {
  readonly executable: Runtime['executable'];
  readonly arguments: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  /** Leaves out what Chromium complains about where hardware and system services are missing. */
  readonly quiet: boolean;
}

const patience = 5_000;
const chromiumLog = /^\[\d+:\d+\/\d+\.\d+:(?:VERBOSE\d|INFO|WARNING|ERROR):/;
const sweepLine = /\bsweep:/;

/** Starts the app and passes on what it prints. */
export function runApp(start: AppStart): RunningApp {
  const child = spawn(start.executable, start.arguments, {
    env: start.env,
    cwd: start.cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      resolve(code ?? 1);
    });
  });
  const swept = new Promise<void>((resolve) => {
    forward(child.stdout, process.stdout, (line) => {
      if (sweepLine.test(line)) resolve();
      return true;
    });
  });
  forward(child.stderr, process.stderr, (line) => !(start.quiet && chromiumLog.test(line)));
  return {
    exited,
    swept,
    stop: async () => {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), patience);
      return exited.finally(() => {
        clearTimeout(timer);
      });
    },
  };
}

function forward(from: Readable, to: NodeJS.WritableStream, keep: (line: string) => boolean): void {
  createInterface({ input: from }).on('line', (line) => {
    if (keep(line)) to.write(`${line}\n`);
  });
}
