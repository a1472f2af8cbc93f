import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../electron/main/config-file.ts';
import { en } from '../../electron/messages/en/index.ts';

const account = {
  name: 'QA',
  baseUrl: 'http://127.0.0.1:8787',
  credentials: { kind: 'token', token: 'secret' },
  phones: [{ id: 'a44uhlf7', name: 'Pixel QA 7', group: 'qa' }, 'efjy72gs'],
};
const polling = { normalSeconds: 60, quickSeconds: 10, requestsPerSecond: 2, concurrency: 1 };

/** What is wrong with a file, as people read it: a line for each thing, with its place before it. */
function complaints(text: string, env: Readonly<Record<string, string>> = {}): string[] {
  const result = readConfig(text, env);
  if (result.ok) return [];
  return result.error.map(({ path, problem }) => `${path}: ${en.fields.problem(problem)}`);
}

const withAccount = (change: object) => JSON.stringify({ accounts: [{ ...account, ...change }] });

describe('a config file', () => {
  it('sets up accounts, phones and numbers', () => {
    const result = readConfig(JSON.stringify({ accounts: [account], polling }), {});
    expect(result).toEqual({
      ok: true,
      value: {
        accounts: [
          {
            name: 'QA',
            baseUrl: 'http://127.0.0.1:8787',
            region: '',
            credentials: { kind: 'token', token: 'secret' },
            followNew: false,
            phones: [
              { id: 'a44uhlf7', name: 'Pixel QA 7', group: 'qa' },
              { id: 'efjy72gs', name: '', group: '' },
            ],
          },
        ],
        polling,
        network: null,
        alerts: null,
        groups: null,
        onward: null,
      },
    });
  });

  const iam = { kind: 'password', domain: 'corp', user: 'watcher', password: 'pass word' };
  const key = { kind: 'accessKey', accessKey: 'AK', secretKey: 'SK' };
  it.each<[what: string, credentials: object, taken: object]>([
    [
      'an IAM user, whose IAM and project follow from the region',
      iam,
      { ...iam, iamUrl: 'https://iam.cn-south-1.myhuaweicloud.com', project: 'cn-south-1' },
    ],
    [
      'an IAM user with all that belongs to it',
      { ...iam, iamUrl: 'https://iam.example/v3', project: 'eu', password: { env: 'SECRET' } },
      { ...iam, iamUrl: 'https://iam.example', project: 'eu', password: ' of the environment' },
    ],
    ['an access key', key, { ...key, securityToken: null }],
    [
      'a temporary access key from the environment',
      {
        kind: 'accessKey',
        accessKey: { env: 'KEY' },
        secretKey: { env: 'KEY' },
        securityToken: { env: 'KEY' },
      },
      { kind: 'accessKey', accessKey: 'key', secretKey: 'key', securityToken: 'key' },
    ],
  ])('signs in with %s', (_, credentials, taken) => {
    const env = { SECRET: ' of the environment', KEY: 'key\n' };
    const result = readConfig(withAccount({ region: 'cn-south-1', credentials }), env);
    expect(result).toEqual({
      ok: true,
      value: expect.objectContaining({
        accounts: [expect.objectContaining({ region: 'cn-south-1', credentials: taken })],
      }) as object,
    });
  });

  it('says how the service is reached, and whether new phones are followed', () => {
    const network = { proxy: 'manual', proxyUrl: 'http://proxy.example:3128', proxyUser: 'me' };
    const text = JSON.stringify({
      accounts: [{ ...account, phones: [], followNew: true }],
      network: { ...network, proxyPassword: { env: 'PROXY' } },
    });
    expect(readConfig(text, { PROXY: 'secret' })).toMatchObject({
      ok: true,
      value: {
        accounts: [{ phones: [], followNew: true }],
        network: { ...network, proxyPassword: 'secret', caFile: '' },
      },
    });
  });

  it.each<[what: string, token: unknown, taken: string]>([
    ['inline', 'secret', 'secret'],
    ['with the line breaks of its file', 'sec\r\nret\n', 'secret'],
    ['from the environment', { env: 'KOO_TOKEN' }, 'of-the-environment'],
  ])('has its token %s', (_, token, taken) => {
    const text = withAccount({ credentials: { kind: 'token', token } });
    const result = readConfig(text, { KOO_TOKEN: 'of-the-environment\n' });
    expect(result).toMatchObject({
      ok: true,
      value: { accounts: [{ credentials: { token: taken } }], polling: null },
    });
  });

  it('may begin with a byte order mark, and give some of the numbers', () => {
    const result = readConfig(
      `\uFEFF${JSON.stringify({ accounts: [], polling: { normalSeconds: 60 } })}`,
      {},
    );
    expect(result).toMatchObject({
      ok: true,
      value: { polling: { normalSeconds: 60, quickSeconds: 5, requestsPerSecond: 5, concurrency: 4 } },
    });
  });
});

