import { describe, expect, it } from 'vitest';
import { newFailure, type Failure } from '../../electron/core/failure.ts';
import type { FoundPhone } from '../../electron/core/found-phone.ts';
import type { PhoneEntry } from '../../electron/core/phone.ts';
import { failed, ok } from '../../electron/core/result.ts';
import type { Account, Connection } from '../../electron/main/account.ts';
import { createFollower, type FollowerOptions } from '../../electron/main/follower.ts';
import { createFakeClock } from './fake-clock.ts';

const MINUTE = 60_000;

const account: Account = {
  id: 'qa',
  name: 'QA',
  baseUrl: 'https://koophone.example',
  region: '',
  means: { kind: 'token' },
  credentials: { kind: 'token', token: 'token' },
  phones: [],
  followNew: true,
};

const pixel: FoundPhone = {
  id: 'p0',
  name: 'Pixel',
  user: 'mia',
  region: 'cn-south-1',
  sku: 'koophone.basic',
  status: 2,
  frozen: false,
};

function start(more: Partial<Account> = {}, failure: Failure | null = null) {
  const clock = createFakeClock();
  const world = { paused: false, failure, trouble: false, listings: [] as number[] };
  const connect = (): Connection => ({
    ask: () => Promise.reject(new Error('not asked for')),
    find: () => {
      world.listings.push(clock.monotonic());
      return Promise.resolve(world.failure === null ? ok([pixel]) : failed(world.failure));
    },
    tokenExpiresAt: () => null,
    clockSkewMs: () => null,
  });
  let connection: Connection | null = connect();
  const found: (readonly PhoneEntry[])[] = [];
  const troubles: (string | null)[] = [];
  const standing = () => ({
    trouble: world.trouble ? { failure: newFailure('network'), since: 0, retryAt: null } : null,
    lastAnswerAt: null,
    pace: { everySeconds: 30, limitedBy: 'interval', requestsPerSecond: 5 } as const,
    tokenExpiresAt: null,
    clockSkewMs: null,
  });
  const monitor: FollowerOptions['monitor'] = {
    accounts: () => [{ account: { ...account, ...more }, connection, standing: standing() }],
    paused: () => world.paused,
  };
  const end = new AbortController();
  const follower = createFollower(
    {
      clock,
      monitor,
      onFound: (_id, phones) => found.push(phones),
      onTrouble: (_account, why) => troubles.push(why?.kind ?? null),
    },
    end.signal,
  );
  const reconnect = (next: Connection | null = connect()) => (connection = next);
  return { clock, world, follower, found, troubles, end, reconnect };
}

describe('the phones of a tenant that is followed', () => {
  it('are listed at once, and every ten minutes from then on', async () => {
    const { clock, world, follower, found } = start();
    follower.look();
    await clock.advance(25 * MINUTE);
    expect(world.listings).toEqual([0, 10 * MINUTE, 20 * MINUTE]);
    expect(found[0]).toEqual([{ id: 'p0', name: 'Pixel', group: 'mia', region: 'cn-south-1' }]);
  });

  it('are not listed more often because the accounts have changed, but for a new way in', async () => {
    const { clock, world, follower, reconnect } = start();
    for (let time = 0; time < 5; time += 1) {
      follower.look();
      await clock.advance(MINUTE);
    }
    expect(world.listings).toEqual([0]);
    reconnect();
    follower.look();
    expect(world.listings).toEqual([0, 5 * MINUTE]);
  });

  it.each<[what: string, make: (world: ReturnType<typeof start>) => void]>([
    ['while checking is paused', ({ world }) => (world.paused = true)],
    ['while the account does not answer', ({ world }) => (world.trouble = true)],
    ['while its secrets are lost', ({ reconnect }) => reconnect(null)],
    [
      'after the end',
      ({ end }) => {
        end.abort();
      },
    ],
  ])('are not listed %s', async (_, make) => {
    const all = start();
    make(all);
    all.follower.look();
    await all.clock.advance(30 * MINUTE);
    expect(all.world.listings).toEqual([]);
  });

  it('are listed within a minute when checking goes on', async () => {
    const { clock, world, follower } = start();
    world.paused = true;
    follower.look();
    await clock.advance(30 * MINUTE);
    world.paused = false;
    await clock.advance(MINUTE);
    expect(world.listings).toHaveLength(1);
  });
});

describe('a tenant that nobody wants to follow', () => {
  it('is not asked, and no timer runs', () => {
    const { clock, world, follower } = start({ followNew: false });
    follower.look();
    expect(clock.timers).toBe(0);
    expect(world.listings).toEqual([]);
  });
});

describe('a listing that fails', () => {
  it('is told, tried again ten minutes later, and told to be over', async () => {
    const { clock, world, follower, found, troubles } = start({}, newFailure('forbidden'));
    follower.look();
    await clock.advance(MINUTE);
    expect(follower.trouble('qa')).toMatchObject({ kind: 'forbidden' });
    world.failure = null;
    await clock.advance(10 * MINUTE);
    expect(troubles).toEqual(['forbidden', null]);
    expect(follower.trouble('qa')).toBeNull();
    expect(found).toHaveLength(1);
  });
});
