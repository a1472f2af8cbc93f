import { describe, expect, it } from 'vitest';
import type { RateLimit } from '../../../electron/simulator/rate-limit.ts';
import { ask, HOST, idsOf, queryFor, refusalIn, simulated, withToken } from './calling.ts';

const MINUTE = 60_000;

describe('a limit', () => {
  it.each([
    [{ requests: 5, windowMs: MINUTE }, 'limit:5,time:1 minute'],
    [{ requests: 60, windowMs: MINUTE }, 'limit:60,time:1 minute'],
    [{ requests: 20, windowMs: 1000 }, 'limit:20,time:1 second'],
    [{ requests: 7, windowMs: 5 * MINUTE }, 'limit:7,time:5 minute'],
  ])('%j: takes so many in each window, and says so', (limit: RateLimit, words) => {
    const { service, clock } = simulated({ limit });
    clock.now = Math.ceil(clock.now / limit.windowMs) * limit.windowMs;
    const ids = idsOf(service, 1);
    for (const turn of [1, 2, 3]) {
      const answers = Array.from({ length: limit.requests + 1 }, () => ask(service, ids));
      expect(answers.filter(({ httpStatus }) => httpStatus === 200)).toHaveLength(limit.requests);
      expect(answers.slice(limit.requests).map(refusalIn)).toEqual([
        {
          httpStatus: 429,
          code: 'APIGW.0308',
          message: `The throttling threshold has been reached: policy user over ratelimit,${words}`,
        },
      ]);
      clock.now += limit.windowMs - 1;
      expect(ask(service, ids).httpStatus).toBe(429);
      clock.now += 1;
      expect(service.refusedForLimit).toBe(turn * 2);
    }
  });

  it('says when to come back, or nothing at all, by choice', () => {
    const limit = { requests: 1, windowMs: MINUTE };
    const { service, clock } = simulated({ limit: { ...limit, text: false, retryAfter: true } });
    clock.now = Math.ceil(clock.now / MINUTE) * MINUTE + 18_500;
    const ids = idsOf(service, 1);
    ask(service, ids);
    const refused = ask(service, ids);
    expect(refusalIn(refused).message).toBe('The throttling threshold has been reached');
    expect(refused.headers['Retry-After']).toBe('42');
    service.setLimit({ ...limit, requests: 0 });
    expect(ask(service, ids).headers).not.toHaveProperty('Retry-After');
    service.setLimit(null);
    expect(ask(service, ids).httpStatus).toBe(200);
  });

  it('is one for queries and lists, whoever sends them; who is not let in and IAM do not count', () => {
    const { service } = simulated({ limit: { requests: 2, windowMs: 24 * 60 * MINUTE } });
    const ids = idsOf(service, 1);
    expect(ask(service, ids, 'wrong').httpStatus).toBe(401);
    service.handle({ method: 'POST', url: `${HOST}/v3/auth/tokens`, headers: {}, body: '' });
    expect(ask(service, ids, service.iam.giveToken()).httpStatus).toBe(200);
    const list = withToken(
      { ...queryFor([]), method: 'GET', url: `${HOST}/v1/instances/batch-query?page_no=1&page_size=9` },
      service.token,
    );
    expect(service.handle(list).httpStatus).toBe(200);
    expect(service.handle(list).httpStatus).toBe(429);
    expect(ask(service, ids).httpStatus).toBe(429);
    expect(ask(service, ids, 'wrong').httpStatus).toBe(401);
    expect(service.refusedForLimit).toBe(2);
  });
});

describe('a limit of requests at once', () => {
  it('refuses one more, until one is over', () => {
    const { service } = simulated({ concurrency: 2 });
    const call = withToken(queryFor(idsOf(service, 1)), service.token);
    const [one, two, three] = [service.receive(call), service.receive(call), service.receive(call)];
    expect(refusalIn(three.answer())).toMatchObject({ httpStatus: 429, code: 'APIGW.0308' });
    three.over();
    expect(one.answer().httpStatus).toBe(200);
    one.over();
    expect(service.handle(call).httpStatus).toBe(200);
    service.setConcurrency(1);
    expect(two.answer().httpStatus).toBe(200);
    expect(service.handle(call).httpStatus).toBe(429);
    two.over();
    expect(service.handle(call).httpStatus).toBe(200);
    expect(service.refusedForLimit).toBe(2);
  });
});