describe('a bad config file is told by place and remedy:', () => {
  it.each<[what: string, text: string, said: RegExp]>([
    ['nothing', '', /^: This is not valid JSON/],
    [
      'a missing comma',
      '{\n  "accounts": []\n  "polling": null\n}',
      /^: This is not valid JSON \(line 3, column 3\)/,
    ],
    ['no accounts', '{}', /^accounts: /],
    ['accounts that are no list', '{"accounts": {}}', /^accounts: /],
    ['a key that is not known', '{"accounts": [], "poling": {}}', /^: /],
    ['no name', withAccount({ name: undefined }), /^accounts\[0\]\.name: /],
    ['an empty name', withAccount({ name: ' ' }), /^accounts\[0\]\.name: This must not be empty/],
    ['a name twice', JSON.stringify({ accounts: [account, account] }), /^accounts\[1\]\.name: .*twice/],
    [
      'no host',
      withAccount({ baseUrl: 'https://' }),
      /^accounts\[0\]\.baseUrl: This URL has no host. It looks/,
    ],
    ['plain http', withAccount({ baseUrl: 'http://a.example' }), /^accounts\[0\]\.baseUrl: .*Use https/],
    ['no credentials', withAccount({ credentials: undefined }), /^accounts\[0\]\.credentials: /],
    [
      'other credentials',
      withAccount({ credentials: { kind: 'aksk', token: 'x' } }),
      /^accounts\[0\]\.credentials\.kind: .*"token", "password" or "accessKey"/,
    ],
    [
      'an IAM user without a project or a region',
      withAccount({
        credentials: { kind: 'password', domain: 'd', user: 'u', password: 'p', iamUrl: 'https://i.example' },
      }),
      /^accounts\[0\]\.credentials\.project: .*empty/,
    ],
    [
      'an IAM in the clear',
      withAccount({
        credentials: {
          kind: 'password',
          iamUrl: 'http://i.example',
          domain: 'd',
          user: 'u',
          password: 'p',
          project: 'x',
        },
      }),
      /^accounts\[0\]\.credentials\.iamUrl: .*Use https/,
    ],
    [
      'an access key without its secret',
      withAccount({ credentials: { kind: 'accessKey', accessKey: 'AK' } }),
      /^accounts\[0\]\.credentials\.secretKey: must be a text in quotes, or/,
    ],
    [
      'a proxy without a URL',
      JSON.stringify({ accounts: [], network: { proxy: 'manual' } }),
      /^network\.proxyUrl: .*empty/,
    ],
    [
      'another kind of proxy',
      JSON.stringify({ accounts: [], network: { proxy: 'pac' } }),
      /^network\.proxy: /,
    ],
    [
      'an empty token',
      withAccount({ credentials: { kind: 'token', token: '' } }),
      /^accounts\[0\]\.credentials\.token: .*empty/,
    ],
    [
      'a token of another type',
      withAccount({ credentials: { kind: 'token', token: 5 } }),
      /^accounts\[0\]\.credentials\.token: must be a text in quotes, or/,
    ],
    [
      'an unset variable',
      withAccount({ credentials: { kind: 'token', token: { env: 'KOO' } } }),
      /^accounts\[0\]\.credentials\.token: .*not set/,
    ],
    [
      'a phone that is a number',
      withAccount({ phones: ['p0', 5] }),
      /^accounts\[0\]\.phones\[1\]: must be an ID in quotes, or/,
    ],
    [
      'an ID of 33 characters',
      withAccount({ phones: ['p0', 'x'.repeat(33)] }),
      /^accounts\[0\]\.phones\[1\]\.id: .*33 .*at most 32/,
    ],
    [
      'an ID twice',
      withAccount({ phones: ['p0', { id: 'p0' }] }),
      /^accounts\[0\]\.phones\[1\]\.id: .*twice/,
    ],
    [
      'an ID with a blank',
      withAccount({ phones: ['p 0'] }),
      /^accounts\[0\]\.phones\[0\]\.id: .*not allowed/,
    ],
    [
      'an interval of 0',
      JSON.stringify({ accounts: [], polling: { normalSeconds: 0 } }),
      /^polling\.normalSeconds: This is 0; it must be from 5 to 3600/,
    ],
    [
      'half a request',
      JSON.stringify({ accounts: [], polling: { concurrency: 1.5 } }),
      /^polling\.concurrency: .*whole/,
    ],
    [
      'an interval that is a text',
      JSON.stringify({ accounts: [], polling: { normalSeconds: '30' } }),
      /^polling\.normalSeconds: /,
    ],
  ])('%s', (_, text, said) => {
    const lines = complaints(text);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(said);
  });

  it('all that is wrong at once', () => {
    const text = JSON.stringify({
      accounts: [
        { ...account, baseUrl: 'x' },
        { ...account, name: '', phones: ['', 'p0'] },
      ],
      polling: { ...polling, quickSeconds: 0 },
    });
    expect(complaints(text).map((line) => line.slice(0, line.indexOf(':')))).toEqual([
      'accounts[0].baseUrl',
      'accounts[1].name',
      'accounts[1].phones[0].id',
      'polling.quickSeconds',
    ]);
  });
});

