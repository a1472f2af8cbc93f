import { AKSKSigner } from '@huaweicloud/huaweicloud-sdk-core/auth/AKSKSigner.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sign, signedAt } from '../../../electron/koophone/signer.ts';
import { noon } from './scripted.ts';

const visible = Array.from({ length: 0x7f - 0x21 }, (_, code) => String.fromCharCode(0x21 + code));
const key = fc.string({ unit: fc.constantFrom(...visible), minLength: 1, maxLength: 60 });
const oddText = fc.string({ unit: 'grapheme', maxLength: 12 });
const oddPart = fc.oneof(
  fc.constantFrom('v1', 'a b', "it's", '%2F', '(1)*!~', 'é', '云手机', '|^`{}', ';='),
  oddText,
);
const path = fc.array(oddPart, { maxLength: 5 }).map((parts) => parts.join('/'));
const name = fc.oneof(fc.constantFrom('page_no', 'x-request-id', 'a', 'A', 'a.b', '~'), oddText);
const value = fc.oneof(fc.constantFrom('', '1', 'a b', '+', '%20', '&='), oddText);
const query = fc.array(fc.tuple(name, value), { maxLength: 6 });
const headerName = fc.constantFrom(
  'Content-Type',
  'x-request-id',
  'X-Project-Id',
  'User-Agent',
  'x-a',
  'x1-b',
);
const headerValue = fc.string({ unit: fc.constantFrom(...visible, ' ', ' '), maxLength: 30 });
const headers = fc
  .uniqueArray(fc.tuple(headerName, headerValue), { selector: ([header]) => header })
  .map((pairs) => Object.fromEntries(pairs));
const data = fc.option(fc.dictionary(oddText, fc.oneof(fc.array(oddText), oddText, fc.integer())));
const host = fc.constantFrom(
  'https://koophone.myhuaweicloud.com',
  'http://127.0.0.1:8787',
  'https://[::1]:8443',
);

/** Repeated names become lists, as the SDK has them. */
function queryParams(url: URL): Map<string, string | string[]> {
  const names = [...new Set(url.searchParams.keys())];
  return new Map(
    names.map((each) => {
      const values = url.searchParams.getAll(each);
      return [each, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}

test("a signature is the official SDK's, for whatever request", () => {
  const request = fc.record({
    method: fc.constantFrom('GET' as const, 'POST' as const),
    host,
    path,
    query,
    headers,
    data,
    date: fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
    accessKey: key,
    secretKey: key,
    securityToken: fc.option(key),
  });
  fc.assert(
    fc.property(request, (drawn) => {
      const url = new URL(`${drawn.host}/${drawn.path.replaceAll(/[?#\\]/g, '')}`);
      for (const [each, text] of drawn.query) url.searchParams.append(each, text);
      const body = drawn.data === null ? '' : JSON.stringify(drawn.data);
      const { method, headers: own, accessKey, secretKey, securityToken } = drawn;
      const proof = sign(
        { method, url, headers: own, body },
        { accessKey, secretKey, securityToken },
        drawn.date.getTime(),
      );
      expect(signedAt(proof)).toBe(Math.floor(drawn.date.getTime() / 1000) * 1000);

      const security = securityToken === null ? {} : { 'X-Security-Token': securityToken };
      const theirs = AKSKSigner.sign(
        {
          method,
          endpoint: url.href,
          queryParams: Object.fromEntries(queryParams(url)),
          headers: { ...own, ...security, 'X-Sdk-Date': proof['X-Sdk-Date'] },
          data: drawn.data,
        },
        { getAk: () => accessKey, getSk: () => secretKey } as Parameters<typeof AKSKSigner.sign>[1],
      );
      expect({ ...own, ...proof, host: url.host }).toEqual(theirs);
    }),
    { numRuns: 3000 },
  );
});

test('the two requests of the product, and the date as the guide writes it', () => {
  const keys = { accessKey: 'AK', secretKey: 'SK', securityToken: null };
  const headersSent = { 'Content-Type': 'application/json', 'x-request-id': 'r' };
  const url = new URL('https://koophone.myhuaweicloud.com/v1/instances/batch-query-status');
  const proof = sign(
    { method: 'POST', url, headers: headersSent, body: '{"instance_ids":["a"]}' },
    keys,
    noon + 999,
  );
  expect(proof).toEqual({
    'X-Sdk-Date': '20260105T120000Z',
    Authorization: expect.stringMatching(
      /^SDK-HMAC-SHA256 Access=AK, SignedHeaders=content-type;host;x-request-id;x-sdk-date, Signature=[0-9a-f]{64}$/,
    ) as string,
  });
});
