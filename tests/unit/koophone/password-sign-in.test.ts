import { describe, expect, test } from 'vitest';
import {
  byPassword,
  cut,
  good,
  issued,
  never,
  noon,
  numbered,
  refusal,
  reply,
  scripted,
  tokensOf,
  wrongPassword,
  type Script,
} from './scripted.ts';

const HOUR = 3_600_000;
const dead = () => refusal('APIGW.0301', 'Incorrect IAM authentication information: decrypt token fail');
/** A service to which only these tokens are good. */
const taking =
  (...tokens: readonly string[]): Script =>
  ({ headers }) =>
    tokens.includes(headers['X-Auth-Token'] ?? '') ? good() : dead();

/** Lets everything end that is under way. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** A reply that comes when it is let. */
function later<Value>() {
  let give: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>((resolve) => {
    give = resolve;
  });
  return { promise, give: (value: Value) => give(value) };
}

describe('a token', () => {
  test('is asked for as IAM wants it', async () => {
    const { ask, sent, sentToIam } = scripted(byPassword, { service: good, iam: numbered });
    expect(await ask()).toMatchObject({ ok: true });
    expect(tokensOf(sent)).toEqual(['T1']);
    expect(sentToIam).toMatchObject([
      {
        method: 'POST',
        url: { href: 'https://iam.cn-south-1.example/v3/auth/tokens?nocatalog=1' },
        headers: { 'Content-Type': 'application/json' },
      },
    ]);
    const { domain, user, project, password } = byPassword;
    expect(JSON.parse(sentToIam[0]?.body ?? '')).toEqual({
      auth: {
        identity: {
          methods: ['password'],
          password: { user: { name: user, password, domain: { name: domain } } },
        },
        scope: { project: { name: project } },
      },
    });
  });

  test('is fetched once for all who ask at the same time, and kept', async () => {
    const { client, sent, sentToIam } = scripted(byPassword, { service: good, iam: numbered });
    await Promise.all(Array.from({ length: 8 }, () => client.queryStatus(['a'], never)));
    await client.queryStatus(['a'], never);
    expect(sentToIam).toHaveLength(1);
    expect(new Set(tokensOf(sent))).toEqual(new Set(['T1']));
    expect(sent).toHaveLength(9);
  });

  test('comes to the others when one who waits for it has enough', async () => {
    const answer = later<ReturnType<typeof issued>>();
    const { client, sent, sentToIam } = scripted(byPassword, { service: good, iam: () => answer.promise });
    const caller = new AbortController();
    const impatient = client.queryStatus(['a'], caller.signal);
    const patient = client.queryStatus(['a'], never);
    caller.abort('paused');
    await expect(impatient).rejects.toBe('paused');
    answer.give(issued('T1'));
    expect(await patient).toMatchObject({ ok: true });
    expect([sent.length, sentToIam.length]).toEqual([1, 1]);
  });

  test('is kept also when nobody waits for it any more', async () => {
    const answer = later<ReturnType<typeof issued>>();
    const { client, ask, sentToIam } = scripted(byPassword, { service: good, iam: () => answer.promise });
    const caller = new AbortController();
    const asked = client.queryStatus(['a'], caller.signal);
    caller.abort('paused');
    await expect(asked).rejects.toBe('paused');
    answer.give(issued('T1'));
    expect(await ask()).toMatchObject({ ok: true });
    expect(sentToIam).toHaveLength(1);
  });

  test.each<[string, Record<string, string>, number, number]>([
    [
      '24 hours',
      { issued_at: '2026-01-05T12:00:00.527363Z', expires_at: '2026-01-06T12:00:00.527363Z' },
      24 * HOUR,
      23.5 * HOUR,
    ],
    ['an hour', { issued_at: '2026-01-05T12:00:00Z', expires_at: '2026-01-05T13:00:00Z' }, HOUR, 0.9 * HOUR],
    [
      'IAM whose clock is a day ahead',
      { issued_at: '2026-01-06T12:00:00Z', expires_at: '2026-01-06T22:00:00Z' },
      10 * HOUR,
      9.5 * HOUR,
    ],
    ['IAM that names only its end', { expires_at: '2026-01-05T22:00:00Z' }, 10 * HOUR, 9.5 * HOUR],
    ['IAM that says nothing', {}, 12 * HOUR, 11.5 * HOUR],
    ['IAM that says nonsense', { issued_at: 'x', expires_at: 'y' }, 12 * HOUR, 11.5 * HOUR],
    [
      'that would live for years',
      { issued_at: '2026-01-05T12:00:00Z', expires_at: '2036-01-05T12:00:00Z' },
      24 * HOUR,
      23.5 * HOUR,
    ],
  ])('is renewed early, behind the back of the requests: %s', async (_name, token, life, early) => {
    const answers = [reply(201, { token }, { 'x-subject-token': 'T1' }), issued('T2')];
    const { ask, clock, sent, sentToIam } = scripted(byPassword, {
      service: good,
      iam: (_request, count) => answers[count - 1] ?? wrongPassword(),
    });
    await ask();
    clock.now = noon + early - 1000;
    await ask();
    expect(sentToIam).toHaveLength(1);
    clock.now = noon + early + 1000;
    await ask();
    expect(sentToIam).toHaveLength(2);
    await settled();
    await ask();
    expect(tokensOf(sent)).toEqual(['T1', 'T1', 'T1', 'T2']);
    expect(sentToIam).toHaveLength(2);
    expect(early).toBeLessThan(life);
  });

  test('that cannot be renewed early goes on until it dies, and IAM is left alone in between', async () => {
    let iamWorks = true;
    const { ask, clock, sent, sentToIam } = scripted(byPassword, {
      service: good,
      iam: (_request, count) => (iamWorks ? issued(`T${count}`, 24 * HOUR, clock.now) : cut),
    });
    await ask();
    iamWorks = false;
    for (let minute = 0; minute < 29; minute += 1) {
      clock.now = noon + 23.5 * HOUR + minute * 60_000;
      for (let second = 0; second < 60; second += 5) {
        clock.now += 5000;
        expect(await ask()).toMatchObject({ ok: true });
      }
    }
    expect(new Set(tokensOf(sent))).toEqual(new Set(['T1']));
    expect(sentToIam.length).toBeGreaterThan(20);
    expect(sentToIam.length).toBeLessThan(40);

    clock.now = noon + 24 * HOUR + 60_000;
    expect(await ask()).toMatchObject({
      ok: false,
      error: { kind: 'network', from: 'iam', code: 'ECONNRESET' },
    });
    iamWorks = true;
    expect(await ask()).toMatchObject({ ok: false, error: { from: 'iam' } });
    clock.now += 60_000;
    expect(await ask()).toMatchObject({ ok: true });
  });

  test('waits for as long as IAM asks', async () => {
    const busy = reply(
      429,
      { error_code: 'APIGW.0308', error_msg: 'limit:5,time:1 minute' },
      { 'retry-after': '600' },
    );
    const { ask, clock, sentToIam } = scripted(byPassword, {
      service: good,
      iam: (_request, count) => (count === 1 ? busy : issued('T')),
    });
    const failure = { kind: 'throttled', from: 'iam', retryAfterMs: 600_000, limit: null };
    expect(await ask()).toMatchObject({ ok: false, error: failure });
    clock.now += 599_000;
    expect(await ask()).toMatchObject({ ok: false, error: failure });
    expect(sentToIam).toHaveLength(1);
    clock.now += 2000;
    expect(await ask()).toMatchObject({ ok: true });
  });

  test('is not waited for longer when the clock is set back', async () => {
    const { ask, clock } = scripted(byPassword, {
      service: good,
      iam: (_request, count) => (count === 1 ? cut : issued('T')),
    });
    expect(await ask()).toMatchObject({ ok: false });
    clock.now -= 24 * HOUR;
    expect(await ask()).toMatchObject({ ok: true });
  });
});

