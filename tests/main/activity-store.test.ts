import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActivityEntry } from '../../electron/core/alerts/activity.ts';
import { KEPT, openActivity } from '../../electron/main/activity-store.ts';
import { change, everything, notice } from './activities.ts';
import { createFakeClock, NOON } from './fake-clock.ts';
import { folderOfTest } from './folder.ts';

function open(directory: string) {
  const clock = createFakeClock();
  const trouble: string[] = [];
  const pushed: ActivityEntry[] = [];
  const store = openActivity({
    directory,
    clock,
    onTrouble: (line) => trouble.push(line),
    onEntries: (entries) => pushed.push(...entries),
  });
  const keys = () =>
    store
      .page(null, KEPT * 2)
      .entries.map(keyOf)
      .reverse();
  return { ...store, clock, trouble, pushed, keys };
}

function keyOf(entry: ActivityEntry): string {
  return entry.what === 'change' ? entry.key : entry.notice;
}

const pathIn = (folder: string) => join(folder, 'activity.jsonl');
const linesIn = (folder: string) => readFileSync(pathIn(folder), 'utf8').trimEnd().split('\n');

describe('the record', () => {
  it('has everything after a restart as it was, and goes on counting', () => {
    const folder = folderOfTest();
    const first = open(folder);
    const entries = first.add(everything);
    expect(first.pushed).toEqual(entries);
    first.flush();
    const again = open(folder);
    expect(again.page(null, 1_000)).toEqual({ entries: [...entries].reverse(), more: false });
    expect(entries.map(({ id }) => id)).toEqual(everything.map((_, index) => index + 1));
    expect(again.add([change('next')])[0]?.id).toBe(everything.length + 1);
    expect(again.trouble).toEqual([]);
    if (process.platform !== 'win32') expect(statSync(pathIn(folder)).mode & 0o777).toBe(0o600);
  });

  it('is written in one go for all that comes in a turn, and five times a second at most', async () => {
    const folder = folderOfTest();
    const { add, clock } = open(folder);
    for (let number = 0; number < 10; number += 1) add([change(`p${number}`)]);
    expect(readdirSync(folder)).toEqual([]);
    await clock.advance(0);
    expect(linesIn(folder)).toHaveLength(10);
    add([change('later')]);
    await clock.advance(199);
    expect(linesIn(folder)).toHaveLength(10);
    await clock.advance(1);
    expect(linesIn(folder)).toHaveLength(11);
    expect(clock.timers).toBe(0);
  });

  it('gives pages, newest first', () => {
    const { add, page } = open(folderOfTest());
    add(Array.from({ length: 7 }, (_, index) => change(`p${index + 1}`)));
    const ids = (before: number | null, most: number) => {
      const { entries, more } = page(before, most);
      return [entries.map(({ id }) => id), more];
    };
    expect(ids(null, 3)).toEqual([[7, 6, 5], true]);
    expect(ids(5, 3)).toEqual([[4, 3, 2], true]);
    expect(ids(2, 3)).toEqual([[1], false]);
    expect(ids(1, 3)).toEqual([[], false]);
    expect(ids(100, 7)).toEqual([[7, 6, 5, 4, 3, 2, 1], false]);
  });

  it('says what became of the newest notice of an ID, which keeps its place', () => {
    const folder = folderOfTest();
    const { add, change: changeFate, flush, pushed } = open(folder);
    add([notice('a'), notice('a'), change('p')]);
    flush();
    pushed.length = 0;
    changeFate('a', { kind: 'clicked', at: NOON + 1 });
    changeFate('never there', { kind: 'clicked', at: NOON + 1 });
    const clicked = { id: 2, ...notice('a', { fate: { kind: 'clicked', at: NOON + 1 } }) };
    expect(pushed).toEqual([clicked]);
    flush();
    expect(linesIn(folder)).toHaveLength(4);
    expect(open(folder).page(null, 10).entries).toEqual([
      { id: 3, ...change('p') },
      clicked,
      { id: 1, ...notice('a') },
    ]);
  });

  it('keeps the newest, and its file at most twice as many', () => {
    const folder = folderOfTest();
    const { add, flush, keys } = open(folder);
    const many = (from: number, count: number) =>
      Array.from({ length: count }, (_, index) => change(`p${from + index}`));
    add(many(0, KEPT));
    flush();
    add(many(KEPT, KEPT));
    flush();
    expect(linesIn(folder)).toHaveLength(2 * KEPT);
    add(many(2 * KEPT, 1));
    flush();
    expect(linesIn(folder)).toHaveLength(KEPT);
    expect(readdirSync(folder)).toEqual(['activity.jsonl']);
    expect(keys()).toHaveLength(KEPT);
    const again = open(folder);
    expect(again.keys()).toEqual(keys());
    expect(again.keys().at(-1)).toBe(`p${2 * KEPT}`);
    expect(again.add([change('next')])[0]?.id).toBe(2 * KEPT + 2);
  });

  it('of a hundred thousand lines is read in a moment', () => {
    const folder = folderOfTest();
    const lines = Array.from({ length: 100_000 }, (_, index) =>
      JSON.stringify({ id: index + 1, ...(everything[index % everything.length] ?? change('p')) }),
    );
    writeFileSync(pathIn(folder), `${lines.join('\n')}\n`);
    const before = performance.now();
    const { page } = open(folder);
    // Ten times what it takes on a quiet machine.
    expect(performance.now() - before).toBeLessThan(5_000);
    expect(page(null, 1).entries[0]?.id).toBe(100_000);
    expect(page(null, 100_000).entries).toHaveLength(KEPT);
  });
});

