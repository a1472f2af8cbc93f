import { describe, expect, it } from 'vitest';
import { checkAccount, type RawAccount } from '../../../electron/core/account-draft.ts';
import { checkBaseUrl, checkOrigin, DEFAULT_BASE_URL } from '../../../electron/core/base-url.ts';
import type { FieldProblem } from '../../../electron/core/field-error.ts';
import {
  checkPolling,
  defaultPolling,
  type PollingNumbers,
} from '../../../electron/core/polling-settings.ts';

describe('a base URL', () => {
  it.each([
    [DEFAULT_BASE_URL, DEFAULT_BASE_URL],
    ['  https://koophone.example.com/  ', 'https://koophone.example.com'],
    ['HTTPS://KooPhone.Example.com', 'https://koophone.example.com'],
    [
      'https://gateway.example.com:8443/openapi/koophone/',
      'https://gateway.example.com:8443/openapi/koophone',
    ],
    ['https://gateway.example.com/openapi/koophone/v1', 'https://gateway.example.com/openapi/koophone'],
    ['https://koophone.example.com/v1/instances/batch-query-status', 'https://koophone.example.com'],
    ['https://koophone.example.com/v1/instances/', 'https://koophone.example.com'],
    ['http://127.0.0.1:8787', 'http://127.0.0.1:8787'],
    ['http://localhost', 'http://localhost'],
    ['http://[::1]:8787/prefix', 'http://[::1]:8787/prefix'],
  ])('%s is taken as %s', (text, value) => {
    expect(checkBaseUrl(text)).toEqual({ ok: true, value });
  });

  it.each<[text: string, kind: FieldProblem['kind']]>([
    ['', 'empty'],
    ['   ', 'empty'],
    ['koophone.example.com', 'notAUrl'],
    ['ftp://koophone.example.com', 'notAUrl'],
    ['https://', 'noHost'],
    ['https:///v1', 'noHost'],
    ['https://:443/v1', 'noHost'],
    ['https://ex ample.com', 'notAUrl'],
    ['https://koophone.example.com:port', 'notAUrl'],
    ['http://koophone.example.com', 'plainHttp'],
    ['http://127.0.0.1.example.com', 'plainHttp'],
    ['http://localhost.example.com', 'plainHttp'],
    ['https://user:secret@koophone.example.com', 'urlExtras'],
    ['https://koophone.example.com?project=1', 'urlExtras'],
    ['https://koophone.example.com/#top', 'urlExtras'],
  ])('%j is refused: %s', (text, kind) => {
    expect(checkBaseUrl(text)).toMatchObject({ ok: false, error: { kind } });
  });
});

