import { describe, expect, it } from 'vitest';
import { failure, refusing } from './fake-service.ts';
import { accountOf, believed, idsOf, pollingOf, titles, token, watchFleet } from './watched-fleet.ts';

const SWEEP = 30_000;

describe('a sweep', () => {
  it.each([1, 32, 33, 64, 100, 1_000])('of %i phones takes one request for 32', async (many) => {
    const { clock, service, monitor, told } = watchFleet();
    monitor.watch([accountOf(many)], pollingOf());
    const requests = Math.ceil(many / 32);
    for (let sweeps = 1; sweeps <= 5; sweeps += 1) {
      // Up to the moment before the next sweep.
      await clock.advance(sweeps === 1 ? SWEEP - 1 : SWEEP);
      expect(service.requests).toHaveLength(sweeps * requests);
      const latest = service.requests.slice(-requests).flatMap(({ ids }) => ids);
      expect(new Set(latest).size).toBe(many);
      expect(latest).toHaveLength(many);
    }
    expect(monitor.fleet.counts).toMatchObject({ total: many, waiting: 0 });
    expect(told).toEqual([]);
  });

  it('of more phones than the budget allows is spread evenly, and says how often each is checked', async () => {
    const { clock, service, monitor } = watchFleet();
    monitor.watch([accountOf(10_000)], pollingOf());
    const twice = (2 * 10_000) / 32;
    await clock.advance(twice * 200 - 1);
    expect(service.requests).toHaveLength(twice);
    const asked = new Map<string, number>();
    for (const id of service.requests.flatMap(({ ids }) => ids)) asked.set(id, (asked.get(id) ?? 0) + 1);
    expect([...new Set(asked.values())]).toEqual([2]);
    expect(monitor.accounts()[0]?.standing).toMatchObject({
      pace: { everySeconds: 63, limitedBy: 'budget' },
    });
  });

  it.each([
    { concurrency: 1, latency: 900 },
    { concurrency: 4, latency: 3_000 },
  ])('never has more than $concurrency requests under way', async ({ concurrency, latency }) => {
    const { clock, service, monitor } = watchFleet();
    let most = 0;
    service.latency = () => {
      most = Math.max(most, service.underWay());
      return latency;
    };
    monitor.watch([accountOf(1_000)], pollingOf({ concurrency, requestsPerSecond: 50 }));
    await clock.advance(60_000);
    expect(most).toBe(concurrency);
  });

  it('asks for a phone in passage at the quick interval, and for no other', async () => {
    const { clock, service, monitor } = watchFleet();
    service.status = (id) => (id === 'p7' ? 4 : 2);
    monitor.watch([accountOf(64)], pollingOf());
    await clock.advance(59_999);
    const times = service.requests.filter(({ ids }) => ids.includes('p7')).map(({ at }) => at);
    expect(times.slice(1).map((at, index) => at - (times[index] ?? 0))).toEqual(
      times.slice(1).map(() => 5_000),
    );
    expect(times.length).toBe(12);
  });
});

describe('pausing', () => {
  it('sends nothing, gives up what is under way, and sweeps at once when it ends', async () => {
    const { clock, service, monitor, told } = watchFleet();
    monitor.watch([accountOf(64)], pollingOf());
    await clock.advance(10);
    monitor.setPaused(true);
    await clock.advance(3_600_000);
    expect({ sent: service.requests.length, underWay: service.underWay(), timers: clock.timers }).toEqual({
      sent: 1,
      underWay: 0,
      timers: 0,
    });
    monitor.refresh();
    await clock.advance(60_000);
    expect(service.requests).toHaveLength(1);
    monitor.setPaused(false);
    await clock.advance(1_000);
    expect(service.requests).toHaveLength(3);
    expect(monitor.fleet.counts.waiting).toBe(0);
    expect(told).toEqual([]);
  });

  it('holds for accounts that come in the meantime', async () => {
    const { clock, service, monitor } = watchFleet();
    monitor.setPaused(true);
    monitor.watch([accountOf(10)], pollingOf());
    await clock.advance(60_000);
    expect(service.requests).toEqual([]);
    monitor.setPaused(false);
    await clock.advance(1_000);
    expect(service.requests).toHaveLength(1);
  });
});

describe('the end of the program', () => {
  it('leaves no timer and no request behind', async () => {
    const { clock, service, monitor, end } = watchFleet();
    monitor.watch([accountOf(64), accountOf(64, { id: 'eu', name: 'EU' })], pollingOf());
    await clock.advance(10);
    end.abort();
    await clock.advance(60_000);
    expect({ sent: service.requests.length, underWay: service.underWay(), timers: clock.timers }).toEqual({
      sent: 2,
      underWay: 0,
      timers: 0,
    });
  });
});

