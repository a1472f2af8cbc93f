import { describe, expect, it } from 'vitest';
import { newFailure } from '../../electron/core/failure.ts';
import { NOON } from './fake-clock.ts';
import { failure, refusing, type Behaviour } from './fake-service.ts';
import {
  accountOf,
  idsOf,
  pollingOf,
  titles,
  token,
  watchFleet,
  type WatchedFleet,
} from './watched-fleet.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const standing = ({ monitor }: WatchedFleet, id = 'qa') =>
  monitor.accounts().find(({ account }) => account.id === id)?.standing;

describe('four accounts, one that hangs, one without sign-in, one throttled, one well', () => {
  const named = (name: string) => accountOf(100, { id: name, name, credentials: token(name) });
  const accounts = ['hangs', 'refuses', 'throttled', 'well'].map(named);
  const behaviours: Record<string, () => Behaviour> = {
    hangs: () => 'hang',
    refuses: () => failure('signIn'),
    throttled: () => newFailure('throttled', { limit: { requests: 5, windowMs: MINUTE } }),
    well: () => 'answer',
  };

  async function watched(alone: boolean): Promise<WatchedFleet> {
    const fleet = watchFleet();
    fleet.service.behaviour = (request) => behaviours[request.token]?.() ?? 'answer';
    fleet.monitor.watch(alone ? accounts.slice(3) : accounts, pollingOf());
    await fleet.clock.advance(20 * MINUTE - 1);
    return fleet;
  }

  it('leave the one that is well its interval to the millisecond', async () => {
    const timesOf = ({ service }: WatchedFleet) =>
      service.requests.filter((request) => request.token === 'well').map(({ at }) => at);
    const fleet = await watched(false);
    expect(timesOf(fleet)).toEqual(timesOf(await watched(true)));
    expect(timesOf(fleet)).toHaveLength(40 * 4);
  });

  it('have each its own standing, and notices that name the account', async () => {
    const fleet = await watched(false);
    expect(standing(fleet, 'well')?.trouble).toBeNull();
    expect(standing(fleet, 'refuses')?.trouble).toMatchObject({
      failure: { kind: 'signIn' },
      retryAt: null,
    });
    expect(standing(fleet, 'throttled')?.trouble).toMatchObject({ failure: { kind: 'throttled' } });
    expect(titles(fleet.told)).toEqual(['refuses: sign-in needed', 'throttled does not answer']);
    expect(fleet.service.requests.filter((request) => request.token === 'refuses')).toHaveLength(1);
  });
});

describe('an account that is throttled and goes on more slowly', () => {
  async function throttled(requests = 60, batches = 100): Promise<WatchedFleet> {
    const fleet = watchFleet();
    const limit = { requests, windowMs: MINUTE };
    let count = 0;
    let window = -1;
    fleet.service.behaviour = ({ at }) => {
      if (Math.floor(at / MINUTE) !== window) count = 0;
      window = Math.floor(at / MINUTE);
      count += 1;
      return count <= limit.requests ? 'answer' : newFailure('throttled', { limit });
    };
    fleet.monitor.watch([accountOf(32 * batches)], pollingOf());
    await fleet.clock.advance(20 * MINUTE);
    return fleet;
  }

  it('is no trouble: the pace says it, and nothing is told of account or phones', async () => {
    const fleet = await throttled();
    expect(standing(fleet)).toMatchObject({
      trouble: null,
      pace: { everySeconds: 104, limitedBy: 'service' },
    });
    expect(fleet.told).toEqual([]);
    expect(fleet.failures.length).toBeLessThanOrEqual(4);
  });

  it('makes no phone silent by a lost request, however rarely phones are checked', async () => {
    const fleet = await throttled(5, 60);
    expect(standing(fleet)?.pace.everySeconds).toBeGreaterThan(10 * 60);
    const failures = fleet.failures.length;
    await fleet.clock.advance(4 * HOUR);
    expect(fleet.failures.length).toBeGreaterThan(failures);
    expect(fleet.told).toEqual([]);
  });

  it.each([
    [
      'a pause',
      ({ monitor }: WatchedFleet) => {
        monitor.setPaused(true);
        monitor.setPaused(false);
      },
    ],
    [
      'other numbers',
      ({ monitor }: WatchedFleet) => monitor.watch([accountOf(32 * 100)], pollingOf({ normalSeconds: 20 })),
    ],
    ['other phones', ({ monitor }: WatchedFleet) => monitor.watch([accountOf(32 * 101)], pollingOf())],
    [
      'a new token',
      ({ monitor }: WatchedFleet) =>
        monitor.watch([accountOf(32 * 100, { credentials: token('new') })], pollingOf()),
    ],
  ])('remembers the limit after %s', async (_, act) => {
    const fleet = await throttled();
    const failures = fleet.failures.length;
    act(fleet);
    await fleet.clock.advance(20 * MINUTE);
    expect(fleet.failures).toHaveLength(failures);
    expect(standing(fleet)?.pace.limitedBy).toBe('service');
  });
});

