import { describe, expect, test } from 'vitest';
import {
  byAccessKey,
  cut,
  good,
  never,
  noon,
  refusal,
  reply,
  scripted,
  type Reply,
  type Script,
} from './scripted.ts';

const dateHeader = (time: number) => ({ date: new Date(time).toUTCString() });
const badSignature = (time: number | null) =>
  refusal('APIGW.0301', 'verify aksk signature fail', 401, time === null ? {} : dateHeader(time));
const datesOf = (sent: readonly { readonly headers: Readonly<Record<string, string>> }[]) =>
  sent.map(({ headers }) => headers['X-Sdk-Date']);

/** A service that takes what is at most 15 minutes off its own clock, which is so far ahead of the test's. */
function strictService(ahead: () => number, now: () => number): Script {
  return ({ headers }) => {
    const time = now() + ahead();
    const [, year = '', month = '', day = '', hour = '', minute = '', second = ''] =
      /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(headers['X-Sdk-Date'] ?? '') ?? [];
    const signed = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
    if (!(Math.abs(signed - time) <= 15 * 60_000)) return badSignature(time);
    return reply(200, { status_results: [{ instance_id: 'a', status: 2 }] }, dateHeader(time));
  };
}

describe('an access key', () => {
  test('signs each request, its security token included', async () => {
    const { ask, sent } = scripted(byAccessKey, { service: good });
    expect(await ask()).toMatchObject({ ok: true });
    expect(sent).toMatchObject([
      {
        headers: {
          'X-Sdk-Date': '20260105T120000Z',
          'X-Security-Token': byAccessKey.securityToken,
          Authorization: expect.stringMatching(
            /^SDK-HMAC-SHA256 Access=QTWAOYTTINDUT2QVKYUC, SignedHeaders=content-type;host;x-request-id;x-sdk-date;x-security-token, Signature=[0-9a-f]{64}$/,
          ) as string,
        },
      },
    ]);
    expect(Object.keys(sent[0]?.headers ?? {})).not.toContain('X-Auth-Token');
  });

  test.each([
    { accessKey: '' },
    { accessKey: 'ключ' },
    { accessKey: 'two\nlines' },
    { secretKey: '' },
    { securityToken: '' },
    { securityToken: 'a b' },
  ])('that cannot be one is a failure, and nothing is sent: %j', async (broken) => {
    const { ask, sent } = scripted({ ...byAccessKey, ...broken }, { service: good });
    expect(await ask()).toMatchObject({ ok: false, error: { kind: 'accessKey', requestId: '' } });
    expect(sent).toEqual([]);
  });

  test.each([
    ['by a clock that is right', noon + 4 * 60_000],
    ['without a date', null],
  ])('is not sent again when it is refused %s', async (_name, time) => {
    const { ask, sent, client } = scripted(byAccessKey, { service: () => badSignature(time) });
    expect(await ask()).toMatchObject({
      ok: false,
      error: { kind: 'accessKey', code: 'APIGW.0301', message: 'verify aksk signature fail' },
    });
    expect(sent).toHaveLength(1);
    expect(client.clockSkewMs()).toBeNull();
  });
});

