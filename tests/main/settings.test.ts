import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { defaultAlerts } from '../../electron/core/alerts/settings.ts';
import { SETTINGS_VERSION, settingsSchema, type StoredAccount } from '../../electron/main/settings-schema.ts';
import { openSettings } from '../../electron/main/settings.ts';
import { NOON } from './fake-clock.ts';
import { desktop, ipcMain } from './fake-electron.ts';
import { folderOfTest } from './folder.ts';

const now = new Date(NOON);
const defaults = settingsSchema.parse({});
const account: StoredAccount = {
  id: 'a1',
  name: 'QA',
  baseUrl: 'https://koophone.example',
  region: '',
  credentials: { kind: 'token' },
  phones: [{ id: 'p0', name: 'Pixel', group: 'qa' }],
  followNew: false,
  listed: null,
};

const snoozedUntil = (until: number) => [{ scope: { kind: 'all' as const }, until }];

function folderWith(text: string): { folder: string; file: string } {
  const folder = folderOfTest();
  const file = join(folder, 'settings.json');
  writeFileSync(file, text);
  return { folder, file };
}

beforeEach(() => desktop.reset());

describe('settings', () => {
  it('are the defaults where there is no file, and no file is made before something is set', () => {
    const folder = folderOfTest();
    const settings = openSettings(folder, now);
    expect(settings.get()).toEqual(defaults);
    expect(settings.notice()).toBeNull();
    expect(defaults).toMatchObject({
      accounts: [],
      polling: { normalSeconds: 30, quickSeconds: 5, requestsPerSecond: 5, concurrency: 4 },
      snoozes: [],
      groups: [],
      alerts: defaultAlerts,
    });
  });

  it('are the same after a restart', () => {
    const folder = folderOfTest();
    const settings = openSettings(folder, now);
    settings.set({ accounts: [account], snoozes: snoozedUntil(NOON) });
    settings.set({ toldOfClosing: true });
    const again = openSettings(folder, now);
    expect(again.get()).toEqual({
      ...defaults,
      accounts: [account],
      snoozes: snoozedUntil(NOON),
      toldOfClosing: true,
    });
    expect(again.notice()).toBeNull();
  });

  it('are written as a whole and for their owner alone, and leave no other file', () => {
    const folder = folderOfTest();
    const settings = openSettings(folder, now);
    for (let times = 1; times <= 20; times += 1) {
      settings.set({ snoozes: snoozedUntil(times) });
      const written: unknown = JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8'));
      expect(written).toMatchObject({ version: SETTINGS_VERSION, snoozes: snoozedUntil(times) });
    }
    expect(readdirSync(folder)).toEqual(['settings.json']);
    if (process.platform !== 'win32')
      expect(statSync(join(folder, 'settings.json')).mode & 0o777).toBe(0o600);
  });

  it.each<[what: string, text: string, part: object]>([
    ['nothing at all', '{}', {}],
    ['a version alone', '{"version":1}', {}],
    ['an account without phones', JSON.stringify({ accounts: [{ ...account, phones: undefined }] }), {}],
    [
      'a phone that is an ID alone',
      JSON.stringify({ accounts: [{ ...account, phones: [{ id: 'p0' }] }] }),
      {},
    ],
  ])('are filled in with the defaults where the file holds %s', (_, text) => {
    const { folder, file } = folderWith(text);
    const settings = openSettings(folder, now);
    expect(settings.notice()).toBeNull();
    expect(settingsSchema.parse(settings.get())).toEqual(settings.get());
    expect(settings.get().polling).toEqual(defaults.polling);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });
});

describe('a file that cannot be read', () => {
  it.each([
    ['is empty', ''],
    ['is cut off', '{"version":1,"accounts":[{"id":"a1"'],
    ['is no object', '[1,2]'],
    ['is null', 'null'],
    ['holds binary rubbish', '\u0000\uffff\u0001'],
    ['has accounts that are no list', '{"accounts":{}}'],
    [
      'has a base URL over plain http',
      JSON.stringify({ accounts: [{ ...account, baseUrl: 'http://a.example' }] }),
    ],
    ['has an account whose ID is a path', JSON.stringify({ accounts: [{ ...account, id: '../x' }] })],
    [
      'has an ID of 33 characters',
      JSON.stringify({ accounts: [{ ...account, phones: [{ id: 'x'.repeat(33) }] }] }),
    ],
    ['has an interval of 0', JSON.stringify({ polling: { ...defaults.polling, normalSeconds: 0 } })],
    ['has a version that is a text', '{"version":"1"}'],
  ])('as it %s is kept beside with all that was in it', (_, text) => {
    const { folder, file } = folderWith(text);
    const settings = openSettings(folder, now);
    expect(settings.get()).toEqual(defaults);
    const notice = settings.notice();
    if (notice?.kind !== 'corrupt') throw new Error(`the notice is ${JSON.stringify(notice)}`);
    expect(notice.keptAs).toBe(`${file}.corrupt-2026-03-02T12-00-00.000Z`);
    expect(readFileSync(notice.keptAs, 'utf8')).toBe(text);
    settings.set({ accounts: [account] });
    expect(openSettings(folder, now).get().accounts).toEqual([account]);
    expect(readFileSync(notice.keptAs, 'utf8')).toBe(text);
  });

  it('never throws and never is lost, whatever it holds', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string(), fc.string({ unit: 'binary' })), (text) => {
        const { folder, file } = folderWith(text);
        const before = readFileSync(file, 'utf8');
        const settings = openSettings(folder, now);
        expect(settingsSchema.safeParse(settings.get()).success).toBe(true);
        const notice = settings.notice();
        if (notice !== null)
          expect(readFileSync(notice.kind === 'corrupt' ? notice.keptAs : file, 'utf8')).toBe(before);
      }),
      { numRuns: 50 },
    );
  });
});