describe('the URL of IAM', () => {
  it.each([
    ['https://iam.cn-south-1.myhuaweicloud.com', 'https://iam.cn-south-1.myhuaweicloud.com'],
    [' https://IAM.example/v3/auth/tokens ', 'https://iam.example'],
    ['http://127.0.0.1:8787/', 'http://127.0.0.1:8787'],
  ])('%s is taken as %s', (text, value) => {
    expect(checkOrigin(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['http://iam.example', 'plainHttp'],
    ['iam.example', 'notAUrl'],
    ['', 'empty'],
  ])('%j is refused: %s', (text, kind) => {
    expect(checkOrigin(text)).toMatchObject({ ok: false, error: { kind } });
  });
});

const token = (value: string | null) => ({ credentials: { kind: 'token', token: value } }) as const;
const good: RawAccount = {
  name: ' QA ',
  baseUrl: 'https://koophone.example.com/',
  region: ' cn-south-1 ',
  ...token('MIIE\n'),
  phones: [{ id: 'a44uhlf7', name: 'Pixel', group: '' }],
  followNew: false,
};

describe('a token', () => {
  it.each([
    ['MIIE', 'MIIE'],
    ['  MIIE\r\nabc=\n', 'MIIEabc='],
    ['MII\tE a b', 'MIIEab'],
    ['x'.repeat(20_000), 'x'.repeat(20_000)],
  ])('is mended where pasting broke it', (text, value) => {
    expect(checkAccount({ ...good, ...token(text) }, [], null)).toMatchObject({
      ok: true,
      value: token(value),
    });
  });

  it.each<[text: string, problem: FieldProblem]>([
    ['', { kind: 'empty' }],
    [' \n ', { kind: 'empty' }],
    ['MIIE…abc', { kind: 'badCharacters', found: '…' }],
    ['MIIE\u0000abc', { kind: 'badCharacters', found: '\u0000' }],
    ['x'.repeat(32_769), { kind: 'tooLong', limit: 32_768, length: 32_769 }],
  ])('that cannot be one is refused (%#)', (text, problem) => {
    expect(checkAccount({ ...good, ...token(text) }, [], null)).toEqual({
      ok: false,
      error: [{ path: 'credentials.token', problem }],
    });
  });
});

describe('an account', () => {
  const phone = (id: string) => ({ id, name: '', group: '' });

  it('is brought into the form that is stored', () => {
    expect(checkAccount(good, ['EU'], null)).toEqual({
      ok: true,
      value: {
        ...good,
        ...token('MIIE'),
        name: 'QA',
        baseUrl: 'https://koophone.example.com',
        region: 'cn-south-1',
      },
    });
    const stored = { baseUrl: good.baseUrl, credentials: { kind: 'token', token: 'stored' } } as const;
    expect(checkAccount({ ...good, ...token(null), phones: [] }, [], stored)).toMatchObject({
      ok: true,
      value: { ...token('stored'), phones: [] },
    });
  });

  it.each<[change: Partial<RawAccount>, path: string, problem: FieldProblem]>([
    [{ name: '  ' }, 'name', { kind: 'empty' }],
    [{ name: 'x'.repeat(65) }, 'name', { kind: 'tooLong', limit: 64, length: 65 }],
    [{ name: 'EU ' }, 'name', { kind: 'taken' }],
    [{ baseUrl: 'https:///v1' }, 'baseUrl', { kind: 'noHost' }],
    [{ region: 'cn south' }, 'region', { kind: 'badCharacters', found: ' ' }],
    [{ region: 'evil.example/' }, 'region', { kind: 'badCharacters', found: '.' }],
    [token(null), 'credentials.token', { kind: 'empty' }],
    [token('令牌'), 'credentials.token', { kind: 'badCharacters', found: '令' }],
    [{ phones: [phone('a'), phone('')] }, 'phones[1].id', { kind: 'empty' }],
    [{ phones: [phone('a'), phone('b'), phone('a')] }, 'phones[2].id', { kind: 'taken' }],
    [{ phones: [phone('b'.repeat(33))] }, 'phones[0].id', { kind: 'tooLong', limit: 32, length: 33 }],
  ])('with %j gets words for it', (change, path, problem) => {
    expect(checkAccount({ ...good, ...change }, ['EU'], null)).toEqual({
      ok: false,
      error: [{ path, problem }],
    });
  });

  it('gets words for all that is wrong at once', () => {
    const bad = { ...good, ...token(''), name: '', baseUrl: '', phones: [phone(' ')] };
    const result = checkAccount(bad, [], null);
    expect(result.ok ? [] : result.error.map(({ path }) => path)).toEqual([
      'name',
      'baseUrl',
      'credentials.token',
      'phones[0].id',
    ]);
  });
});

describe('the numbers of polling', () => {
  it.each<[change: Partial<PollingNumbers>, problem: FieldProblem]>([
    [{ normalSeconds: 0 }, { kind: 'outOfRange', min: 5, max: 3600, found: 0 }],
    [{ normalSeconds: 3601 }, { kind: 'outOfRange', min: 5, max: 3600, found: 3601 }],
    [{ normalSeconds: 7.5 }, { kind: 'notANumber' }],
    [{ quickSeconds: NaN }, { kind: 'notANumber' }],
    [{ requestsPerSecond: 0 }, { kind: 'outOfRange', min: 0.05, max: 200, found: 0 }],
    [{ requestsPerSecond: Infinity }, { kind: 'notANumber' }],
    [{ concurrency: -1 }, { kind: 'outOfRange', min: 1, max: 32, found: -1 }],
  ])('%j are refused', (change, problem) => {
    const [path] = Object.keys(change);
    expect(checkPolling({ ...defaultPolling, ...change })).toEqual([{ path, problem }]);
  });

  it.each<Partial<PollingNumbers>>([
    {},
    { normalSeconds: 5 },
    { normalSeconds: 3600, quickSeconds: 3600 },
    { requestsPerSecond: 0.5 },
    { concurrency: 32 },
  ])('%j are taken', (change) => {
    expect(checkPolling({ ...defaultPolling, ...change })).toEqual([]);
  });
});