describe('a clock that is off', () => {
  test.each([16 * 60_000, -16 * 60_000, 3 * 365 * 86_400_000])('by %i ms is found out', async (behind) => {
    const { ask, sent, client, clock } = scripted(byAccessKey, {
      service: strictService(
        () => behind,
        () => clock.now,
      ),
    });
    expect(client.clockSkewMs()).toBeNull();
    expect(await ask()).toMatchObject({ ok: true });
    expect(sent).toHaveLength(2);
    expect(client.clockSkewMs()).toBe(-behind);
    clock.now += 3_600_000;
    expect(await ask()).toMatchObject({ ok: true });
    expect(sent).toHaveLength(3);
    expect(new Set(sent.map(({ headers }) => headers['x-request-id'])).size).toBe(3);
  });

  test('is tried only once more', async () => {
    const { ask, sent } = scripted(byAccessKey, { service: () => badSignature(noon + 3_600_000) });
    expect(await ask()).toMatchObject({ ok: false, error: { kind: 'accessKey' } });
    expect(datesOf(sent)).toEqual(['20260105T120000Z', '20260105T130000Z']);
  });

  test('is right again when the answers say so', async () => {
    let ahead = 3_600_000;
    const { ask, sent, client, clock } = scripted(byAccessKey, {
      service: strictService(
        () => ahead,
        () => clock.now,
      ),
    });
    await ask();
    // The computer's clock is put right.
    clock.now += ahead;
    ahead = 0;
    expect(await ask()).toMatchObject({ ok: true });
    expect(await ask()).toMatchObject({ ok: true });
    expect(client.clockSkewMs()).toBeNull();
    expect(sent.length).toBeLessThanOrEqual(5);
    expect(datesOf(sent).at(-1)).toBe('20260105T130000Z');
  });

  test('and then only a little off is said to be right, without a refusal', async () => {
    let ahead = 16 * 60_000;
    const { ask, sent, client, clock } = scripted(byAccessKey, {
      service: strictService(
        () => ahead,
        () => clock.now,
      ),
    });
    await ask();
    expect(client.clockSkewMs()).toBe(-16 * 60_000);
    ahead = 6 * 60_000;
    await ask();
    expect(client.clockSkewMs()).toBe(-6 * 60_000);
    ahead = 4 * 60_000;
    await ask();
    expect(client.clockSkewMs()).toBeNull();
    expect(sent).toHaveLength(4);
  });

  test('is found out by one for all', async () => {
    const { client, sent, clock } = scripted(byAccessKey, {
      service: strictService(
        () => 3_600_000,
        () => clock.now,
      ),
    });
    const answers = await Promise.all([1, 2, 3].map(() => client.queryStatus(['a'], never)));
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(sent).toHaveLength(1 + 3);
  });

  test('that is set while many are under way is found out by each', async () => {
    const { client, ask, sent, clock } = scripted(byAccessKey, {
      service: strictService(
        () => noon - clock.now,
        () => clock.now,
      ),
    });
    await ask();
    clock.now += 3_600_000;
    const answers = await Promise.all([1, 2, 3].map(() => client.queryStatus(['a'], never)));
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(sent).toHaveLength(1 + 3 + 3);
    expect(client.clockSkewMs()).toBe(3_600_000);
  });
});

describe('until the service has taken a signature', () => {
  const many = Array.from({ length: 32 }, (_, index) => index);

  test('one goes first, and its refusal is the answer for all who waited', async () => {
    const { client, ask, sent } = scripted(byAccessKey, { service: () => badSignature(noon) });
    const answers = await Promise.all(
      many.map(() => client.queryStatus(['a'], new AbortController().signal)),
    );
    for (const answer of answers)
      expect(answer).toMatchObject({ ok: false, error: { requestId: 'request-1' } });
    expect(sent).toHaveLength(1);
    await ask();
    expect(sent).toHaveLength(2);
  });

  test('one that fails otherwise says nothing of the next', async () => {
    const { client, sent } = scripted(byAccessKey, {
      service: (_request, count) => (count === 1 ? cut : good()),
    });
    const answers = await Promise.all(
      many.map(() => client.queryStatus(['a'], new AbortController().signal)),
    );
    expect(answers.map(({ ok }) => ok)).toEqual(many.map((index) => index > 0));
    expect(sent).toHaveLength(32);
  });

  test('one that waits, or goes first, may have enough', async () => {
    let answer: (value: Reply) => void = () => undefined;
    const { client, sent } = scripted(byAccessKey, {
      service: (_request, count) =>
        count > 1
          ? good()
          : new Promise<Reply>((resolve) => {
              answer = resolve;
            }),
    });
    const [first, second] = [new AbortController(), new AbortController()];
    const asked = [first, second].map(({ signal }) => client.queryStatus(['a'], signal));
    const third = client.queryStatus(['a'], never);
    second.abort('second');
    await expect(asked[1]).rejects.toBe('second');
    first.abort('first');
    answer(good());
    await expect(asked[0]).rejects.toBe('first');
    expect(await third).toMatchObject({ ok: true });
    expect(sent).toHaveLength(2);
  });
});