describe('a token that the service refuses', () => {
  test('is renewed once, for all who had it', async () => {
    let good = taking('T1');
    const { client, ask, sentToIam, sent } = scripted(byPassword, {
      service: (request, count) => good(request, count),
      iam: numbered,
    });
    await ask();
    good = taking('T2');
    const answers = await Promise.all([1, 2, 3, 4].map(() => client.queryStatus(['a'], never)));
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, true]);
    expect(sentToIam).toHaveLength(2);
    expect(sent).toHaveLength(1 + 4 + 4);
    // And again when that one dies.
    good = taking('T3');
    expect(await ask()).toMatchObject({ ok: true });
    expect(sentToIam).toHaveLength(3);
  });

  test('and so the fresh one: that is the end of it', async () => {
    const { client, ask, clock, sent, sentToIam } = scripted(byPassword, { service: dead, iam: numbered });
    const error = { kind: 'newToken', from: 'service', code: 'APIGW.0301', httpStatus: 401 };
    const answers = await Promise.all([1, 2, 3, 4].map(() => client.queryStatus(['a'], never)));
    for (const answer of answers) expect(answer).toMatchObject({ ok: false, error });
    expect(sentToIam).toHaveLength(2);
    expect(sent.length).toBeLessThanOrEqual(8);
    const before = sent.length;
    expect(await ask()).toMatchObject({ ok: false, error });
    expect([sent.length, sentToIam.length]).toEqual([before, 2]);
    // A user who insists later costs one token, not two.
    clock.now += HOUR;
    expect(await ask()).toMatchObject({ ok: false, error });
    expect([sent.length, sentToIam.length]).toEqual([before + 1, 3]);
  });

  test('is not refused by a 401 about a phone', async () => {
    const { ask, sent, sentToIam } = scripted(byPassword, {
      service: () => refusal('KooPhone.API.1001', 'no permission'),
      iam: numbered,
    });
    expect(await ask()).toMatchObject({ ok: false, error: { kind: 'noPermission' } });
    expect([sent.length, sentToIam.length]).toEqual([1, 1]);
  });

  test('is hidden, wherever the answer puts it', async () => {
    const { ask } = scripted(byPassword, {
      service: () => refusal('APIG.0301', 'the token secret-token-of-iam is bad'),
      iam: () => issued('secret-token-of-iam'),
    });
    expect(await ask()).toMatchObject({ ok: false, error: { message: 'the token ••• is bad' } });
  });
});
