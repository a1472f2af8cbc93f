import { describe, expect, it } from 'vitest';
import { newFailure } from '../../../electron/core/failure.ts';
import { entriesOf, failureOf } from './phone-lives.ts';
import { idsOf, poll, pollingOf, send } from './polled.ts';

describe('a sweep', () => {
  it.each([
    [1, 1],
    [32, 1],
    [33, 2],
    [64, 2],
    [1_064, 34],
    [4_800, 150],
  ])('of %i phones takes %i requests, each time', (phones, requests) => {
    const sent = poll(pollingOf(phones), 0, 4 * 30_000);
    expect(sent.length).toBe(4 * requests);
    for (let sweep = 0; sweep < 4; sweep += 1) {
      const asked = sent.slice(sweep * requests, (sweep + 1) * requests).flatMap(({ ids }) => ids);
      expect(asked.sort()).toEqual(idsOf(phones).sort());
    }
  });

  it('of more phones than the budget allows goes on without a pause, longest due first', () => {
    const polling = pollingOf(10_000);
    expect(polling.pace()).toEqual({ everySeconds: 63, limitedBy: 'budget', requestsPerSecond: 5 });
    const sent = poll(polling, 0, 3 * 62_600);
    expect(sent.length).toBe(3 * 313);
    const asked = new Map<string, number[]>();
    for (const { ids, sentAt } of sent)
      for (const id of ids) asked.set(id, [...(asked.get(id) ?? []), sentAt]);
    expect(asked.size).toBe(10_000);
    for (const times of asked.values()) {
      expect(times.length).toBeGreaterThanOrEqual(3);
      for (const [index, at] of times.slice(1).entries())
        expect(at - (times[index] ?? 0)).toBeLessThanOrEqual(62_600);
    }
  });

  it('says how often each phone is checked', () => {
    expect(pollingOf(1_064).pace()).toEqual({
      everySeconds: 30,
      limitedBy: 'interval',
      requestsPerSecond: 5,
    });
    expect(pollingOf(0).pace()).toEqual({ everySeconds: 30, limitedBy: 'interval', requestsPerSecond: 5 });
  });
});

describe('the quick interval', () => {
  it('is for the phones that want it; the others fill up the batch when they are due soon', () => {
    const sent = poll(pollingOf(2), 0, 30_000, (id) => id === 'p0');
    expect(sent.map(({ ids, sentAt }) => [sentAt / 1000, ...ids])).toEqual([
      [0, 'p0', 'p1'],
      [5, 'p0'],
      [10, 'p0'],
      [15, 'p0', 'p1'],
      [20, 'p0'],
      [25, 'p0'],
    ]);
  });

  it.each([
    [2_499, ['p2']],
    [2_500, ['p2', 'p0']],
  ])('must be half over before a phone is taken along: at %i ms with %j', (now, ids) => {
    const polling = pollingOf(2);
    polling.answered(send(polling, 0), (id) => id === 'p0');
    polling.setPhones(entriesOf(idsOf(3)), now);
    expect(send(polling, now).ids).toEqual(ids);
  });

  it('is never longer than the normal one', () => {
    const sent = poll(pollingOf(1, { normalSeconds: 5, quickSeconds: 60 }), 0, 20_000, () => true);
    expect(sent.map(({ sentAt }) => sentAt)).toEqual([0, 5_000, 10_000, 15_000]);
  });
});