describe('an account whose service wants a long pause', () => {
  it('is told of after a minute, though nothing is sent meanwhile', async () => {
    const fleet = watchFleet();
    fleet.monitor.watch([accountOf(32)], pollingOf());
    await fleet.clock.advance(MINUTE - SECOND);
    fleet.service.behaviour = () => failure('throttled', 30 * MINUTE);
    await fleet.clock.advance(MINUTE);
    expect(fleet.told).toEqual([]);
    await fleet.clock.advance(2 * SECOND);
    expect(titles(fleet.told)).toEqual(['QA does not answer']);
    expect(standing(fleet)?.trouble?.retryAt).toBe(NOON + 31 * MINUTE + 50);
    expect(fleet.failures).toHaveLength(1);
  });
});

describe('quick presses', () => {
  it.each([
    [
      'on pause and resume',
      ({ monitor }: WatchedFleet) => {
        monitor.setPaused(true);
        monitor.setPaused(false);
      },
    ],
    ['on refresh', ({ monitor }: WatchedFleet) => monitor.refresh()],
    [
      'that set other numbers',
      ({ monitor, clock }: WatchedFleet) =>
        monitor.watch([accountOf(64)], pollingOf({ normalSeconds: 30 + (clock.monotonic() % 7) })),
    ],
  ])('%s send no more than the budget allows', async (_, press) => {
    const fleet = watchFleet();
    fleet.monitor.watch([accountOf(64)], pollingOf());
    await fleet.clock.advance(MINUTE);
    const sent = fleet.service.requests.length;
    for (let presses = 0; presses < 10; presses += 1) {
      press(fleet);
      await fleet.clock.advance(20);
    }
    await fleet.clock.advance(10 * SECOND);
    const times = fleet.service.requests.map(({ at }) => at);
    for (const [index, at] of times.slice(1).entries())
      expect(at - (times[index] ?? 0)).toBeGreaterThanOrEqual(200 - 0.001);
    // All that were given up while under way are asked about again, and not more than that.
    expect(times.length - sent).toBeLessThanOrEqual(5);
  });
});

describe('trouble', () => {
  it('lasts over a pause, and “answers again” comes with an answer alone', async () => {
    const fleet = watchFleet();
    fleet.service.behaviour = () => failure('network');
    fleet.monitor.watch([accountOf(32)], pollingOf());
    await fleet.clock.advance(10 * MINUTE);
    const since = standing(fleet)?.trouble?.since;
    for (let presses = 0; presses < 10; presses += 1) {
      fleet.monitor.setPaused(true);
      await fleet.clock.advance(SECOND);
      fleet.monitor.setPaused(false);
      await fleet.clock.advance(SECOND);
    }
    expect(standing(fleet)?.trouble?.since).toBe(since);
    expect(titles(fleet.told)).toEqual(['QA does not answer']);
    fleet.service.behaviour = () => 'answer';
    await fleet.clock.advance(10 * MINUTE);
    expect(titles(fleet.told)).toEqual(['QA does not answer', 'QA answers again']);
  });
});

