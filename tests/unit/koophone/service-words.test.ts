import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { serviceWords } from '../../../electron/koophone/service-words.ts';

const token = 'MIIDkgYJKoZIhvcNAQcCoIIDgzCCA38CAQExDTALBglghkgBZQMEAgEwgYQx==';

describe('words of the service', () => {
  test.each<[string, string, string | null]>([
    ['plain words', 'token expires', 'token expires'],
    ['lines', 'one\r\ntwo\tthree\u2028four', 'one two three four'],
    ['control characters', '\u0000\u001b[31mred\u0007\u202e', '[31mred'],
    ['words of Chinese', '  实例不存在  ', '实例不存在'],
    ['nothing', ' \n\u0000 ', null],
    ['the token', `token ${token} is bad`, 'token ••• is bad'],
    ['the token twice', `${token}${token}`, '••••••'],
    ['the start of the token', `token ${token.slice(0, 20)}... is bad`, 'token •••... is bad'],
    ['a piece of the token in quotes', `"${token.slice(9, 40)}"`, '"•••"'],
    [
      'a policy',
      'policy user over ratelimit,limit:60,time:1 minute',
      'policy user over ratelimit,limit:60,time:1 minute',
    ],
  ])('%s', (_name, text, expected) => {
    expect(serviceWords(text, [token], 300)).toBe(expected);
  });

  test.each([
    ['as it is', 'is pa55 "wörd"  & \t more wrong?', 'is ••• wrong?'],
    ['in JSON', '{"password":"pa55 \\"wörd\\"  & \\t more"}', '{"password":"•••"}'],
    ['in a URL', '?p=pa55%20%22w%C3%B6rd%22%20%20%26%20%09%20more', '?p=•••'],
    ['with other blanks', 'is pa55\n"wörd" & more wrong?', 'is ••• wrong?'],
  ])('hide a password %s', (_name, text, expected) => {
    expect(serviceWords(text, [token, 'pa55 "wörd"  & \t more'], 300)).toBe(expected);
  });

  test('hide a secret that holds another one', () => {
    expect(serviceWords('one longsecret, one secret', ['secret', 'longsecret', ''], 300)).toBe(
      'one •••, one •••',
    );
  });

  test('are dropped where they cannot be told from a secret', () => {
    expect(serviceWords('one ••• two', ['•'], 300)).toBeNull();
  });

  test.each<[string, string, string]>([
    ['fit exactly', 'abcde', 'abcde'],
    ['are cut', 'abcdef', 'abcd…'],
    ['are not cut through a pair of surrogates', 'abc😀def', 'abc…'],
  ])('%s', (_name, text, expected) => {
    expect(serviceWords(text, [token], 5)).toBe(expected);
  });

  test('never hold the token, nor more than was asked for, nor a second line', () => {
    const secret = fc.string({
      minLength: 1,
      maxLength: 20,
      unit: fc.constantFrom('a', 'b', '0', '1', '+', '/', '=', '.', '$', '&'),
    });
    const character = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
    const text = (echo: string) =>
      fc.array(fc.oneof(fc.constant(echo), character, fc.constantFrom('a', 'b', '\n', '\u0000')));
    const echoing = secret.chain((echo) => fc.tuple(fc.constant(echo), text(echo)));
    fc.assert(
      fc.property(echoing, fc.integer({ min: 1, max: 60 }), ([echo, parts], limit) => {
        const words = serviceWords(parts.join(''), [echo], limit) ?? '';
        expect(words).not.toContain(echo);
        expect(words.length).toBeLessThanOrEqual(limit);
        expect(words).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
      }),
    );
  });
});
