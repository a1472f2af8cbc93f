import { describe, expect, test } from 'vitest';
import type { FailureKind } from '../../../electron/core/failure.ts';
import { byPassword, cut, reply, scripted } from './scripted.ts';

const messages: readonly (readonly [number, string, FailureKind])[] = [
  [400, 'Malformed request body', 'defect'],
  [400, 'Expecting to find valid project in scope.', 'noProject'],
  [401, 'The username or password is wrong.', 'password'],
  [401, 'The user has been locked. Try again in 15 minutes.', 'password'],
  [401, 'Virtual MFA is required.', 'secondFactor'],
  [401, 'Additional authentications steps required: totp', 'secondFactor'],
  [401, 'a second factor is needed', 'secondFactor'],
  [403, 'You are not authorized to perform the requested action.', 'forbidden'],
  [403, 'The password has expired and must be changed.', 'password'],
  [403, 'The user is locked.', 'password'],
  [404, 'Could not find project: cn-south-9', 'noProject'],
  [404, 'The resource could not be found.', 'notFound'],
  [405, '', 'notFound'],
  [408, '', 'timeout'],
  [413, '', 'defect'],
  [429, 'slow down', 'throttled'],
  [500, 'An unexpected error', 'server'],
  [503, '', 'server'],
];

describe.each<[string, (code: number, message: string) => unknown]>([
  ['of Keystone', (code, message) => ({ error: { code, message, title: 'Title' } })],
  ['with the message alone', (_code, message) => ({ error: { message } })],
  ['of the gateway', (code, message) => ({ error_code: `IAM.${code}`, error_msg: message })],
])('a refusal %s', (_name, shape) => {
  test.each(messages)('HTTP %i, "%s" is %s', async (httpStatus, message, kind) => {
    const iam = () => reply(httpStatus, shape(httpStatus, message), { 'x-iam-trace-id': 'trace-1' });
    const result = await scripted(byPassword, { iam }).ask();
    expect(result).toMatchObject({
      ok: false,
      error: { kind, from: 'iam', httpStatus, requestId: 'trace-1' },
    });
    if (message !== '') expect(result).toMatchObject({ error: { message } });
  });
});

test.each<[string, number, unknown, Record<string, string>, FailureKind]>([
  ['a receipt in a header', 401, {}, { 'openstack-auth-receipt': 'r' }, 'secondFactor'],
  ['a receipt', 401, { receipt: { methods: ['password'] } }, {}, 'secondFactor'],
  ['the methods that it wants', 401, { required_auth_methods: [['password', 'totp']] }, {}, 'secondFactor'],
  [
    'an identity to be completed',
    401,
    { error: { code: 401, identity: { methods: ['password', 'totp'] } } },
    {},
    'secondFactor',
  ],
  ['no JSON, 401', 401, '<html>', {}, 'password'],
  ['no JSON, 502', 502, '<html>', {}, 'server'],
  ['a gateway that denies the address', 403, { error_code: 'APIGW.0401' }, {}, 'addressDenied'],
  ['a gateway without such an API', 404, { error_code: 'APIG.0101' }, {}, 'notFound'],
  ['a gateway that refuses to sign in', 401, { error_code: 'APIG.0301' }, {}, 'password'],
  ['a gateway that throttles', 429, { error_code: 'APIG.0308' }, {}, 'throttled'],
  ['201 without a token', 201, { token: { expires_at: '2026-01-06T12:00:00Z' } }, {}, 'malformed'],
  ['a token that cannot be one', 201, {}, { 'x-subject-token': 'two words' }, 'malformed'],
  ['a sign-in page', 200, '<html>', {}, 'malformed'],
  ['a redirect', 302, '', { location: 'https://elsewhere.example' }, 'malformed'],
])('%s', async (_name, httpStatus, body, headers, kind) => {
  const { ask, sent } = scripted(byPassword, { iam: () => reply(httpStatus, body, headers) });
  // IAM names no request of its own here: it is ours that support asks for.
  expect(await ask()).toMatchObject({ ok: false, error: { kind, from: 'iam', requestId: 'request-2' } });
  expect(sent).toEqual([]);
});

test('IAM that cannot be reached', async () => {
  expect(await scripted(byPassword, { iam: () => cut }).ask()).toMatchObject({
    ok: false,
    error: { kind: 'network', from: 'iam', code: 'ECONNRESET', requestId: 'request-2' },
  });
});
