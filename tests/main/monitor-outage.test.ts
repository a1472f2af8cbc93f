import { describe, expect, it } from 'vitest';
import type { FailureKind } from '../../electron/core/failure.ts';
import { NOON } from './fake-clock.ts';
import { failure } from './fake-service.ts';
import { accountOf, pollingOf, titles, token, watchFleet, type WatchedFleet } from './watched-fleet.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

async function wellFleet(many: number, random = () => 0.5): Promise<WatchedFleet> {
  const fleet = watchFleet(random);
  fleet.monitor.watch([accountOf(many)], pollingOf());
  await fleet.clock.advance(2 * MINUTE);
  return fleet;
}

const standing = ({ monitor }: WatchedFleet) => monitor.accounts()[0]?.standing;

/** The pauses between the requests that were sent from `since` on, in ms. */
function pauses({ service }: WatchedFleet, since: number): number[] {
  const times = service.requests.map(({ at }) => at).filter((at) => at >= since);
  return times.slice(1).map((at, index) => at - (times[index] ?? 0));
}

const passing: readonly FailureKind[] = [
  'network',
  'timeout',
  'server',
  'throttled',
  'malformed',
  'tooLarge',
];
const slow: readonly FailureKind[] = ['forbidden', 'noTenant', 'notSubscribed', 'notFound', 'defect'];

describe.each([...passing, ...slow])('an outage (%s)', (kind) => {
  it('changes no status, backs off, tells of itself once and of its end once', async () => {
    const fleet = await wellFleet(200, () => 0.999);
    fleet.service.status = (id) => (id === 'p3' ? 3 : 2);
    await fleet.clock.advance(MINUTE);
    const told = fleet.told.length;
    const before = { ...fleet.monitor.fleet.counts, byKind: { ...fleet.monitor.fleet.counts.byKind } };

    fleet.service.behaviour = () => failure(kind);
    const began = fleet.clock.monotonic();
    await fleet.clock.advance(2 * 60 * MINUTE);
    expect(fleet.monitor.fleet.counts).toEqual(before);
    expect([...fleet.monitor.fleet.phones.values()].every(({ silence }) => silence !== null)).toBe(true);
    expect(titles(fleet.told.slice(told))).toEqual(['QA does not answer']);
    expect(standing(fleet)?.trouble?.failure.kind).toBe(kind);
    const waits = pauses(fleet, began + 30 * SECOND);
    expect(Math.max(...waits)).toBeLessThanOrEqual(5 * MINUTE + SECOND);
    expect(waits.length).toBeLessThan(40);

    fleet.service.behaviour = () => 'answer';
    await fleet.clock.advance(10 * MINUTE);
    expect(titles(fleet.told.slice(told))).toEqual(['QA does not answer', 'QA answers again']);
    expect(standing(fleet)?.trouble).toBeNull();
    expect([...fleet.monitor.fleet.phones.values()].every(({ silence }) => silence === null)).toBe(true);
    const sent = fleet.service.requests.length;
    await fleet.clock.advance(5 * MINUTE);
    expect(fleet.service.requests.length - sent).toBe(10 * Math.ceil(200 / 32));
  });
});

describe('a short outage', () => {
  it('is not worth a notice, but is shown', async () => {
    const fleet = await wellFleet(200);
    fleet.service.behaviour = () => failure('network');
    await fleet.clock.advance(45 * SECOND);
    expect(standing(fleet)?.trouble?.failure.kind).toBe('network');
    fleet.service.behaviour = () => 'answer';
    await fleet.clock.advance(10 * MINUTE);
    expect(fleet.told).toEqual([]);
    expect(standing(fleet)?.trouble).toBeNull();
  });

  it('of one lost request is not even shown', async () => {
    const fleet = await wellFleet(32);
    fleet.service.behaviour = () => {
      fleet.service.behaviour = () => 'answer';
      return failure('timeout');
    };
    const seen = new Set<unknown>();
    for (let steps = 0; steps < 120; steps += 1) {
      await fleet.clock.advance(SECOND);
      seen.add(standing(fleet)?.trouble ?? null);
    }
    expect(fleet.failures).toHaveLength(1);
    expect([...seen]).toEqual([null]);
  });

  it('of a phone that changes meanwhile tells of the change as of any other', async () => {
    const fleet = await wellFleet(32);
    fleet.service.behaviour = () => failure('network');
    fleet.service.status = (id) => (id === 'p7' ? 3 : 2);
    await fleet.clock.advance(40 * SECOND);
    fleet.service.behaviour = () => 'answer';
    await fleet.clock.advance(5 * MINUTE);
    expect(titles(fleet.told)).toEqual(['Phone p7 went offline']);
  });
});

describe('a long outage', () => {
  it('sums up what changed during it in one notice', async () => {
    const fleet = await wellFleet(200);
    fleet.service.behaviour = () => failure('network');
    fleet.service.status = (id) => (['p7', 'p70', 'p170'].includes(id) ? 3 : 2);
    await fleet.clock.advance(60 * MINUTE);
    fleet.service.behaviour = () => 'answer';
    await fleet.clock.advance(10 * MINUTE);
    expect(titles(fleet.told)).toEqual([
      'QA does not answer',
      'QA answers again',
      'While KooGlance could not check',
    ]);
  });

  it('ends at once when the system wakes up or the user asks', async () => {
    const fleet = await wellFleet(200);
    fleet.service.behaviour = () => failure('network');
    await fleet.clock.advance(60 * MINUTE);
    fleet.service.behaviour = () => 'answer';
    fleet.monitor.refresh();
    await fleet.clock.advance(5 * SECOND);
    expect(standing(fleet)?.trouble).toBeNull();
    expect([...fleet.monitor.fleet.phones.values()].every(({ silence }) => silence === null)).toBe(true);
  });

  it('says since when, and when the next try is', async () => {
    const fleet = await wellFleet(32);
    fleet.service.behaviour = () => failure('network');
    await fleet.clock.advance(10 * MINUTE);
    const trouble = standing(fleet)?.trouble;
    expect(trouble?.since).toBe(NOON + 2 * MINUTE + 50);
    const retryAt = trouble?.retryAt ?? 0;
    const sent = fleet.service.requests.length;
    await fleet.clock.advance(retryAt - fleet.clock.now() - 1);
    expect(fleet.service.requests).toHaveLength(sent);
    await fleet.clock.advance(1);
    expect(fleet.service.requests).toHaveLength(sent + 1);
  });
});

