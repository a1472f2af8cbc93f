import { beforeEach, describe, expect, it } from 'vitest';
import { createAccounts } from '../../electron/main/accounts.ts';
import { openSecrets } from '../../electron/main/secrets.ts';
import { openSettings } from '../../electron/main/settings.ts';
import type { AccountDraft } from '../../electron/shared/contract.ts';
import { desktop } from './fake-electron.ts';
import { folderOfTest } from './folder.ts';

const draft: AccountDraft = {
  id: null,
  name: 'QA',
  baseUrl: 'https://koophone.example',
  token: 'token',
  phones: [{ id: 'p0', name: 'Pixel', group: 'qa' }],
};

function start() {
  const folder = folderOfTest();
  const open = () => {
    let ids = 0;
    return createAccounts(openSettings(folder, new Date()), openSecrets(folder), () => `id${(ids += 1)}`);
  };
  return { accounts: open(), reopen: open };
}

/** Saves the account and returns its ID. */
function saved(accounts: ReturnType<typeof createAccounts>, of: AccountDraft): string {
  const result = accounts.save(of);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value.accountId;
}

beforeEach(() => desktop.reset());

describe('an account that is saved', () => {
  it('is there with its token, also after a restart', () => {
    const { accounts, reopen } = start();
    expect(saved(accounts, draft)).toBe('id1');
    const expected = [{ ...draft, id: 'id1', credentials: { kind: 'token' } }];
    expect(accounts.all()).toEqual(expected);
    expect(reopen().all()).toEqual(expected);
  });

  it('is mended where pasting has hurt it', () => {
    const { accounts } = start();
    saved(accounts, {
      ...draft,
      name: '  QA ',
      token: ' to\r\nk en\n',
      baseUrl: ' https://koophone.example/v1/instances/batch-query-status ',
    });
    expect(accounts.all()).toMatchObject([
      { name: 'QA', token: 'token', baseUrl: 'https://koophone.example' },
    ]);
  });

  it('keeps its ID, its place and its token when it is saved again without one', () => {
    const { accounts } = start();
    const id = saved(accounts, draft);
    saved(accounts, { ...draft, name: 'EU' });
    saved(accounts, { ...draft, id, name: 'QA 2', token: null, baseUrl: 'https://koophone.example/prefix' });
    expect(accounts.all()).toMatchObject([
      { id, name: 'QA 2', token: 'token', baseUrl: 'https://koophone.example/prefix' },
      { name: 'EU' },
    ]);
  });
});

describe('an account that is refused', () => {
  it.each<[what: string, change: Partial<AccountDraft>, path: string, kind: string]>([
    ['has the name of another', { name: ' EU' }, 'name', 'taken'],
    ['has no name', { name: ' ' }, 'name', 'empty'],
    ['has no token', { token: null }, 'token', 'empty'],
    ['has an empty token', { token: ' \n' }, 'token', 'empty'],
    ['has a token that no header can carry', { token: 'tök' }, 'token', 'badCharacters'],
    ['would send its token in the clear', { baseUrl: 'http://koophone.example' }, 'baseUrl', 'plainHttp'],
    ['has no host', { baseUrl: 'https://' }, 'baseUrl', 'noHost'],
    ['has a phone twice', { phones: [...draft.phones, ...draft.phones] }, 'phones[1].id', 'taken'],
    [
      'has an ID of 33 characters',
      { phones: [{ id: 'x'.repeat(33), name: '', group: '' }] },
      'phones[0].id',
      'tooLong',
    ],
  ])('as it %s leaves everything as it was', (_, change, path, kind) => {
    const { accounts } = start();
    saved(accounts, { ...draft, name: 'EU' });
    const before = accounts.all();
    const result = accounts.save({ ...draft, ...change });
    expect(result).toMatchObject({ ok: false, error: [{ path, problem: { kind } }] });
    expect(accounts.all()).toEqual(before);
  });

  it('says all that is wrong at once', () => {
    const { accounts } = start();
    const result = accounts.check({ ...draft, name: '', token: '', baseUrl: '' });
    expect(result.ok ? [] : result.error.map(({ path }) => path)).toEqual(['name', 'baseUrl', 'token']);
  });
});

describe('a stored token', () => {
  it.each([
    ['https://evil.example', false],
    ['https://koophone.example.evil.example', false],
    ['https://koophone.example:8443', false],
    ['http://127.0.0.1:8787', false],
    ['https://koophone.example/other', true],
    ['https://KOOPHONE.example/', true],
  ])('for https://koophone.example and %s: goes there is %s', (baseUrl, goes) => {
    const { accounts } = start();
    const id = saved(accounts, draft);
    const change = { ...draft, id, baseUrl, token: null };
    for (const result of [accounts.check(change), accounts.save(change)]) {
      expect(result.ok).toBe(goes);
      if (!result.ok) expect(result.error).toEqual([{ path: 'token', problem: { kind: 'otherHost' } }]);
    }
    expect(accounts.save({ ...change, token: 'other' }).ok).toBe(true);
    expect(accounts.all()).toMatchObject([{ token: 'other' }]);
  });

  it('of another account is not reached by an ID that is not known', () => {
    const { accounts } = start();
    saved(accounts, draft);
    const result = accounts.check({ ...draft, id: 'unknown', name: 'EU', token: null });
    expect(result).toMatchObject({ ok: false, error: [{ path: 'token', problem: { kind: 'empty' } }] });
  });
});

describe('an account that is removed', () => {
  it('takes its token along', () => {
    const { accounts, reopen } = start();
    const id = saved(accounts, draft);
    saved(accounts, { ...draft, name: 'EU', token: 'other' });
    accounts.remove(id);
    expect(reopen().all()).toMatchObject([{ name: 'EU', token: 'other' }]);
    accounts.remove('unknown');
    expect(accounts.all()).toHaveLength(1);
  });
});

describe('a provision', () => {
  it('replaces an account by its name and keeps its ID; others stay', () => {
    const { accounts, reopen } = start();
    const id = saved(accounts, draft);
    saved(accounts, { ...draft, name: 'EU', token: 'other' });
    const phones = [{ id: 'p9', name: '', group: '' }];
    const provisioned = { name: 'QA', baseUrl: 'https://else.example', token: 'new', phones };
    accounts.provision({ accounts: [provisioned, { ...provisioned, name: 'CN' }], polling: null });
    expect(reopen().all()).toMatchObject([
      { ...provisioned, id },
      { name: 'EU', token: 'other', phones: draft.phones },
      { ...provisioned, name: 'CN' },
    ]);
    expect(new Set(accounts.all().map((one) => one.id)).size).toBe(3);
  });

  it('takes over the numbers where it has some', () => {
    const settings = openSettings(folderOfTest(), new Date());
    const accounts = createAccounts(settings, openSecrets(folderOfTest()), () => 'id');
    const before = settings.get().polling;
    accounts.provision({ accounts: [], polling: null });
    expect(settings.get().polling).toEqual(before);
    const polling = { ...before, normalSeconds: 120 };
    accounts.provision({ accounts: [], polling });
    expect(settings.get().polling).toEqual(polling);
  });
});
