import { describe, expect, it } from 'vitest';
import { idsOf, PATH, send, simulator, type Asking } from './asking.ts';

interface Case extends Asking {
  readonly when: string;
  readonly ids?: readonly string[];
  readonly httpStatus: number;
  readonly code: string;
  readonly message?: RegExp;
  readonly by: 'gateway' | 'service';
}

const body = (instance_ids: unknown) => ({ body: JSON.stringify({ instance_ids }) });
const badParameter = { httpStatus: 400, code: 'KOOPHONE.API.1000', by: 'service' } as const;
const noSuchApi = { httpStatus: 404, code: 'APIG.0101', by: 'gateway' } as const;
const badSignIn = { httpStatus: 401, code: 'APIGW.0301', by: 'gateway' } as const;

const cases: readonly Case[] = [
  { when: 'another path', path: '/v1/instances', ...noSuchApi },
  { when: 'a prefix that it does not have', path: `/openapi/koophone${PATH}`, ...noSuchApi },
  { when: 'a slash at the end', path: `${PATH}/`, ...noSuchApi },
  { when: 'GET', method: 'GET', ...noSuchApi },
  { when: 'PUT', method: 'PUT', ...noSuchApi },
  { when: 'no token', headers: { 'X-Auth-Token': null }, ...badSignIn, message: /x-auth-token not found/ },
  {
    when: 'a wrong token',
    headers: { 'X-Auth-Token': 'nonsense' },
    ...badSignIn,
    message: /decrypt token fail/,
  },
  {
    when: 'no request ID',
    headers: { 'x-request-id': null },
    httpStatus: 200,
    code: 'KOOPHONE.API.0002',
    by: 'service',
  },
  {
    when: 'a wrong token and no request ID: the gateway speaks first',
    headers: { 'X-Auth-Token': 'nonsense', 'x-request-id': null },
    ...badSignIn,
  },
  { when: 'no body', body: '', ...badParameter },
  { when: 'no JSON', body: '{"instance_ids": [', ...badParameter },
  { when: 'a list instead of an object', body: '["a44uhlf7"]', ...badParameter },
  { when: 'null', body: 'null', ...badParameter },
  { when: 'no list', body: '{"instance_id": "a44uhlf7"}', ...badParameter },
  { when: 'a text as the list', ...body('a44uhlf7'), ...badParameter },
  { when: 'an empty list', ...body([]), ...badParameter },
  { when: 'a number as an ID', ...body([17]), ...badParameter },
  { when: 'an empty ID', ...body(['']), ...badParameter },
  { when: 'an ID of 33 characters', ...body(['a'.repeat(33)]), ...badParameter },
  {
    when: '33 IDs',
    ...body(Array.from({ length: 33 }, (_, index) => `phone${String(index)}`)),
    ...badParameter,
  },
  {
    when: 'an unknown ID',
    ids: ['nosuchid'],
    httpStatus: 400,
    code: 'KOOPHONE.API.4001',
    message: /nosuchid/,
    by: 'service',
  },
  {
    when: 'an unknown ID of the greatest length',
    ids: ['a'.repeat(32)],
    httpStatus: 400,
    code: 'KOOPHONE.API.4001',
    by: 'service',
  },
  { when: 'a body of 2 MB', body: ' '.repeat(2_000_000), httpStatus: 413, code: 'APIGW.0201', by: 'gateway' },
];

describe('a refused request', () => {
  it.each(cases)('$when: $httpStatus $code', async ({ ids, httpStatus, code, message, by, ...asking }) => {
    const service = await simulator();
    const response = await send(service, ids ?? idsOf(service, 2), asking);
    const answer = (await response.json()) as { error_code: string; error_msg: string };
    expect(response.status).toBe(httpStatus);
    expect(answer.error_code).toBe(code);
    expect(answer.error_msg).toMatch(message ?? /\w/);
    const keys = by === 'gateway' ? ['error_code', 'error_msg', 'request_id'] : ['error_code', 'error_msg'];
    expect(Object.keys(answer).sort()).toEqual(keys);
    expect(service.requests.map(({ httpStatus: logged }) => logged)).toEqual([httpStatus]);
  });

  it('is refused as a whole for one unknown ID', async () => {
    const service = await simulator();
    const response = await send(service, [...idsOf(service, 31), 'nosuchid']);
    expect(response.status).toBe(400);
    expect(await response.text()).not.toContain('status_results');
  });

  it('hears that a token is expired only when it was valid once', async () => {
    const service = await simulator({ now: () => Date.UTC(2026, 0, 2, 3, 4, 5) });
    const before = service.token;
    service.setToken('another');
    const tell = async (token: string) =>
      (await send(service, idsOf(service, 1), { headers: { 'X-Auth-Token': token } })).text();
    expect(await tell(before)).toContain('token expires, expires_at:2026-01-02T03:04:05.000Z');
    expect(await tell('never given out')).toContain('decrypt token fail');
    expect(await tell('another')).toContain('"error_code":"0"');
    service.setToken(before);
    expect(await tell(before)).toContain('"error_code":"0"');
  });

  it('has an ID of the gateway, another each time', async () => {
    const service = await simulator();
    const tell = async () =>
      (await (await send(service, [], { path: '/' })).json()) as { request_id: string };
    const [one, other] = [await tell(), await tell()];
    expect(one.request_id).toMatch(/^[0-9a-f]{32}$/);
    expect(other.request_id).not.toBe(one.request_id);
  });
});
