import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expiryInRefusal, expiryOfToken } from '../../../electron/koophone/token-expiry.ts';
import { byToken, refusal, scripted } from './scripted.ts';

const expiry = Date.UTC(2018, 4, 29, 3, 54, 43);

/** A token as IAM makes them: a signed message in base64, with the JSON between bytes of all kinds. */
function tokenOf(json: string, slash = '-'): string {
  const head = Buffer.from('308203920609', 'hex');
  const message = Buffer.concat([head, Buffer.from(json), Buffer.from([0, 255, 49, 130])]);
  return message.toString('base64').replaceAll('/', slash);
}

describe('a token says when it dies', () => {
  test.each<[string, string]>([
    ['with microseconds', '{"token":{"expires_at":"2018-05-29T03:54:43.000000Z","methods":["password"]}}'],
    ['without', '{"token":{"expires_at":"2018-05-29T03:54:43Z"}}'],
    ['with blanks', '{ "expires_at" : "2018-05-29T03:54:43Z" }'],
    [
      'beside what dies earlier',
      '{"a":{"expires_at":"2018-05-28T00:00:00Z"},"expires_at":"2018-05-29T03:54:43Z"}',
    ],
    [
      'beside other times',
      '{"expires_at":"2018-05-29T03:54:43Z","issued_at":"2019-01-01T00:00:00Z","password_expires_at":"2020-01-01T00:00:00Z"}',
    ],
    ['among slashes', `{"expires_at":"2018-05-29T03:54:43Z","x":"${'?'.repeat(99)}"}`],
  ])('%s', (_name, json) => {
    for (const slash of ['-', '/']) expect(expiryOfToken(tokenOf(json, slash))).toBe(expiry);
  });

  test.each([
    ['nothing', ''],
    ['a word', 'secret-token'],
    ['no time', tokenOf('{"token":{}}')],
    ['a time that is none', tokenOf('{"expires_at":"2018-99-29T03:54:43Z"}')],
    ['a number', tokenOf('{"expires_at":1527566083}')],
    ['no base64', 'MII\u0000ключ'],
  ])('unless it is %s', (_name, token) => {
    expect(expiryOfToken(token)).toBeNull();
  });

  test('and nothing is thrown, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const time = expiryOfToken(`MII${text}`);
        expect(time === null || Number.isFinite(time)).toBe(true);
      }),
    );
  });
});

test.each<[string, number | null]>([
  ['Incorrect IAM authentication information: token expires, expires_at:2018-05-29T03:54:43.000000Z', expiry],
  ['token expires, expires_at: "2018-05-29T03:54:43Z"', expiry],
  ['token expires,EXPIRES_AT:2018-05-29 03:54:43+00:00.', expiry],
  ['token expires, expires_at:soon', null],
  ['decrypt token fail', null],
  ['', null],
])('a refusal says when the token died: %s', (text, expected) => {
  expect(expiryInRefusal(text)).toBe(expected);
});

describe('a pasted token', () => {
  test('that looks expired is sent all the same', async () => {
    const token = tokenOf('{"expires_at":"2018-05-29T03:54:43Z"}');
    const { client, sent, ask } = scripted(
      { kind: 'token', token },
      { service: () => refusal('APIGW.0307', 'token must be updated') },
    );
    expect(client.tokenExpiresAt()).toBe(expiry);
    expect(await ask()).toMatchObject({ ok: false, error: { kind: 'signIn' } });
    expect(await ask()).toMatchObject({ ok: false, error: { kind: 'signIn' } });
    expect(sent).toHaveLength(2);
  });

  test('whose death is not known is known to be dead once the service says so', async () => {
    const { client, ask } = scripted(byToken, {
      service: () => refusal('APIG.0301', 'token expires, expires_at:2018-05-29T03:54:43Z'),
    });
    expect(client.tokenExpiresAt()).toBeNull();
    await ask();
    expect(client.tokenExpiresAt()).toBe(expiry);
  });
});
