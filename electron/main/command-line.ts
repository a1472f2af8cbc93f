import { resolve } from 'node:path';
import { app } from 'electron';

/** What the program was started with; other switches are Electron's own. */
export interface CommandLine {
  /** Shows a demo fleet instead of the accounts that are set up. */
  readonly demo: boolean;
  /** Starts in the tray, without a window. */
  readonly hidden: boolean;
  /** Prints a line for each sweep, for a start without a screen. */
  readonly printSweeps: boolean;
  /** A file that sets up accounts, as an absolute path. */
  readonly config: string | null;
  /** Where settings, secrets and log lie, as an absolute path; null for the system's usual place. */
  readonly userDataDirectory: string | null;
}

function path(name: string): string | null {
  const value = app.commandLine.getSwitchValue(name);
  return value === '' ? null : resolve(value);
}

export function readCommandLine(): CommandLine {
  return {
    demo: app.commandLine.hasSwitch('demo'),
    hidden: app.commandLine.hasSwitch('hidden'),
    printSweeps: app.commandLine.hasSwitch('print-sweeps'),
    config: path('config'),
    userDataDirectory: path('user-data-dir'),
  };
}