describe('failures', () => {
  it('wait longer and longer, one request at a time, and end with one success', () => {
    const polling = pollingOf(320);
    const batches = [0, 200, 400, 600].map((now) => send(polling, now));
    expect(polling.step(800)).toEqual({ kind: 'wait', until: null });
    for (const batch of batches) expect(polling.failed(batch, failureOf('network'), 900)).toEqual(batch.ids);
    // Four requests that were under way together are one failure, not four.
    expect(polling.step(900)).toEqual({ kind: 'wait', until: 1_900 });
    const second = send(polling, 1_900);
    expect(polling.step(2_500)).toEqual({ kind: 'wait', until: null });
    polling.failed(second, failureOf('timeout'), 3_000);
    expect(polling.step(3_000)).toEqual({ kind: 'wait', until: 5_000 });
    expect(polling.trouble()).toEqual({ failure: failureOf('timeout'), since: 900, retryAt: 5_000 });
    const third = send(polling, 5_000);
    polling.answered(third, () => false);
    expect(polling.trouble()).toBeNull();
    for (const now of [5_200, 5_400, 5_600, 5_800]) send(polling, now);
  });

  it('are no trouble when a single one comes among answers', () => {
    const polling = pollingOf(1);
    polling.answered(send(polling, 0), () => false);
    polling.failed(send(polling, 30_000), failureOf('server'), 30_100);
    expect(polling.trouble()).toBeNull();
    polling.failed(send(polling, 31_100), failureOf('server'), 31_200);
    expect(polling.trouble()).toMatchObject({ since: 30_100, failure: { kind: 'server' } });
  });

  it('are trouble at once when nothing better is known, or when somebody must act', () => {
    const fresh = pollingOf(1);
    fresh.failed(send(fresh, 0), failureOf('network'), 100);
    expect(fresh.trouble()).toMatchObject({ since: 100, retryAt: 1_100 });
    const known = pollingOf(1);
    known.answered(send(known, 0), () => false);
    known.failed(send(known, 30_000), failureOf('forbidden'), 30_100);
    expect(known.trouble()).toMatchObject({ since: 30_100 });
  });

  it('of the sign-in stop the account until the user acts', () => {
    const polling = pollingOf(1);
    polling.failed(send(polling, 0), failureOf('signIn'), 100);
    expect(polling.trouble()).toMatchObject({ retryAt: null });
    expect(polling.step(86_400_000)).toEqual({ kind: 'wait', until: null });
    polling.refresh(86_400_000);
    polling.answered(send(polling, 86_400_000), () => false);
    expect(polling.trouble()).toBeNull();
  });

  it.each([
    [null, null, 5_100],
    [4_000, null, 4_100],
    [86_400_000, null, 3_600_100],
    [null, { requests: 60, windowMs: 60_000 }, 60_100],
    [4_000, { requests: 60, windowMs: 60_000 }, 4_100],
  ])('for too many requests wait as asked (%s ms, %j), within reason', (retryAfterMs, limit, until) => {
    const polling = pollingOf(64);
    polling.failed(send(polling, 0), newFailure('throttled', { retryAfterMs, limit }), 100);
    expect(polling.step(100)).toEqual({ kind: 'wait', until });
    // The user cannot hurry the service.
    polling.refresh(200);
    expect(polling.step(200)).toEqual({ kind: 'wait', until });
  });

  it('for too many requests to IAM say nothing of the rate that the service takes', () => {
    const polling = pollingOf(640, { normalSeconds: 5 });
    const failure = newFailure('throttled', { from: 'iam', retryAfterMs: 4_000 });
    polling.failed(send(polling, 0), failure, 100);
    expect(polling.step(100)).toEqual({ kind: 'wait', until: 4_100 });
    expect(polling.pace().requestsPerSecond).toBe(5);
  });

  it('for too many requests are no trouble while answers come', () => {
    const polling = pollingOf(640);
    polling.failed(send(polling, 0), failureOf('throttled'), 100);
    expect(polling.trouble()).toBeNull();
    polling.failed(send(polling, 5_100), failureOf('throttled'), 5_200);
    expect(polling.trouble()).toBeNull();
    polling.failed(send(polling, 66_000), failureOf('throttled'), 66_100);
    expect(polling.trouble()).toMatchObject({ since: 100 });
    polling.answered(send(polling, 200_000), () => false);
    expect(polling.trouble()).toBeNull();
  });

  it('for too many requests are trouble when the service wants a long pause', () => {
    const polling = pollingOf(640);
    polling.failed(send(polling, 0), failureOf('throttled', 600_000), 100);
    expect(polling.trouble()).toMatchObject({ since: 100, retryAt: 600_100 });
  });
});

