import { describe, expect, it } from 'vitest';
import { seeded } from './observations.ts';
import { accountOf, pollingOf, titles, watchFleet } from './watched-fleet.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const RACK = 400;

/** A rack of a fleet that fails over a minute, one phone after the other, at some moment of the sweeps. */
async function failOverAMinute(many: number, requestsPerSecond: number, seed: number) {
  const random = seeded(seed);
  const fleet = watchFleet(random);
  fleet.monitor.watch([accountOf(many)], pollingOf({ requestsPerSecond }));
  await fleet.clock.advance(3 * MINUTE + 30 * SECOND * random());
  const began = fleet.clock.monotonic();
  const first = Math.floor(random() * (many - RACK));
  const failsAt = new Map(
    Array.from({ length: RACK }, (_, index) => [`p${first + index}`, began + MINUTE * random()]),
  );
  fleet.service.status = (id) => ((failsAt.get(id) ?? Infinity) <= fleet.clock.monotonic() ? 3 : 2);
  await fleet.clock.advance(5 * MINUTE);
  return fleet;
}

describe('a rack of 400 that fails over a minute', () => {
  it.each([
    [420, 5],
    [1_000, 5],
    [3_000, 50],
  ])('makes at most two notices, the last of which stands (%i phones, %i requests/s)', async (many, rate) => {
    for (let seed = 1; seed <= 8; seed += 1) {
      const { told, onShow } = await failOverAMinute(many, rate, seed);
      expect(told.length).toBeLessThanOrEqual(2);
      expect(titles(onShow.values())).toEqual(['400 phones have problems']);
    }
  });
});