describe('the secret of a broken config file', () => {
  const token = fc.stringMatching(/^[A-Za-z0-9+/=_-]{12,40}$/);
  const good = (secret: string) =>
    JSON.stringify(
      { accounts: [{ ...account, credentials: { kind: 'token', token: secret } }, account], polling },
      null,
      2,
    );
  function says(text: string, secret: string): void {
    expect(JSON.stringify(complaints(text))).not.toContain(secret);
  }

  it('shows in no error, wherever the file is cut off', () => {
    fc.assert(
      fc.property(token, fc.double({ min: 0, max: 1, noNaN: true }), (secret, part) => {
        const text = good(secret);
        says(text.slice(0, Math.floor(part * text.length)), secret);
      }),
      { numRuns: 300 },
    );
  });

  it('shows in no error, whichever character is left out or doubled', () => {
    fc.assert(
      fc.property(
        token,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.boolean(),
        (secret, part, doubled) => {
          const text = good(secret);
          const at = Math.floor(part * (text.length - 1));
          says(text.slice(0, at) + (text[at] ?? '').repeat(doubled ? 2 : 0) + text.slice(at + 1), secret);
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([
    ['the base URL', (secret: string) => withAccount({ baseUrl: secret })],
    ['an ID', (secret: string) => withAccount({ phones: [`${secret} ${secret}`] })],
    ['the name', (secret: string) => withAccount({ name: secret, baseUrl: '' })],
    ['the kind', (secret: string) => withAccount({ credentials: { kind: secret, token: 'x' } })],
    ['the credentials', (secret: string) => withAccount({ credentials: secret })],
    ['the accounts', (secret: string) => JSON.stringify({ accounts: secret })],
    ['a number', (secret: string) => JSON.stringify({ accounts: [], polling: { normalSeconds: secret } })],
    ['the whole file', (secret: string) => secret],
  ])('shows in no error, though it stands in the place of %s', (_, file) => {
    fc.assert(
      fc.property(token, (secret) => {
        says(file(secret), secret);
      }),
    );
  });
});