describe('a batch that is refused', () => {
  it.each([0, 13, 31])('for its phone %i is halved until that one is found; the others go on', (bad) => {
    const polling = pollingOf(32);
    const refusedId = `p${bad}`;
    const answered = new Set<string>();
    const setAside: string[] = [];
    let requests = 0;
    let now = 0;
    for (; answered.size < 31 || setAside.length < 1; now += 200) {
      const batch = send(polling, now);
      requests += 1;
      if (batch.ids.includes(refusedId))
        setAside.push(...polling.failed(batch, failureOf('noInstance'), now));
      else {
        polling.answered(batch, () => false);
        for (const id of batch.ids) answered.add(id);
      }
    }
    expect(setAside).toEqual([refusedId]);
    expect(requests).toBe(11);
    expect(polling.trouble()).toBeNull();
    // It is asked about again, but rarely.
    const later = poll(polling, now, now + 20 * 60_000);
    const times = later.filter(({ ids }) => ids.includes(refusedId)).map(({ sentAt }) => sentAt);
    expect(times.length).toBeGreaterThan(0);
    expect(times[0] ?? 0).toBeGreaterThan(14 * 60_000);
  });
});

describe('the list of phones', () => {
  it('can change while requests are under way', () => {
    const polling = pollingOf(2);
    const batch = send(polling, 0);
    polling.setPhones(entriesOf(['p1', 'new']), 100);
    polling.answered(batch, () => false);
    const second = send(polling, 200);
    expect(second.ids).toEqual(['new']);
    polling.answered(second, () => false);
    expect(send(polling, 30_000).ids).toEqual(['p1', 'new']);
  });

  it('that is empty asks for nothing', () => {
    expect(pollingOf(0).step(0)).toEqual({ kind: 'wait', until: null });
  });

  it('is due at once after a refresh, but for the phones that are being checked', () => {
    const polling = pollingOf(33);
    const first = send(polling, 0);
    const rest = send(polling, 200);
    expect([...first.ids, ...rest.ids].sort()).toEqual(idsOf(33).sort());
    polling.answered(rest, () => false);
    polling.refresh(1_000);
    const again = send(polling, 1_000);
    expect(again.ids).toEqual(rest.ids);
    polling.answered(first, () => false);
    polling.answered(again, () => false);
    expect(polling.step(1_200)).toEqual({ kind: 'wait', until: 30_000 });
  });
});

describe('an answer that was under way when another request failed', () => {
  it.each([
    ['throttled', { kind: 'wait', until: 60_300 }],
    ['signIn', { kind: 'wait', until: null }],
  ] as const)('does not undo what a %s decided', (kind, expected) => {
    const polling = pollingOf(96);
    const first = send(polling, 0);
    const second = send(polling, 200);
    polling.failed(first, { ...failureOf(kind), retryAfterMs: 60_000 }, 300);
    polling.answered(second, () => false);
    expect(polling.step(400)).toEqual(expected);
  });
});

describe('a failure that was under way when another request failed', () => {
  it.each([
    ['signIn', 'throttled', 'signIn', 1_000],
    ['signIn', 'network', 'signIn', 1_000],
    ['throttled', 'network', null, 60_300],
  ] as const)('says nothing of the account: %s, then %s', (kind, late, said, until) => {
    const polling = pollingOf(96, {}, 0);
    const first = send(polling, 0);
    const second = send(polling, 200);
    polling.failed(first, failureOf(kind, 60_000), 300);
    polling.failed(second, failureOf(late), 400);
    expect(polling.trouble()?.failure.kind ?? null).toBe(said);
    polling.refresh(1_000);
    const again = poll(polling, 1_000, 90_000);
    expect(again[0]?.sentAt).toBe(until);
  });
});