describe('accounts and phones that change', () => {
  it('an account that is removed while it is asked leaves nothing', async () => {
    const { clock, service, monitor, told } = watchFleet();
    const other = accountOf(3, { id: 'eu', name: 'EU' });
    monitor.watch([accountOf(64), other], pollingOf());
    await clock.advance(10);
    monitor.watch([other], pollingOf());
    await clock.advance(60_000);
    expect([...monitor.fleet.phones.keys()]).toEqual(['eu/p0', 'eu/p1', 'eu/p2']);
    expect(monitor.fleet.counts).toMatchObject({ total: 3, waiting: 0 });
    expect(service.aborted()).toBe(1);
    expect(told).toEqual([]);
  });

  it('renaming a phone keeps what is known of it and asks for nothing more', async () => {
    const { clock, service, monitor, told } = watchFleet();
    service.status = (id) => (id === 'p1' ? 3 : 2);
    const account = accountOf(3);
    monitor.watch([account], pollingOf());
    await clock.advance(20_000);
    const sent = service.requests.length;
    monitor.acknowledge(['qa/p1'], true);
    monitor.watch(
      [{ ...account, name: 'QA 2', phones: account.phones.map((phone) => ({ ...phone, group: 'new' })) }],
      pollingOf(),
    );
    expect(service.requests).toHaveLength(sent);
    expect(monitor.fleet.phones.get('qa/p1')).toMatchObject({
      group: 'new',
      acknowledged: true,
      problem: { kind: 'offline' },
    });
    await clock.advance(60_000);
    expect(told).toEqual([]);
  });

  it('a phone that is added is asked for at once, one that is taken out is not asked for any more', async () => {
    const { clock, service, monitor } = watchFleet();
    monitor.watch([accountOf(3)], pollingOf());
    await clock.advance(10_000);
    const [, ...rest] = accountOf(4).phones;
    monitor.watch([accountOf(0, { phones: rest })], pollingOf());
    await clock.advance(100_000);
    const later = service.requests.slice(1).map(({ ids }) => ids);
    expect(later[0]).toContain('p3');
    expect(later.flat()).not.toContain('p0');
    expect(monitor.fleet.counts).toMatchObject({ total: 3, waiting: 0 });
  });

  it('a phone that is listed twice is one phone', async () => {
    const { clock, monitor } = watchFleet();
    const { phones } = accountOf(2);
    monitor.watch([accountOf(0, { phones: [...phones, ...phones] })], pollingOf());
    await clock.advance(60_000);
    expect(monitor.fleet.counts).toMatchObject({ total: 2, waiting: 0 });
    monitor.watch([], pollingOf());
    expect(monitor.fleet.counts.total).toBe(0);
  });

  it('a new pace holds at once', async () => {
    const { clock, service, monitor } = watchFleet();
    monitor.watch([accountOf(3)], pollingOf());
    await clock.advance(10_000);
    monitor.watch([accountOf(3)], pollingOf({ normalSeconds: 600 }));
    await clock.advance(599_000);
    expect(service.requests.map(({ at }) => at)).toEqual([0, 10_000]);
  });
});

describe('a batch that is refused for some of its phones', () => {
  const cases = [
    { bad: [5], most: 2 * 5 + 1 },
    { bad: [0, 31], most: 2 * 2 * 5 + 1 },
    { bad: [3, 4, 17], most: 2 * 3 * 5 + 1 },
  ];

  it.each(cases)('is halved until $bad are found, and the others get their status', async ({ bad, most }) => {
    const { clock, service, monitor, told } = watchFleet();
    const refused = new Set(bad.map((index) => `p${index}`));
    service.behaviour = refusing(refused);
    monitor.watch([accountOf(32)], pollingOf());
    await clock.advance(20_000);
    expect(service.requests.length).toBeLessThanOrEqual(most);
    for (const id of idsOf(32)) expect(believed(monitor, `qa/${id}`)).toBe(refused.has(id) ? null : 2);
    for (const id of refused)
      expect(monitor.fleet.phones.get(`qa/${id}`)?.silence).toMatchObject({
        failure: { kind: 'noInstance' },
      });
    expect(monitor.accounts()[0]?.standing.trouble).toBeNull();
    expect(told).toEqual([]);
  });

  it('goes on without them: they are tried again rarely, and told of once when it lasts', async () => {
    const { clock, service, monitor, told } = watchFleet();
    service.behaviour = refusing(new Set(['p5']));
    monitor.watch([accountOf(32)], pollingOf());
    await clock.advance(2 * 3_600_000);
    const tries = service.requests.filter(({ ids }) => ids.length === 1 && ids[0] === 'p5');
    expect(tries.length).toBeGreaterThanOrEqual(7);
    expect(tries.length).toBeLessThanOrEqual(9);
    expect(titles(told)).toEqual(['Phone p5 no answer']);
    service.behaviour = () => 'answer';
    await clock.advance(20 * 60_000);
    expect(titles(told)).toEqual(['Phone p5 no answer', 'Phone p5 recovered: Running']);
  });
});

describe('two accounts', () => {
  const qa = accountOf(64);
  const eu = accountOf(64, { id: 'eu', name: 'EU', credentials: token('other') });
  const troubles = [
    { name: 'cannot be reached', behaviour: () => failure('network') },
    { name: 'hangs', behaviour: () => 'hang' as const },
    { name: 'refuses the sign-in', behaviour: () => failure('signIn') },
    { name: 'asks for a pause', behaviour: () => failure('throttled', 600_000) },
  ];

  it.each(troubles)('one that $name delays the other by nothing', async ({ behaviour }) => {
    const timesOf = async (troubled: boolean) => {
      const { clock, service, monitor } = watchFleet();
      service.behaviour = (request) => (troubled && request.token === 'other' ? behaviour() : 'answer');
      monitor.watch([qa, eu], pollingOf());
      await clock.advance(10 * 60_000);
      return service.requests.filter((request) => request.token === 'token').map(({ at }) => at);
    };
    expect(await timesOf(true)).toEqual(await timesOf(false));
  });
});
