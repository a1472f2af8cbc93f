import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CredentialsDraft } from '../../electron/core/credentials-draft.ts';
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
  region: '',
  credentials: { kind: 'token', token: 'token' },
  phones: [{ id: 'p0', name: 'Pixel', group: 'qa' }],
  followNew: false,
};
const token = (value: string | null) => ({ credentials: { kind: 'token', token: value } }) as const;
const password = {
  kind: 'password',
  iamUrl: 'https://iam.example',
  domain: 'corp',
  user: 'watcher',
  project: 'cn-south-1',
  password: ' pass word ',
} as const;
const accessKey = {
  kind: 'accessKey',
  accessKey: 'AK1',
  secretKey: 'SK1',
  securityToken: 'ST1',
} as const;

function start() {
  const folder = folderOfTest();
  const open = () => {
    let ids = 0;
    return createAccounts(openSettings(folder, new Date()), openSecrets(folder), () => `id${(ids += 1)}`);
  };
  return { accounts: open(), reopen: open, folder };
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
    const expected = [{ ...draft, id: 'id1', means: { kind: 'token' } }];
    expect(accounts.all()).toEqual(expected);
    expect(reopen().all()).toEqual(expected);
  });

  it('is mended where pasting has hurt it', () => {
    const { accounts } = start();
    saved(accounts, {
      ...draft,
      name: '  QA ',
      ...token(' to\r\nk en\n'),
      baseUrl: ' https://koophone.example/v1/instances/batch-query-status ',
    });
    expect(accounts.all()).toMatchObject([
      { name: 'QA', ...token('token'), baseUrl: 'https://koophone.example' },
    ]);
  });

  it('keeps its ID, its place and its token when it is saved again without one', () => {
    const { accounts } = start();
    const id = saved(accounts, draft);
    saved(accounts, { ...draft, name: 'EU' });
    saved(accounts, {
      ...draft,
      id,
      name: 'QA 2',
      ...token(null),
      baseUrl: 'https://koophone.example/prefix',
    });
    expect(accounts.all()).toMatchObject([
      { id, name: 'QA 2', ...token('token'), baseUrl: 'https://koophone.example/prefix' },
      { name: 'EU' },
    ]);
  });
});

describe('an account that is refused', () => {
  it.each<[what: string, change: Partial<AccountDraft>, path: string, kind: string]>([
    ['has the name of another', { name: ' EU' }, 'name', 'taken'],
    ['has no name', { name: ' ' }, 'name', 'empty'],
    ['has no token', token(null), 'credentials.token', 'empty'],
    ['has no password', { credentials: { ...password, password: null } }, 'credentials.password', 'empty'],
    ['has no IAM user', { credentials: { ...password, user: ' ' } }, 'credentials.user', 'empty'],
    [
      'has no secret key',
      { credentials: { ...accessKey, secretKey: null } },
      'credentials.secretKey',
      'empty',
    ],
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
    const result = accounts.check({ ...draft, name: '', ...token(''), baseUrl: '' });
    expect(result.ok ? [] : result.error.map(({ path }) => path)).toEqual([
      'name',
      'baseUrl',
      'credentials.token',
    ]);
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
    const change = { ...draft, id, baseUrl, ...token(null) };
    for (const result of [accounts.check(change), accounts.save(change)]) {
      expect(result.ok).toBe(goes);
      if (!result.ok)
        expect(result.error).toEqual([{ path: 'credentials.token', problem: { kind: 'otherHost' } }]);
    }
    expect(accounts.save({ ...change, ...token('other') }).ok).toBe(true);
    expect(accounts.all()).toMatchObject([token('other')]);
  });

  it('of another account is not reached by an ID that is not known', () => {
    const { accounts } = start();
    saved(accounts, draft);
    const result = accounts.check({ ...draft, id: 'unknown', name: 'EU', ...token(null) });
    expect(result).toMatchObject({
      ok: false,
      error: [{ path: 'credentials.token', problem: { kind: 'empty' } }],
    });
  });
});

