import { join } from 'node:path';
import log from 'electron-log/main.js';

export interface Log {
  info(text: string): void;
  error(text: string): void;
}

/** What is written in place of a secret. */
const REMOVED = '[removed]';

/**
 * Opens `logs/kooglance.log` in the folder of the user's data. Nobody means to log a secret; that none gets in all the
 * same is made sure here.
 */
export function openLog(directory: string, secrets: () => readonly string[]): Log {
  log.transports.file.resolvePathFn = () => join(directory, 'logs', 'kooglance.log');
  log.transports.file.level = 'info';
  log.transports.console.level = 'error';
  const clean = (text: string) =>
    secrets().reduce((left, secret) => (secret === '' ? left : left.replaceAll(secret, REMOVED)), text);
  return {
    info(text) {
      log.info(clean(text));
    },
    error(text) {
      log.error(clean(text));
    },
  };
}