describe('a service that asks for a pause', () => {
  it('is left alone for as long as it asks', async () => {
    const fleet = await wellFleet(200);
    fleet.service.behaviour = () => failure('throttled', 10 * MINUTE);
    await fleet.clock.advance(SECOND);
    const underWay = fleet.service.requests.length;
    fleet.service.behaviour = () => 'answer';
    await fleet.clock.advance(9 * MINUTE);
    expect(fleet.service.requests.length - underWay).toBeLessThanOrEqual(0);
    await fleet.clock.advance(2 * MINUTE);
    expect(standing(fleet)?.trouble).toBeNull();
  });
});

describe('a refused sign-in', () => {
  it('is not over before the other token was accepted', async () => {
    const fleet = await wellFleet(200);
    fleet.service.behaviour = () => failure('signIn');
    await fleet.clock.advance(2 * MINUTE);
    fleet.monitor.watch([accountOf(200, { credentials: token('also wrong') })], pollingOf());
    await fleet.clock.advance(2 * MINUTE);
    expect(titles(fleet.told)).not.toContain('QA answers again');
  });

  it('stops the account: one notice, and nothing more is sent', async () => {
    const fleet = await wellFleet(200);
    fleet.service.behaviour = () => failure('signIn');
    await fleet.clock.advance(MINUTE);
    const sent = fleet.service.requests.length;
    await fleet.clock.advance(24 * 60 * MINUTE);
    expect(fleet.service.requests).toHaveLength(sent);
    expect(fleet.failures.length).toBeLessThanOrEqual(4);
    expect(titles(fleet.told)).toEqual(['QA: sign-in needed']);
    expect(fleet.told[0]?.destination).toEqual({ view: 'settings', accountId: 'qa' });
    expect(standing(fleet)?.trouble).toMatchObject({ failure: { kind: 'signIn' }, retryAt: null });
    expect(fleet.monitor.fleet.counts.byKind.running).toBe(200);
    expect(fleet.clock.timers).toBe(0);
  });

  it('is over with another token', async () => {
    const fleet = await wellFleet(200);
    fleet.service.behaviour = ({ token }) => (token === 'token' ? failure('signIn') : 'answer');
    await fleet.clock.advance(2 * MINUTE);
    fleet.monitor.watch([accountOf(200, { credentials: token('new') })], pollingOf());
    await fleet.clock.advance(MINUTE);
    expect(standing(fleet)?.trouble).toBeNull();
    expect(titles(fleet.told)).toEqual(['QA: sign-in needed', 'QA answers again']);
    expect(fleet.service.requests.at(-1)?.token).toBe('new');
  });

  it('of an account without a token is said without asking', async () => {
    const fleet = watchFleet();
    fleet.monitor.watch([accountOf(3, { credentials: null })], pollingOf());
    await fleet.clock.advance(60 * MINUTE);
    expect(fleet.service.requests).toEqual([]);
    expect(titles(fleet.told)).toEqual(['QA: sign-in needed']);
    expect(standing(fleet)?.trouble).toMatchObject({ failure: { kind: 'signIn' }, since: NOON });
  });
});

describe('a first start without a network', () => {
  it('shows the trouble at once, tells of it after a minute, and makes no status of it', async () => {
    const fleet = watchFleet();
    fleet.service.behaviour = () => failure('network');
    fleet.monitor.watch([accountOf(100)], pollingOf());
    await fleet.clock.advance(SECOND);
    expect(standing(fleet)?.trouble?.failure.kind).toBe('network');
    expect(fleet.told).toEqual([]);
    await fleet.clock.advance(10 * MINUTE);
    expect(titles(fleet.told)).toEqual(['QA does not answer']);
    expect(fleet.monitor.fleet.counts).toMatchObject({ waiting: 100, problems: 0 });
    fleet.service.behaviour = () => 'answer';
    await fleet.clock.advance(10 * MINUTE);
    expect(titles(fleet.told)).toEqual(['QA does not answer', 'QA answers again']);
    expect(fleet.monitor.fleet.counts).toMatchObject({ waiting: 0, problems: 0 });
  });
});

describe('an outage is not over', () => {
  it.each([
    {
      name: 'when other numbers are set',
      act: ({ monitor }: WatchedFleet) => monitor.watch([accountOf(32)], pollingOf({ requestsPerSecond: 1 })),
    },
    {
      name: 'when checking is paused and the phones are renamed',
      act: ({ monitor }: WatchedFleet) => {
        monitor.setPaused(true);
        monitor.watch([accountOf(32, { name: 'QA' })], pollingOf());
        monitor.setPaused(false);
      },
    },
  ])('$name', async ({ act }) => {
    const fleet = await wellFleet(32);
    fleet.service.behaviour = () => failure('network');
    await fleet.clock.advance(10 * MINUTE);
    act(fleet);
    await fleet.clock.advance(10 * MINUTE);
    expect(titles(fleet.told)).toEqual(['QA does not answer']);
  });
});
