import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newFailure } from '../../../electron/core/failure.ts';
import { failed, ok } from '../../../electron/core/result.ts';
import { createClient } from '../../../electron/koophone/client.ts';
import type { Transport, TransportRequest } from '../../../electron/koophone/transport.ts';

const token = 'MIIDkgYJKoZIhvcNAQcC';
const credentials = { kind: 'token', token } as const;
const never = new AbortController().signal;

function answering(httpStatus: number, body: string, headers: Readonly<Record<string, string>> = {}) {
  const requests: TransportRequest[] = [];
  const transport: Transport = (request) => {
    requests.push(request);
    const header = (name: string) => headers[name] ?? null;
    return Promise.resolve(ok({ httpStatus, header, body: Buffer.from(body) }));
  };
  return { requests, transport };
}

function clientOf(transport: Transport) {
  const now = () => Date.UTC(2026, 0, 5, 12, 0, 0);
  return createClient({
    baseUrl: 'https://kp.example',
    credentials,
    transport,
    newRequestId: () => 'request-1',
    now,
  });
}

describe('the request', () => {
  test.each([
    ['https://kp.example', 'https://kp.example/v1/instances/batch-query-status'],
    ['https://kp.example/', 'https://kp.example/v1/instances/batch-query-status'],
    [
      'https://kp.example:8443/openapi/koophone',
      'https://kp.example:8443/openapi/koophone/v1/instances/batch-query-status',
    ],
    ['http://127.0.0.1:8787/a//', 'http://127.0.0.1:8787/a/v1/instances/batch-query-status'],
  ])('of %s goes to %s', async (baseUrl, url) => {
    const { requests, transport } = answering(200, '{"status_results":[]}');
    await createClient({ baseUrl, credentials, transport }).queryStatus(['a'], never);
    expect(requests.map((request) => request.url.href)).toEqual([url]);
  });

  test('has the headers and the body of the reference', async () => {
    const { requests, transport } = answering(200, '{"status_results":[]}');
    await clientOf(transport).queryStatus(['a44uhlf7', 'efjy72gs'], never);
    expect(requests).toMatchObject([
      {
        headers: { 'x-request-id': 'request-1', 'X-Auth-Token': token, 'Content-Type': 'application/json' },
        body: '{"instance_ids":["a44uhlf7","efjy72gs"]}',
        maxBytes: 1_000_000,
      },
    ]);
  });

  test('has a fresh UUID each time, which its answer names', async () => {
    const { requests, transport } = answering(200, '{"status_results":[]}');
    const client = createClient({ baseUrl: 'https://kp.example', credentials, transport });
    const answers = [await client.queryStatus(['a'], never), await client.queryStatus(['a'], never)];
    const sent = requests.map((request) => request.headers['x-request-id']);
    expect(new Set(sent).size).toBe(2);
    expect(sent).toEqual(answers.map((answer) => answer.ok && answer.value.requestId));
    for (const id of sent) expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });

  test.each([0, 33])('of %i IDs is a bug', async (count) => {
    const { requests, transport } = answering(200, '{"status_results":[]}');
    const ids = Array.from({ length: count }, (_, index) => `id${String(index)}`);
    await expect(clientOf(transport).queryStatus(ids, never)).rejects.toThrow(RangeError);
    expect(requests).toEqual([]);
  });

  test.each(['', 'two lines\n', 'ключ'])('is not sent with a token that is none: %j', async (broken) => {
    const { requests, transport } = answering(200, '{"status_results":[]}');
    const client = createClient({
      baseUrl: 'https://kp.example',
      credentials: { kind: 'token', token: broken },
      transport,
    });
    const result = await client.queryStatus(['a'], never);
    expect(result).toEqual({ ok: false, error: newFailure('signIn') });
    expect(requests).toEqual([]);
  });
});

describe('a failure', () => {
  test('has all that support asks for, and not the token', async () => {
    const { transport } = answering(
      401,
      JSON.stringify({ error_code: 'APIGW.0301', error_msg: `Incorrect IAM authentication:\n ${token}` }),
    );
    expect(await clientOf(transport).queryStatus(['a'], never)).toEqual({
      ok: false,
      error: newFailure('signIn', {
        code: 'APIGW.0301',
        message: 'Incorrect IAM authentication: •••',
        httpStatus: 401,
        requestId: 'request-1',
      }),
    });
  });

  test.each<[number, string, Record<string, string>, number | null]>([
    [
      429,
      '{"error_code":"APIG.0308","error_msg":"policy user over ratelimit"}',
      { 'retry-after': '3' },
      3000,
    ],
    [429, '', { 'retry-after': 'Mon, 05 Jan 2026 12:00:09 GMT' }, 9000],
    [503, '<html>', { 'retry-after': '120' }, 120_000],
    [200, '{"error_code":"APIG.0308"}', { 'retry-after': '4' }, 4000],
    [429, '', {}, null],
    [500, '', { 'retry-after': '3' }, null],
  ])('of HTTP %i, %s, %j waits %j ms', async (httpStatus, body, headers, wait) => {
    const { transport } = answering(httpStatus, body, headers);
    const result = await clientOf(transport).queryStatus(['a'], never);
    expect(result).toMatchObject({ ok: false, error: { retryAfterMs: wait } });
  });

  test.each([
    { kind: 'network', code: 'ECONNREFUSED', httpStatus: null },
    { kind: 'timeout', code: null, httpStatus: null },
    { kind: 'tooLarge', code: null, httpStatus: 200 },
  ] as const)('of the transport is handed on: $kind', async (failure) => {
    const result = await clientOf(() => Promise.resolve(failed(failure))).queryStatus(['a'], never);
    expect(result).toEqual({
      ok: false,
      error: newFailure(failure.kind, { ...failure, requestId: 'request-1' }),
    });
  });

  test('never holds the token, wherever the answer put it', async () => {
    const echo = fc.constantFrom(token, `"${token}"`, token.slice(2, 17), `\u0000${token}\n`, 'other words');
    const text = fc.array(fc.oneof(echo, fc.string())).map((parts) => parts.join(''));
    const answer = fc.record({ error_code: text, error_msg: text, data: text }, { requiredKeys: [] });
    const headers = fc.record({ 'retry-after': text, date: text }, { requiredKeys: [] });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 200, max: 599 }),
        answer,
        headers,
        async (status, json, received) => {
          const { transport } = answering(status, JSON.stringify(json), received);
          const result = await clientOf(transport).queryStatus(['a'], never);
          expect(result.ok).toBe(false);
          expect(JSON.stringify(result)).not.toContain(token);
        },
      ),
    );
  });
});

test('the whole of a request may take 15 s', async () => {
  const { requests, transport } = answering(200, '{"status_results":[]}');
  await clientOf(transport).queryStatus(['a'], never);
  expect(requests.map((request) => request.timeoutMs)).toEqual([15_000]);
});

test('a caller that has enough already gets its own reason, and nothing is sent', async () => {
  const { requests, transport } = answering(200, '{"status_results":[]}');
  const reason = new Error('quitting');
  await expect(clientOf(transport).queryStatus(['a'], AbortSignal.abort(reason))).rejects.toBe(reason);
  expect(requests).toEqual([]);
});