describe('a file with lines that cannot be read', () => {
  it('is read but for these, and no number is given twice', () => {
    const folder = folderOfTest();
    const good = [
      { id: 1, ...change('a') },
      { id: 4, ...change('b') },
    ];
    const newer = [{ id: 4, what: 'change', fate: 'new' }, { id: 9, what: 'dream' }, { id: 'x' }, null, []];
    const lines = [...good, ...newer].map((line) => JSON.stringify(line));
    const torn = JSON.stringify({ id: 10, ...change('torn') }).slice(0, 40);
    writeFileSync(pathIn(folder), [...lines, '\u0000rubbish', torn].join('\n'));
    const { keys, add, flush, trouble } = open(folder);
    expect(keys()).toEqual(['a', 'b']);
    expect(add([change('c')])[0]?.id).toBe(11);
    flush();
    expect(open(folder).keys()).toEqual(['a', 'b', 'c']);
    expect(trouble).toEqual([]);
  });

  it('loses nothing else, wherever the file was cut off', () => {
    const folder = folderOfTest();
    const { add, flush } = open(folder);
    add(everything.slice(-6));
    flush();
    const whole = readFileSync(pathIn(folder));
    fc.assert(
      fc.property(fc.nat(whole.length), (length) => {
        const other = folderOfTest();
        writeFileSync(pathIn(other), whole.subarray(0, length));
        const cut = open(other);
        const left = cut.keys();
        // A line whose end alone is missing is whole.
        expect(left.length).toBeGreaterThanOrEqual(
          whole.subarray(0, length).toString().split('\n').length - 1,
        );
        cut.add([change('after')]);
        cut.flush();
        expect(open(other).keys()).toEqual([...left, 'after']);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a file that cannot be written', () => {
  it('is said once, and all that is kept is in it when it can be written again', async () => {
    const folder = folderOfTest();
    const { add, clock, trouble, keys } = open(folder);
    add([change('a')]);
    await clock.advance(1_000);
    rmSync(pathIn(folder));
    mkdirSync(pathIn(folder));
    for (const key of ['b', 'c', 'd']) {
      add([change(key)]);
      await clock.advance(30_000);
    }
    expect(trouble).toHaveLength(1);
    expect(keys()).toEqual(['a', 'b', 'c', 'd']);
    rmSync(pathIn(folder), { recursive: true });
    await clock.advance(60_000);
    add([change('e')]);
    await clock.advance(1_000);
    expect(open(folder).keys()).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(readdirSync(folder)).toEqual(['activity.jsonl']);
    add([change('f')]);
    await clock.advance(1_000);
    expect(linesIn(folder)).toHaveLength(6);
  });

  it('is tried once more at the end', async () => {
    const folder = folderOfTest();
    const { add, flush, clock, trouble } = open(folder);
    mkdirSync(pathIn(folder));
    add([change('a')]);
    await clock.advance(1_000);
    expect(trouble).toHaveLength(1);
    rmSync(pathIn(folder), { recursive: true });
    flush();
    expect(open(folder).keys()).toEqual(['a']);
  });

  it('as its folder cannot be made lasts in memory', () => {
    const folder = join(folderOfTest(), 'user-data');
    writeFileSync(folder, '');
    const { add, flush, trouble, keys } = open(folder);
    add([change('a')]);
    flush();
    expect(keys()).toEqual(['a']);
    expect(trouble).toHaveLength(1);
    expect(readFileSync(folder, 'utf8')).toBe('');
  });

  it('as it cannot be read either is left alone', () => {
    const folder = folderOfTest();
    mkdirSync(pathIn(folder));
    const { add, flush, trouble, keys } = open(folder);
    add([change('a')]);
    flush();
    expect(keys()).toEqual(['a']);
    expect(trouble).toHaveLength(1);
    expect(readdirSync(folder)).toEqual(['activity.jsonl']);
  });
});

describe('the demo', () => {
  it('has a record of its own, of which nothing is kept', () => {
    const folder = folderOfTest();
    const { add, setDemo, change: changeFate, keys, flush, pushed } = open(folder);
    add([notice('real')]);
    setDemo(true);
    expect(keys()).toEqual([]);
    const [made] = add([notice('made up')]);
    setDemo(true);
    expect(keys()).toEqual(['made up']);
    changeFate('made up', { kind: 'clicked', at: NOON });
    pushed.length = 0;
    changeFate('real', { kind: 'clicked', at: NOON });
    expect(pushed).toEqual([]);
    setDemo(false);
    expect(keys()).toEqual(['real']);
    const [next] = add([change('next')]);
    expect(next?.id).toBeGreaterThan(made?.id ?? Infinity);
    flush();
    expect(open(folder).page(null, 10).entries).toEqual([
      next,
      { id: 1, ...notice('real', { fate: { kind: 'clicked', at: NOON } }) },
    ]);
  });
});

it('a line that is written again counts in the place of the first', () => {
  const folder = folderOfTest();
  appendFileSync(pathIn(folder), `${JSON.stringify({ id: 1, ...change('a') })}\n`);
  appendFileSync(pathIn(folder), `${JSON.stringify({ id: 2, ...change('b') })}\n`);
  appendFileSync(pathIn(folder), `${JSON.stringify({ id: 1, ...change('c') })}\n`);
  expect(open(folder).keys()).toEqual(['c', 'b']);
});
