import { describe, expect, it } from 'vitest';
import type { FailureKind } from '../../electron/core/failure.ts';
import { failure, type Behaviour } from './fake-service.ts';
import { confirmedBy, seeded } from './observations.ts';
import { accountOf, pollingOf, watchFleet } from './watched-fleet.ts';

const MINUTE = 60_000;
const HOURS = 48;
const PHONES = 70;

const kinds: readonly FailureKind[] = ['network', 'timeout', 'server', 'throttled', 'malformed'];

describe('two days', () => {
  it.each([1, 2])('of outages, throttling and flapping phones (seed %i)', async (seed) => {
    const random = seeded(seed);
    const pick = <Value>(values: readonly Value[]): Value | undefined =>
      values[Math.floor(random() * values.length)];
    const fleet = watchFleet(random);
    const { clock, service, monitor } = fleet;
    const real = new Map<string, number>();
    /** What the service has told of each phone, in the order in which it did. */
    const answers = new Map<string, number[]>();
    let outage: Behaviour = 'answer';
    service.status = (id) => {
      const code = real.get(id) ?? 2;
      const codes = answers.get(id) ?? [];
      codes.push(code);
      answers.set(id, codes);
      return code;
    };
    service.behaviour = () => (outage === 'answer' && random() < 0.01 ? failure('server') : outage);
    service.latency = () => 20 + random() * 2_000;
    monitor.watch([accountOf(PHONES)], pollingOf());

    let most = 0;
    for (let minute = 0; minute < HOURS * 60; minute += 1) {
      if (random() < 0.05) real.set(`p${Math.floor(random() * PHONES)}`, pick([1, 2, 2, 3, 0, 4, 5]) ?? 2);
      if (random() < 0.01)
        outage = failure(pick(kinds) ?? 'network', random() < 0.3 ? random() * 2 * MINUTE : null);
      else if (random() < 0.1) outage = 'answer';
      await clock.advance(MINUTE);
      most = Math.max(most, clock.timers);
    }
    outage = 'answer';
    await clock.advance(20 * MINUTE);

    // Each phone stands as the service said twice in a row, and passed through nothing that was never said.
    for (const [id, codes] of answers) {
      const phone = monitor.fleet.phones.get(`qa/${id}`);
      expect(phone?.confirmed?.code).toBe(real.get(id) ?? 2);
      expect((phone?.transitions ?? []).filter(({ to }) => !codes.includes(to))).toEqual([]);
      expect((phone?.transitions ?? []).map(({ to }) => to)).toEqual(confirmedBy(codes));
    }
    const transitions = [...monitor.fleet.phones.values()].flatMap((phone) => phone.transitions);
    expect(transitions.length).toBeGreaterThan(PHONES + 50);
    expect(fleet.failures.length).toBeGreaterThan(50);
    const times = service.requests.map(({ at }) => at);
    const pauses = times.slice(1).map((at, index) => at - (times[index] ?? 0));
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(200 - 0.001);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(5 * MINUTE + 5_000);
    expect(service.requests.every(({ ids }) => ids.length <= 32)).toBe(true);
    // One for the poller, one for the notices, and one for each request under way.
    expect(most).toBeLessThanOrEqual(2 + 4);
    expect(monitor.accounts()[0]?.standing.trouble).toBeNull();
    expect(monitor.fleet.phones.size).toBe(PHONES);
  });
});