describe('an older file', () => {
  const shared = {
    polling: { normalSeconds: 60, quickSeconds: 10, requestsPerSecond: 1, concurrency: 2 },
    window: { x: 1, y: 2, width: 800, height: 600 },
    toldOfClosing: true,
  };
  const first = {
    accounts: [
      {
        id: 'a1',
        name: 'QA',
        baseUrl: 'https://koophone.example/prefix',
        credentials: { kind: 'token' },
        phones: [{ id: 'p0', name: 'Pixel', group: 'qa' }],
      },
    ],
  };
  const asked = {
    offline: true,
    unknown: true,
    stuck: true,
    silent: true,
    recovered: false,
    otherChanges: true,
    account: true,
  };
  const network = { ...defaults.network, caFile: '/etc/ca.pem' };
  const second = { accounts: [{ ...account, followNew: true }], network };

  it.each<[what: string, old: Record<string, unknown>, accounts: readonly StoredAccount[], kept: object]>([
    [
      'of version 1',
      { version: 1, ...first },
      [{ ...account, baseUrl: 'https://koophone.example/prefix' }],
      {},
    ],
    ['without a version', first, [{ ...account, baseUrl: 'https://koophone.example/prefix' }], {}],
    ['of version 2', { version: 2, ...second }, [{ ...account, followNew: true }], { network }],
  ])(
    '%s is read with all that it holds, and becomes one of today at the first change',
    (_, old, accounts, kept) => {
      const file0 = { ...old, ...shared, notifications: asked, snoozedUntil: NOON };
      const { folder, file } = folderWith(JSON.stringify(file0));
      const settings = openSettings(folder, now);
      expect(settings.notice()).toBeNull();
      const { kinds } = defaultAlerts;
      const expected = {
        ...defaults,
        ...shared,
        ...kept,
        version: SETTINGS_VERSION,
        accounts,
        alerts: {
          ...defaultAlerts,
          kinds: {
            ...kinds,
            recovered: { ...kinds.recovered, notify: false },
            otherChanges: { ...kinds.otherChanges, notify: true },
          },
        },
        snoozes: snoozedUntil(NOON),
      };
      expect(settings.get()).toEqual(expected);
      expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(file0);
      settings.set({ snoozes: [] });
      expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ ...expected, snoozes: [] });
    },
  );

  it('that says nothing of notifications and snoozes has the defaults', () => {
    const { folder } = folderWith(JSON.stringify({ version: 2, snoozedUntil: null }));
    const settings = openSettings(folder, now);
    expect(settings.get()).toEqual(defaults);
  });
});

describe('a file of a newer version', () => {
  it('is not overwritten, and what is set lasts until the program ends', () => {
    const text = '{"version":4,"accounts":{"a1":{}}}';
    const { folder, file } = folderWith(text);
    const settings = openSettings(folder, now);
    expect(settings.notice()).toEqual({ kind: 'newer', version: 4 });
    settings.set({ accounts: [account] });
    expect(settings.get().accounts).toEqual([account]);
    expect(readFileSync(file, 'utf8')).toBe(text);
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });
});

describe('a file that cannot be written', () => {
  it('is said, and what is set lasts until the program ends', () => {
    const folder = join(folderOfTest(), 'file');
    writeFileSync(folder, '');
    const settings = openSettings(folder, now);
    settings.set({ accounts: [account] });
    expect(settings.get().accounts).toEqual([account]);
    expect(settings.notice()).toMatchObject({ kind: 'notSaved' });
  });

  it('is said, and keeps no start from going on, also where its folder cannot be made', () => {
    const folder = join(folderOfTest(), 'link');
    symlinkSync(join(folderOfTest(), 'gone', 'away'), folder);
    const settings = openSettings(folder, now);
    settings.set({ accounts: [account] });
    expect(settings.get().accounts).toEqual([account]);
    expect(settings.notice()).toMatchObject({ kind: 'notSaved' });
  });

  it('is said from when it happens until it is over', () => {
    const folder = folderOfTest();
    const file = join(folder, 'settings.json');
    const settings = openSettings(folder, now);
    // Nobody can put a file in the place of a folder, not even root.
    mkdirSync(file);
    settings.set({ snoozes: snoozedUntil(1) });
    expect(settings.notice()).toMatchObject({ kind: 'notSaved' });
    rmdirSync(file);
    settings.set({ snoozes: snoozedUntil(2) });
    expect(settings.notice()).toBeNull();
    expect(openSettings(folder, now).get().snoozes).toEqual(snoozedUntil(2));
  });

  it('as a folder is in its place is left alone', () => {
    const folder = folderOfTest();
    mkdirSync(join(folder, 'settings.json'));
    const settings = openSettings(folder, now);
    expect(settings.notice()).toMatchObject({ kind: 'notSaved' });
    settings.set({ snoozes: snoozedUntil(1) });
    expect(settings.get().snoozes).toEqual(snoozedUntil(1));
    expect(statSync(join(folder, 'settings.json')).isDirectory()).toBe(true);
  });
});

it('no window can ask electron-store for anything', () => {
  openSettings(folderOfTest(), now);
  expect(ipcMain.listenerCount('electron-store-get-data')).toBe(0);
});
