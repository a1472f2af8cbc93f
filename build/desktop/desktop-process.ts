import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Stop } from '../stop.ts';

export interface DesktopUser {
  readonly uid: number;
  readonly gid: number;
}

export interface DesktopProcess {
  readonly name: string;
  /** The first line that the program wrote to its file descriptor 3, on which servers tell where they are. */
  announced(): Promise<string>;
  /** Writes to its standard input and closes it. */
  feed(text: string): void;
  stop(): Promise<void>;
}

const patience = 15_000;
const graceBeforeKill = 2_000;

/** Starts a program of the desktop: it ends with `stop()`, or with this process, however that ends. */
export function startDesktopProcess(
  command: string,
  programArguments: readonly string[],
  environment: NodeJS.ProcessEnv,
  user: DesktopUser | undefined,
): DesktopProcess {
  const child = spawn('setpriv', ['--pdeathsig', 'TERM', '--', command, ...programArguments], {
    env: environment,
    stdio: ['pipe', 'ignore', 'ignore', 'pipe'],
    // Ctrl+C goes to the whole group of a terminal: the screen must not vanish before the app has ended.
    detached: true,
    ...user,
  });
  // A program that is gone before it is fed, or could not be started, shows by what it fails to announce or to own.
  child.on('error', () => undefined);
  child.stdin?.on('error', () => undefined);
  return {
    name: command,
    announced: () => firstLine(child, command),
    feed: (text) => child.stdin?.end(text),
    stop: () => stopChild(child),
  };
}

async function firstLine(child: ChildProcess, command: string): Promise<string> {
  const pipe = child.stdio[3];
  if (pipe === null || pipe === undefined) throw new Stop(`${command} could not be started.`);
  return new Promise((resolve, reject) => {
    let text = '';
    const giveUp = () => {
      reject(new Stop(`${command} did not start on the virtual desktop.`));
    };
    const timer = setTimeout(giveUp, patience);
    child.once('exit', giveUp);
    pipe.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (!text.includes('\n')) return;
      clearTimeout(timer);
      child.off('exit', giveUp);
      resolve(text.slice(0, text.indexOf('\n')));
    });
  });
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), graceBeforeKill);
  await ended;
  clearTimeout(timer);
}
