import { describe, expect, test } from 'vitest';
import { byToken, cut, refusal, reply, scripted, type Reply } from './scripted.ts';
import { listing, pageOf, rowsOf, tenant } from './tenant.ts';

describe('a refusal', () => {
  test.each<[string, Reply, object]>([
    [
      'at the top',
      refusal('KooPhone.API.1004', 'not subscribed', 200),
      { kind: 'notSubscribed', code: 'KooPhone.API.1004', message: 'not subscribed' },
    ],
    [
      'inside data',
      reply(200, { data: { error_code: 'KOOPHONE.API.0000', error_msg: 'no tenant' } }),
      { kind: 'noTenant', message: 'no tenant' },
    ],
    [
      'inside data, of another opinion than the top',
      reply(200, { error_code: '0', data: { error_code: 'KOOPHONE.API.1004', rows: rowsOf(0, 3) } }),
      { kind: 'notSubscribed', code: 'KOOPHONE.API.1004' },
    ],
    ['for a permission', refusal('KOOPHONE.API.1001'), { kind: 'forbidden' }],
    ['of the parameters', refusal('KOOPHONE.API.1000', '', 400), { kind: 'defect' }],
    ['of the gateway', refusal('APIG.0101', '', 404), { kind: 'notFound' }],
    ['of the token', refusal('APIG.0301'), { kind: 'signIn', httpStatus: 401 }],
    [
      'without a code',
      reply(403, { rows: rowsOf(0, 1), error_msg: 'no' }),
      { kind: 'forbidden', message: 'no' },
    ],
    ['that is no JSON', reply(200, '<html>'), { kind: 'malformed' }],
    ['that is a list', reply(200, rowsOf(0, 1)), { kind: 'malformed' }],
    ['without a list', reply(200, { error_code: '0', data: { instances: {} } }), { kind: 'malformed' }],
    [
      'with lists of other things alone',
      reply(200, { data: { items: [{ id: 'a' }], tags: [] } }),
      { kind: 'malformed' },
    ],
    [
      'with a list too deep',
      reply(200, { a: { b: { c: { d: { e: { f: { g: rowsOf(0, 1) } } } } } } }),
      { kind: 'malformed' },
    ],
  ])('%s is the answer at once', async (_name, answer, error) => {
    const { list, sent } = listing(() => answer);
    expect(await list()).toMatchObject({ ok: false, error: { ...error, requestId: 'request-1' } });
    expect(sent).toHaveLength(1);
  });

  test.each<[string, Reply, number[]]>([
    ['a cut connection', cut, [2000, 4000, 8000]],
    ['a fault of the service', refusal('KOOPHONE.API.9999', '', 500), [2000, 4000, 8000]],
    ['too many requests', refusal('APIG.0308', '', 429), [2000, 4000, 8000]],
    [
      'too many, with a time to wait',
      refusal('APIG.0308', 'limit:5,time:1 minute', 429, { 'retry-after': '7' }),
      [7000, 7000, 7000],
    ],
    [
      'too many, with the limit',
      refusal('APIG.0308', 'limit:5,time:1 minute', 429),
      [60_000, 60_000, 60_000],
    ],
    ['too many, until tomorrow', refusal('APIG.0308', 'limit:5,time:1 day', 429), []],
  ])('that passes is waited for, then returned: %s', async (_name, answer, expected) => {
    const { list, waits, sent } = listing(() => answer);
    expect(await list()).toMatchObject({ ok: false, error: { requestId: `request-${expected.length + 1}` } });
    expect(waits).toEqual(expected);
    expect(sent).toHaveLength(expected.length + 1);
  });

  test('of one page costs no other, and the pages after it keep to the limit', async () => {
    const plain = tenant(160);
    const { list, waits, sent } = listing((request, count) =>
      count === 2 ? refusal('APIG.0308', 'limit:6,time:1 minute', 429) : plain(request, count),
    );
    const found = await list();
    expect(found.ok && found.value).toHaveLength(160);
    expect(sent.map(({ url }) => pageOf(url))).toEqual([1, 2, 2, 3, 4]);
    expect(waits).toEqual([60_000, 10_000, 10_000]);
  });

  test('is not waited out by a caller that has enough', async () => {
    const caller = new AbortController();
    const { client } = scripted(byToken, {
      service: () => {
        setImmediate(() => caller.abort('closed'));
        return refusal('APIG.0308', '', 429);
      },
    });
    await expect(client.listPhones(caller.signal)).rejects.toBe('closed');
  });
});
