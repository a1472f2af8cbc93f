import { describe, expect, test } from 'vitest';
import type { FailureKind } from '../../../electron/core/failure.ts';
import { byAccessKey, byPassword, byToken, issued, never, refusal, reply, scripted } from './scripted.ts';

/** Both tables of codes: the code, the HTTP status that it comes with, what it means. */
const ofTheService: readonly (readonly [string, number, FailureKind])[] = [
  ['0000', 200, 'noTenant'],
  ['0001', 200, 'defect'],
  ['0002', 200, 'defect'],
  ['0004', 200, 'noProject'],
  ['0005', 200, 'defect'],
  ['1000', 400, 'badParameter'],
  ['1001', 401, 'noPermission'],
  ['1002', 400, 'regions'],
  ['1004', 200, 'notSubscribed'],
  ['1012', 200, 'otherTenant'],
  ['2004', 200, 'frozen'],
  ['2005', 200, 'restoring'],
  ['2006', 200, 'backingUp'],
  ['4001', 400, 'noInstance'],
  ['9999', 500, 'server'],
];
const ofTheGateway: readonly (readonly [string, number, FailureKind | 'refused'])[] = [
  ['0101', 404, 'notFound'],
  ['0201', 400, 'defect'],
  ['0201', 413, 'defect'],
  ['0201', 414, 'defect'],
  ['0201', 494, 'defect'],
  ['0201', 502, 'server'],
  ['0201', 504, 'server'],
  ['0301', 401, 'refused'],
  ['0302', 403, 'forbidden'],
  ['0306', 403, 'forbidden'],
  ['0307', 401, 'refused'],
  ['0308', 429, 'throttled'],
  ['0310', 403, 'forbidden'],
  ['0401', 403, 'addressDenied'],
  ['0402', 403, 'addressDenied'],
  ['0601', 500, 'server'],
  ['0605', 500, 'server'],
  ['0606', 500, 'server'],
  ['0608', 502, 'server'],
  ['0610', 502, 'server'],
  ['0613', 503, 'server'],
  ['0801', 403, 'regionUnavailable'],
  ['0802', 403, 'regionUnavailable'],
];
const spellings = [
  ...['KooPhone.API.', 'KOOPHONE.API.', 'koophone.api.'].map((prefix) => [prefix, ofTheService] as const),
  ...['APIG.', 'APIGW.', 'apig.', 'apigw.'].map((prefix) => [prefix, ofTheGateway] as const),
];
const rows = spellings.flatMap(([prefix, codes]) =>
  codes.map(([code, httpStatus, kind]) => [prefix + code, httpStatus, kind] as const),
);

describe.each([
  [byToken, 'signIn', 1],
  [byAccessKey, 'accessKey', 1],
  [byPassword, 'newToken', 2],
] as const)('signed in by $kind', (credentials, refused, triesWhenRefused) => {
  const iam = (_request: unknown, count: number) => issued(`T${count}`);

  test.each(rows)('%s with HTTP %i is %s', async (code, httpStatus, kind) => {
    const words = 'policy user over ratelimit,limit:60,time:1 minute';
    const { client, sent } = scripted(credentials, { service: () => refusal(code, words, httpStatus), iam });
    const result = await client.queryStatus(['a', 'b'], never);
    expect(result).toMatchObject({
      ok: false,
      error: {
        kind: kind === 'refused' ? refused : kind,
        from: 'service',
        code,
        message: words,
        httpStatus,
        requestId: sent.at(-1)?.headers['x-request-id'],
        limit: kind === 'throttled' ? { requests: 60, windowMs: 60_000 } : null,
      },
    });
    expect(sent).toHaveLength(kind === 'refused' ? triesWhenRefused : 1);
  });

  test('a bare 401 is a refusal of it', async () => {
    const { ask, sent } = scripted(credentials, { service: () => reply(401, ''), iam });
    expect(await ask()).toMatchObject({ ok: false, error: { kind: refused, code: null, message: null } });
    expect(sent).toHaveLength(triesWhenRefused);
  });

  test.each([
    ['wrapped', { error_code: '0', data: { status_results: [{ instance_id: 'a', status: 2 }] } }],
    ['plain', { status_results: [{ instance_id: 'a', status: 2 }] }],
  ])('a good answer, %s', async (_name, answer) => {
    const { ask } = scripted(credentials, { service: () => reply(200, answer), iam });
    expect(await ask()).toMatchObject({ ok: true, value: { statuses: new Map([['a', 2]]) } });
  });

  test('the limit is read wherever 0308 stands', async () => {
    const { ask } = scripted(credentials, {
      service: () => refusal('APIGW.0308', 'limit:5,time:10 seconds', 200),
      iam,
    });
    expect(await ask()).toMatchObject({
      error: { kind: 'throttled', limit: { requests: 5, windowMs: 10_000 } },
    });
  });
});
