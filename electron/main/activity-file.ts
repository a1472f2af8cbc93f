import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ActivityEntry } from '../core/alerts/activity.ts';
import { activityLine } from './activity-schema.ts';
import type { Clock } from './clock.ts';
import { createThrottle } from './throttle.ts';

export interface ActivityFile {
  /** What was in it: the last line of each number, by growing numbers. */
  readonly found: readonly ActivityEntry[];
  /** The greatest number that was ever given, also to entries that this version can't read; 0 for none. */
  readonly highestId: number;
  /** Writes these soon; one that has the number of an earlier one counts in its place. */
  put(entries: readonly ActivityEntry[]): void;
  /** Writes what waits, at once. */
  flush(): void;
}

export interface ActivityFileOptions {
  readonly directory: string;
  readonly clock: Clock;
  /** All that is kept, oldest first: what the file is written anew with. */
  readonly kept: () => readonly ActivityEntry[];
  /** How many entries are read, the newest. The file is written anew when it would get more than twice as many lines. */
  readonly most: number;
  /** Said once when it can't be read or written, until it can again; a line for the log. */
  readonly onTrouble: (line: string) => void;
}

/** How often something is written at most, in ms. */
const SPACING = 200;
/** While it can't be written, it is tried no sooner than this, in ms: it is written anew then. */
const RETRY = 60_000;

interface Found {
  readonly entries: readonly ActivityEntry[];
  readonly highestId: number;
  readonly lines: number;
  /** Whether its last line is torn, as the program or the computer ended in the middle of it. */
  readonly torn: boolean;
}

const nothing: Found = { entries: [], highestId: 0, lines: 0, torn: false };

function readJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** The number of a line; 0 where it has none. It is found without reading the whole line, where we wrote it. */
function idOf(line: string): number {
  const written = /^\{"id":(\d{1,15}),/.exec(line);
  if (written !== null) return Number(written[1]);
  const value = readJson(line);
  if (typeof value !== 'object' || value === null || !('id' in value)) return 0;
  return Number.isSafeInteger(value.id) ? Number(value.id) : 0;
}

/** Reads the newest entries, and so only as many lines as that takes: a long file would keep the start waiting. */
function parse(text: string, most: number): Found {
  const lines = text.split('\n').filter((line) => line !== '');
  const newestFirst = lines
    .map((line, place) => ({ line, place, id: idOf(line) }))
    .sort((one, other) => other.id - one.id || other.place - one.place);
  const entries: ActivityEntry[] = [];
  for (const { line, id } of newestFirst) {
    if (entries.length === most) break;
    // Only the last line of each number that can be read counts.
    if (id === entries.at(-1)?.id) continue;
    const parsed = activityLine.safeParse(readJson(line));
    if (parsed.success) entries.push(parsed.data);
  }
  return {
    entries: entries.reverse(),
    highestId: newestFirst[0]?.id ?? 0,
    lines: lines.length,
    torn: text !== '' && !text.endsWith('\n'),
  };
}

function asLines(entries: Iterable<ActivityEntry>): string {
  return [...entries].map((entry) => `${JSON.stringify(entry)}\n`).join('');
}

/** Opens `activity.jsonl` in the folder of the user's data, which it also is the only one to write. */
export function openActivityFile(options: ActivityFileOptions): ActivityFile {
  const { directory, clock, kept, most, onTrouble } = options;
  const path = join(directory, 'activity.jsonl');
  let inTrouble = false;
  let triedAt = -Infinity;

  function trouble(error: unknown): void {
    if (!inTrouble) onTrouble(`${path}: ${error instanceof Error ? error.message : String(error)}`);
    inTrouble = true;
    triedAt = clock.monotonic();
  }

  /** Null where there is a file that can't be read: then it is left alone, as nobody knows what is in it. */
  function read(): Found | null {
    try {
      return parse(readFileSync(path, 'utf8'), most);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return nothing;
      trouble(error);
      return null;
    }
  }

  const found = read();
  let lines = found?.lines ?? 0;
  let torn = found?.torn ?? false;
  /** By number, as only the last state of each need be written. */
  const waiting = new Map<number, ActivityEntry>();

  function append(): void {
    appendFileSync(path, `${torn ? '\n' : ''}${asLines(waiting.values())}`, { mode: 0o600 });
    torn = false;
    lines += waiting.size;
  }

  function writeAnew(): void {
    const entries = kept();
    const beside = `${path}.new`;
    try {
      writeFileSync(beside, asLines(entries), { mode: 0o600, flush: true });
      renameSync(beside, path);
    } catch (error) {
      rmSync(beside, { force: true });
      throw error;
    }
    torn = false;
    lines = entries.length;
  }

  function write(): void {
    if (found === null || (waiting.size === 0 && !inTrouble)) return;
    try {
      mkdirSync(directory, { recursive: true });
      // After trouble nobody knows how much of the last lines is in the file.
      if (inTrouble || lines + waiting.size > 2 * most) writeAnew();
      else append();
      inTrouble = false;
    } catch (error) {
      trouble(error);
    }
    waiting.clear();
  }

  const soon = createThrottle(clock, SPACING, () => {
    if (!inTrouble || clock.monotonic() - triedAt >= RETRY) write();
  });

  return {
    found: found?.entries ?? [],
    highestId: found?.highestId ?? 0,
    put(entries) {
      if (found === null) return;
      for (const entry of entries) waiting.set(entry.id, entry);
      soon.ask();
    },
    flush: write,
  };
}
