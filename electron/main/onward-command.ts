import { spawn, type ChildProcess } from 'node:child_process';
import { onwardVariables, type OnwardPayload } from '../core/alerts/onward-payload.ts';
import type { OnwardCommand } from '../core/alerts/onward.ts';
import type { OnwardWords } from '../messages/en/onward.ts';
import type { Clock } from './clock.ts';

export interface CommandOptions {
  readonly clock: Clock;
  readonly words: OnwardWords;
  /** Of this program; a command gets only what `passed` names. */
  readonly environment: NodeJS.ProcessEnv;
}

/** A command that runs for longer than this is asked to end... */
export const COMMAND_TIMEOUT = 30_000;
/** ...and so much later made to; in ms. */
export const GRACE = 2_000;
/** What the command said last may still be on its way when it has ended; in ms. */
const LAST_WORDS = 500;

/** How much is kept of what it says of its errors, in characters. */
const SAID = 300;

/** How long a value may be, in bytes of UTF-8: far below what any system takes. */
const LONGEST_VALUE = 32 * 1024;

/** What a command needs of our environment to find its way about. All else stays here: it may hold tokens. */
const passed = [
  'PATH',
  'HOME',
  'USER',
  'LANG',
  'LC_ALL',
  'TZ',
  'TMPDIR',
  'XDG_RUNTIME_DIR',
  'DBUS_SESSION_BUS_ADDRESS',
  'DISPLAY',
  'WAYLAND_DISPLAY',
];
const passedOnWindows = ['SystemRoot', 'USERPROFILE', 'APPDATA', 'TEMP'];

/** Cuts a value to what fits, and takes out NUL, which no environment can hold. A character is not cut through. */
function value(text: string): string {
  const bytes = Buffer.from(text.replaceAll('\0', ''));
  if (bytes.length <= LONGEST_VALUE) return bytes.toString();
  let end = LONGEST_VALUE;
  // In UTF-8 every byte of a character but its first begins with the bits 10.
  while (((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.subarray(0, end).toString();
}

function environmentFor(payload: OnwardPayload, ours: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const names = process.platform === 'win32' ? [...passed, ...passedOnWindows] : passed;
  const found = names.map((name) => [name, ours[name]] as const).filter(([, text]) => text !== undefined);
  const told = Object.entries(onwardVariables(payload)).map(([name, text]) => [name, value(text)] as const);
  return Object.fromEntries([...found, ...told]);
}

/** On POSIX a command leads a process group of its own, so that it ends with all that it has started. */
function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // Nothing of it is left.
  }
}

/** Makes one line of what it said last, without control characters and halves of others. */
function lastOf(text: string): string {
  return text.replace(/[\p{C}\s]+/gu, ' ').trim();
}

/**
 * Runs a command for a notice, without a shell, with the JSON of the notice on its standard input. Returns what went wrong
 * in words, or null. What the command leaves running in the background when it ends by itself goes on.
 */
export function runCommand(
  { program, arguments: args }: OnwardCommand,
  payload: OnwardPayload,
  { clock, words, environment }: CommandOptions,
): Promise<string | null> {
  const { command } = words;

  function notStarted(error: unknown): string {
    const { code = '', message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return command.notFound(program);
    if (code === 'EACCES') return command.notAllowed(program);
    return command.notStarted(program, code || message);
  }

  return new Promise((resolve) => {
    let child: ChildProcess;
    try {
      child = spawn(program, [...args], {
        env: environmentFor(payload, environment),
        stdio: ['pipe', 'ignore', 'pipe'],
        detached: process.platform !== 'win32',
        windowsHide: true,
      });
    } catch (error) {
      resolve(notStarted(error));
      return;
    }
    let said = '';
    let tookTooLong = false;

    const cancelTimeout = clock.after(COMMAND_TIMEOUT, () => {
      tookTooLong = true;
      end(child, 'SIGTERM');
      // Also where the command itself has ended by then: what it has started may not.
      clock.after(GRACE, () => {
        end(child, 'SIGKILL');
      });
    });

    child.on('error', (error) => {
      // It can also be said of a signal that could not be sent: then the command runs.
      if (child.pid !== undefined) return;
      cancelTimeout();
      resolve(notStarted(error));
    });
    child.on('exit', (code, signal) => {
      cancelTimeout();
      const finish = () => {
        cancelLastWords();
        resolve(outcome(code, signal));
      };
      // The end of its output may be long in coming, where it has left something running that holds on to it.
      const cancelLastWords = clock.after(LAST_WORDS, finish);
      child.once('close', finish);
    });
    // Where this program may open no more files there are no pipes.
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-SAID);
    });
    // A command need not read what it is told: that the pipe breaks is no error.
    child.stdin?.on('error', () => undefined).end(JSON.stringify(payload));

    function outcome(code: number | null, signal: string | null): string | null {
      const last = lastOf(said);
      if (tookTooLong) return command.timeout(COMMAND_TIMEOUT / 1_000, last);
      if (code === 0) return null;
      return code === null ? command.signal(signal ?? '', last) : command.exitCode(code, last);
    }
  });
}