describe('phones that are set aside', () => {
  const tries = ({ service }: WatchedFleet, since: number) =>
    service.requests.filter(({ at, ids }) => at >= since && ids.includes('p5')).map(({ ids }) => ids);

  it.each([
    [
      'the user edits the phones',
      1,
      (fleet: WatchedFleet) => {
        const phones = accountOf(32).phones.map((phone) => ({ ...phone, name: 'Renamed' }));
        fleet.monitor.watch([accountOf(32, { phones })], pollingOf());
      },
    ],
    ['the user refreshes', 1, (fleet: WatchedFleet) => fleet.monitor.refresh()],
    [
      'something else is saved',
      0,
      (fleet: WatchedFleet) =>
        fleet.monitor.watch([accountOf(32, { name: 'Other' })], pollingOf({ quickSeconds: 6 })),
    ],
  ])('when %s are tried %i times', async (_, times, act) => {
    const fleet = watchFleet();
    fleet.service.behaviour = refusing(new Set(['p5']));
    fleet.monitor.watch([accountOf(32)], pollingOf());
    await fleet.clock.advance(MINUTE);
    const before = fleet.clock.monotonic();
    act(fleet);
    await fleet.clock.advance(5 * MINUTE);
    expect(tries(fleet, before)).toEqual(idsOf(times).map(() => ['p5']));
  });
});

describe('a token', () => {
  it('that dies is announced an hour before, though no answer comes then', async () => {
    const fleet = watchFleet();
    const expiry = NOON + 24 * HOUR;
    fleet.service.tokenExpiresAt = (text) => (text === 'token' ? expiry : null);
    fleet.monitor.watch([accountOf(3)], pollingOf());
    await fleet.clock.advance(22 * HOUR);
    fleet.service.behaviour = () => 'hang';
    await fleet.clock.advance(HOUR - 1);
    expect(fleet.told).toEqual([]);
    await fleet.clock.advance(SECOND);
    expect(titles(fleet.told)).toEqual([
      `QA: the token expires at ${new Date(expiry).toTimeString().slice(0, 5)}`,
    ]);
    expect(fleet.told[0]?.destination).toEqual({ view: 'settings', accountId: 'qa' });
    fleet.service.behaviour = () => 'answer';
    fleet.monitor.watch([accountOf(3, { credentials: token('new') })], pollingOf());
    await fleet.clock.advance(24 * HOUR);
    expect(fleet.told).toHaveLength(1);
  });

  it('that has less than an hour at the start is announced at once, and not during a pause', async () => {
    const fleet = watchFleet();
    fleet.service.tokenExpiresAt = () => NOON + 30 * MINUTE;
    fleet.monitor.setPaused(true);
    fleet.monitor.watch([accountOf(3)], pollingOf());
    await fleet.clock.advance(MINUTE);
    expect(fleet.told).toEqual([]);
    fleet.monitor.setPaused(false);
    await fleet.clock.advance(2 * SECOND);
    expect(fleet.told).toHaveLength(1);
  });

  it('of an account that is gone keeps no timer', async () => {
    const fleet = watchFleet();
    fleet.service.tokenExpiresAt = () => NOON + 24 * HOUR;
    fleet.monitor.watch([accountOf(3)], pollingOf());
    await fleet.clock.advance(MINUTE);
    fleet.monitor.watch([], pollingOf());
    await fleet.clock.advance(0);
    expect(fleet.clock.timers).toBe(0);
    fleet.monitor.watch([accountOf(3)], pollingOf());
    fleet.end.abort();
    await fleet.clock.advance(MINUTE);
    expect(fleet.clock.timers).toBe(0);
  });
});

describe('the clock of this computer', () => {
  it('is told of once when it is far off', async () => {
    const fleet = watchFleet();
    fleet.service.clockSkewMs = () => 20 * MINUTE;
    fleet.monitor.watch([accountOf(3), accountOf(3, { id: 'eu', name: 'EU' })], pollingOf());
    await fleet.clock.advance(HOUR);
    expect(titles(fleet.told)).toEqual(['QA: the clock of this computer is 20 min ahead']);
  });
});
