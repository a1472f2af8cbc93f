import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { ipcMain } from 'electron';
import Store from 'electron-store';
import type { z } from 'zod';
import type { Clock } from './clock.ts';

/** A small file of what the program remembers by itself: losing it is no more than a nuisance. */
export interface StateFile<Value> {
  /** What was found at the start; null where there was none, or it can't be read. */
  readonly value: Value | null;
  /** Writes soon, however often it is asked for; `value` is asked for only then. */
  save(value: () => Value): void;
  /** Writes what waits, at once. */
  flush(): void;
}

export interface StateFileOptions<Value> {
  readonly directory: string;
  /** Of the file, without `.json`. */
  readonly name: string;
  /** Grows with each change that older versions of the program can't read. */
  readonly version: number;
  readonly schema: z.ZodType<Value>;
  readonly clock: Clock;
  /** How long after it was asked for it is written, in ms. */
  readonly delayMs: number;
  /** What is wrong with the file: said once, until it can be written again; a line for the log. */
  readonly onTrouble: (line: string) => void;
}

interface Content {
  version: number;
  value: unknown;
}

/** `kept` is what the log is told of a file that can't be used. */
type Found<Value> =
  | { readonly kind: 'none' }
  | { readonly kind: 'good'; readonly value: Value }
  /** Of a newer version, or not to be read: it is left alone. */
  | { readonly kind: 'alone'; readonly why: string }
  | { readonly kind: 'corrupt'; readonly keptAs: string };

function versionOf(content: unknown): number | null {
  if (typeof content !== 'object' || content === null || !('version' in content)) return null;
  return typeof content.version === 'number' ? content.version : null;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function find<Value>(path: string, { version, schema, clock }: StateFileOptions<Value>): Found<Value> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { kind: 'none' };
    return { kind: 'alone', why: wordsOf(error) };
  }
  const content = readJson(text);
  const foundVersion = versionOf(content);
  if (foundVersion !== null && foundVersion > version)
    return {
      kind: 'alone',
      why: `it is of version ${foundVersion}, and ${version} is the newest that can be read`,
    };
  const value = typeof content === 'object' && content !== null && 'value' in content ? content.value : null;
  const parsed = schema.safeParse(value);
  if (foundVersion !== null && parsed.success) return { kind: 'good', value: parsed.data };
  // Kept beside, so that nothing in it is lost.
  const keptAs = `${path}.corrupt-${new Date(clock.now()).toISOString().replaceAll(':', '-')}`;
  try {
    renameSync(path, keptAs);
    return { kind: 'corrupt', keptAs };
  } catch (error) {
    return { kind: 'alone', why: wordsOf(error) };
  }
}

function openStore(directory: string, name: string): Store<Content> {
  const store = new Store<Content>({
    name,
    cwd: directory,
    configFileMode: 0o600,
    accessPropertiesByDotNotation: false,
    serialize: (content) => JSON.stringify(content),
  });
  // electron-store answers any window on a channel of its own; ours asks by the contract alone.
  ipcMain.removeAllListeners('electron-store-get-data');
  return store;
}

/** Opens `<name>.json` in the folder of the user's data, which it also is the only one to write. */
export function openStateFile<Value>(options: StateFileOptions<Value>): StateFile<Value> {
  const { directory, name, version, clock, delayMs } = options;
  const path = join(directory, `${name}.json`);
  const found = find(path, options);
  let store: Store<Content> | null = null;
  let waiting: (() => Value) | null = null;
  let cancel = () => {};
  let inTrouble = false;

  function trouble(why: string): void {
    if (!inTrouble) options.onTrouble(`${path}: ${why}`);
    inTrouble = true;
  }

  function write(): void {
    cancel();
    if (waiting === null) return;
    const value = waiting;
    waiting = null;
    try {
      store ??= openStore(directory, name);
      store.store = { version, value: value() };
      inTrouble = false;
    } catch (error) {
      trouble(wordsOf(error));
    }
  }

  if (found.kind === 'alone') trouble(`it is left alone: ${found.why}`);
  if (found.kind === 'corrupt') options.onTrouble(`${path}: it can't be read and is kept as ${found.keptAs}`);

  return {
    value: found.kind === 'good' ? found.value : null,
    save(value) {
      if (found.kind === 'alone') return;
      if (waiting === null) cancel = clock.after(delayMs, write);
      waiting = value;
    },
    flush: write,
  };
}
