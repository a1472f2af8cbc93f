import { mkdirSync, readdirSync, readFileSync, rmdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openStateFile } from '../../electron/main/state-file.ts';
import { createFakeClock } from './fake-clock.ts';
import { ipcMain } from './fake-electron.ts';
import { folderOfTest } from './folder.ts';

const schema = z.object({ names: z.array(z.string()) });

function open(directory: string) {
  const clock = createFakeClock();
  const trouble: string[] = [];
  const file = openStateFile({
    directory,
    name: 'alerts',
    version: 2,
    schema,
    clock,
    delayMs: 250,
    onTrouble: (line) => trouble.push(line),
  });
  return { ...file, clock, trouble };
}

function folderWith(text: string) {
  const folder = folderOfTest();
  const path = join(folder, 'alerts.json');
  writeFileSync(path, text);
  return { folder, path };
}

const read = (folder: string): unknown => JSON.parse(readFileSync(join(folder, 'alerts.json'), 'utf8'));

describe('a state file', () => {
  it('is nothing where there is none, and is the same after a restart', async () => {
    const folder = folderOfTest();
    const { value, save, clock, trouble } = open(folder);
    expect(value).toBeNull();
    expect(readdirSync(folder)).toEqual([]);
    save(() => ({ names: ['a', 'ü', '手机'] }));
    await clock.advance(250);
    expect(open(folder).value).toEqual({ names: ['a', 'ü', '手机'] });
    expect(trouble).toEqual([]);
    expect(readdirSync(folder)).toEqual(['alerts.json']);
    if (process.platform !== 'win32') expect(statSync(join(folder, 'alerts.json')).mode & 0o777).toBe(0o600);
  });

  it('is written once for all that was asked for in a while, with what holds at that time', async () => {
    const folder = folderOfTest();
    const { save, clock } = open(folder);
    let asked = 0;
    let name = 'early';
    const value = () => {
      asked += 1;
      return { names: [name] };
    };
    for (let times = 0; times < 5; times += 1) {
      save(value);
      await clock.advance(49);
    }
    name = 'late';
    expect(readdirSync(folder)).toEqual([]);
    await clock.advance(5);
    expect(read(folder)).toEqual({ version: 2, value: { names: ['late'] } });
    expect(asked).toBe(1);
    expect(clock.timers).toBe(0);
  });

  it('is written at once at the end, where something waits', async () => {
    const folder = folderOfTest();
    const { save, flush, clock } = open(folder);
    flush();
    expect(readdirSync(folder)).toEqual([]);
    save(() => ({ names: ['last'] }));
    flush();
    expect(read(folder)).toEqual({ version: 2, value: { names: ['last'] } });
    expect(clock.timers).toBe(0);
    await clock.advance(1_000);
  });

  it.each([
    ['a newer version', '{"version":3,"value":{"names":{}}}'],
    ['a newer version that this one could read', '{"version":3,"value":{"names":[]}}'],
  ])('of %s is left alone', (_, text) => {
    const { folder, path } = folderWith(text);
    const { value, save, flush, trouble } = open(folder);
    expect(value).toBeNull();
    save(() => ({ names: ['a'] }));
    flush();
    expect(readFileSync(path, 'utf8')).toBe(text);
    expect(readdirSync(folder)).toEqual(['alerts.json']);
    expect(trouble).toHaveLength(1);
  });

  it('of an older version is read where it fits', () => {
    expect(open(folderWith('{"version":1,"value":{"names":["a"]}}').folder).value).toEqual({ names: ['a'] });
  });

  it('that cannot be read is kept beside with all that was in it, whatever it holds', () => {
    const texts = fc.oneof(
      fc.json(),
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '',
        'null',
        '{"version":2}',
        '{"version":"2","value":{"names":[]}}',
        '{"version":2,"value":{"na',
      ),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const { folder, path } = folderWith(text);
        const before = readFileSync(path);
        const { value, save, flush, trouble } = open(folder);
        expect(value).toBeNull();
        expect(trouble).toHaveLength(1);
        const keptAs = `${path}.corrupt-2026-03-02T12-00-00.000Z`;
        expect(readFileSync(keptAs)).toEqual(before);
        save(() => ({ names: ['new'] }));
        flush();
        expect(open(folder).value).toEqual({ names: ['new'] });
      }),
      { numRuns: 50 },
    );
  });

  it('that cannot be written says so once, until it can', () => {
    const folder = folderOfTest();
    const { save, flush, trouble } = open(folder);
    const write = () => {
      save(() => ({ names: ['a'] }));
      flush();
    };
    // Nobody can put a file in the place of a folder, not even root.
    const inTheWay = join(folder, 'alerts.json');
    mkdirSync(inTheWay);
    write();
    write();
    expect(trouble).toHaveLength(1);
    rmdirSync(inTheWay);
    write();
    expect(read(folder)).toEqual({ version: 2, value: { names: ['a'] } });
    expect(trouble).toHaveLength(1);
  });

  it('as a folder is in its place is left alone', () => {
    const folder = folderOfTest();
    mkdirSync(join(folder, 'alerts.json'));
    const { value, save, flush, trouble } = open(folder);
    save(() => ({ names: [] }));
    flush();
    expect(value).toBeNull();
    expect(trouble).toHaveLength(1);
    expect(statSync(join(folder, 'alerts.json')).isDirectory()).toBe(true);
  });

  it('opens no channel to windows', () => {
    const { save, flush } = open(folderOfTest());
    save(() => ({ names: [] }));
    flush();
    expect(ipcMain.listenerCount('electron-store-get-data')).toBe(0);
  });
});
