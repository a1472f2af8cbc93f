import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Credentials } from '../../../electron/core/credentials.ts';
import { never, reply, scripted, type Reply } from './scripted.ts';

const asciiSecret = fc.stringMatching(/^[A-Za-z0-9+/=-]{8,40}$/);
const password = fc
  .string({ unit: 'grapheme', minLength: 4, maxLength: 20 })
  .filter((text) => text.trim().length > 3);

/** What a service may make of a secret that it echoes. */
function echoesOf(secret: string): readonly string[] {
  return [
    secret,
    `"${secret}"`,
    `(${secret})\n${secret}`,
    JSON.stringify({ secret }),
    `?p=${encodeURIComponent(secret)}`,
  ];
}

interface Case {
  readonly credentials: Credentials;
  readonly iamToken: string;
  readonly secrets: readonly string[];
}

const credentials: fc.Arbitrary<Case> = fc.oneof(
  asciiSecret.map((token): Case => ({
    credentials: { kind: 'token', token },
    iamToken: '',
    secrets: [token],
  })),
  fc.tuple(asciiSecret, fc.option(asciiSecret)).map(([secretKey, securityToken]): Case => ({
    credentials: { kind: 'accessKey', accessKey: 'AK', secretKey, securityToken },
    iamToken: '',
    secrets: securityToken === null ? [secretKey] : [secretKey, securityToken],
  })),
  fc.tuple(password, asciiSecret).map(([secret, iamToken]): Case => ({
    credentials: {
      kind: 'password',
      iamUrl: 'https://iam.example',
      domain: 'd',
      user: 'u',
      project: 'p',
      password: secret,
    },
    iamToken,
    secrets: [secret, iamToken],
  })),
);

/** An answer that puts the secrets wherever words are read from. */
function echoing(secrets: readonly string[]): fc.Arbitrary<Reply> {
  const words = fc
    .array(
      fc.oneof(
        fc.constantFrom(...secrets.flatMap(echoesOf)),
        fc.constantFrom('token ', ' is bad', '\u0000', ' '),
      ),
    )
    .map((parts) => parts.join(''));
  const body = fc.record(
    { error_code: words, error_msg: words, error: fc.record({ code: words, message: words, title: words }) },
    { requiredKeys: [] },
  );
  const headers = fc.record(
    { 'retry-after': words, date: words, 'x-request-id': words, 'x-iam-trace-id': words },
    { requiredKeys: [] },
  );
  const httpStatus = fc.constantFrom(200, 400, 401, 403, 404, 429, 500);
  return fc.tuple(httpStatus, body, headers).map(([status, json, received]) => reply(status, json, received));
}

const drawn = credentials.chain((each) =>
  fc.record({
    way: fc.constant(each),
    fromService: echoing(each.secrets),
    // It cannot know a token that it has not given out.
    fromIam: echoing(each.secrets.slice(0, 1)),
    iamWorks: fc.boolean(),
  }),
);

test('no failure holds a secret, whatever the service and IAM echo', async () => {
  await fc.assert(
    fc.asyncProperty(drawn, async ({ way: { credentials: signedIn, iamToken, secrets }, ...answers }) => {
      const token = { 'x-subject-token': iamToken };
      const iam = () => (answers.iamWorks ? reply(201, {}, token) : answers.fromIam);
      const sleep = () => Promise.resolve();
      const { client } = scripted(signedIn, { service: () => answers.fromService, iam }, { sleep });
      for (const ask of [() => client.queryStatus(['a'], never), () => client.listPhones(never)]) {
        const result = await ask();
        const texts = result.ok ? [] : [result.error.code, result.error.message, result.error.requestId];
        for (const secret of secrets) for (const text of texts) expect(text ?? '').not.toContain(secret);
      }
    }),
    { numRuns: 1000 },
  );
});