describe('stored secrets of every kind', () => {
  it.each([password, accessKey, { ...accessKey, securityToken: null }])(
    'are there after a restart, and never in the settings: %j',
    (credentials) => {
      const { accounts, reopen, folder } = start();
      saved(accounts, { ...draft, credentials });
      expect(reopen().all()).toMatchObject([{ credentials }]);
      const settings = readFileSync(join(folder, 'settings.json'), 'utf8');
      for (const secret of ['pass word', 'SK1', 'ST1']) expect(settings).not.toContain(secret);
      expect(settings).toContain(credentials.kind);
    },
  );

  it.each<[what: string, before: CredentialsDraft, change: Partial<CredentialsDraft>, kept: boolean]>([
    ['a password for the same user', password, {}, true],
    ['a password for another project', password, { project: 'cn-north-4' }, true],
    ['a password for another user', password, { user: 'other' }, false],
    ['a password for another domain', password, { domain: 'other' }, false],
    ['a password for another IAM', password, { iamUrl: 'https://evil.example' }, false],
    ['the key that it belongs to', accessKey, {}, true],
    ['another access key', accessKey, { accessKey: 'AK2' }, false],
  ])('are kept for %s only if they may be', (_, before, change, kept) => {
    const { accounts } = start();
    const id = saved(accounts, { ...draft, credentials: before });
    const without =
      before.kind === 'password' ? { password: null } : { secretKey: null, securityToken: null };
    const credentials = { ...before, ...change, ...without } as CredentialsDraft;
    const result = accounts.save({ ...draft, id, credentials });
    expect(result.ok).toBe(kept);
    if (kept) expect(accounts.all()).toMatchObject([{ credentials: { ...before, ...change } }]);
    else expect(result).toMatchObject({ error: [{ problem: { kind: 'otherHost' } }] });
  });

  it('of another kind are not kept for a new one', () => {
    const { accounts } = start();
    const id = saved(accounts, { ...draft, credentials: password });
    expect(accounts.save({ ...draft, id, ...token(null) }).ok).toBe(false);
    expect(accounts.save({ ...draft, id, ...token('new') }).ok).toBe(true);
    expect(accounts.all()).toMatchObject([{ means: { kind: 'token' }, ...token('new') }]);
  });

  it('a new secret key comes without the security token of the old one', () => {
    const { accounts } = start();
    const id = saved(accounts, { ...draft, credentials: accessKey });
    const renewed = { ...accessKey, secretKey: 'SK2', securityToken: null };
    saved(accounts, { ...draft, id, credentials: renewed });
    expect(accounts.all()).toMatchObject([{ credentials: renewed }]);
  });

  it('an IAM user needs neither project nor IAM URL where the region is known', () => {
    const { accounts } = start();
    const credentials = { ...password, iamUrl: '', project: '' };
    expect(accounts.save({ ...draft, credentials }).ok).toBe(false);
    saved(accounts, { ...draft, region: 'cn-south-1', credentials });
    expect(accounts.all()).toMatchObject([
      { means: { iamUrl: 'https://iam.cn-south-1.myhuaweicloud.com', project: 'cn-south-1' } },
    ]);
  });
});

describe('an account that follows its tenant', () => {
  const listed = (...ids: string[]) => ids.map((id) => ({ id, name: `Phone ${id}`, group: '' }));
  const idsOf = (accounts: ReturnType<typeof createAccounts>) =>
    accounts.all()[0]?.phones.map(({ id }) => id);

  it('takes over phones that come later, and not those that were left out', () => {
    const { accounts, reopen } = start();
    const id = saved(accounts, { ...draft, followNew: true });
    expect(accounts.follow(id, listed('p0', 'p1'))).toBe(false);
    expect(accounts.follow(id, listed('p0', 'p1', 'p2'))).toBe(true);
    expect(idsOf(reopen())).toEqual(['p0', 'p2']);
    saved(accounts, { ...draft, id, followNew: true });
    expect(accounts.follow(id, listed('p0', 'p1', 'p2', 'p3'))).toBe(true);
    expect(idsOf(accounts)).toEqual(['p0', 'p3']);
    expect(accounts.all()[0]?.phones[0]?.name).toBe('Pixel');
  });

  it('that has no phones yet takes all', () => {
    const { accounts } = start();
    const id = saved(accounts, { ...draft, phones: [], followNew: true });
    expect(accounts.follow(id, listed('p0', 'p1'))).toBe(true);
    expect(idsOf(accounts)).toEqual(['p0', 'p1']);
    expect(accounts.follow(id, [])).toBe(false);
    expect(accounts.follow('unknown', listed('p2'))).toBe(false);
  });
});

describe('an account that is removed', () => {
  it('takes its token along', () => {
    const { accounts, reopen } = start();
    const id = saved(accounts, draft);
    saved(accounts, { ...draft, name: 'EU', ...token('other') });
    accounts.remove(id);
    expect(reopen().all()).toMatchObject([{ name: 'EU', ...token('other') }]);
    accounts.remove('unknown');
    expect(accounts.all()).toHaveLength(1);
  });
});

describe('a provision', () => {
  it('replaces an account by its name and keeps its ID; others stay', () => {
    const { accounts, reopen } = start();
    const id = saved(accounts, draft);
    saved(accounts, { ...draft, name: 'EU', ...token('other') });
    const phones = [{ id: 'p9', name: '', group: '' }];
    const provisioned = {
      name: 'QA',
      baseUrl: 'https://else.example',
      region: 'cn-north-4',
      credentials: accessKey,
      phones,
      followNew: false,
    };
    accounts.provision([provisioned, { ...provisioned, name: 'CN' }]);
    expect(reopen().all()).toMatchObject([
      { ...provisioned, id },
      { name: 'EU', ...token('other'), phones: draft.phones },
      { ...provisioned, name: 'CN' },
    ]);
    expect(new Set(accounts.all().map((one) => one.id)).size).toBe(3);
  });
});
