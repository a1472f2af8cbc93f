import { describe, expect, it } from 'vitest';
import type { RateLimit } from '../../electron/simulator/rate-limit.ts';
import { simulatedFleet } from './simulated-fleet.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

interface Case {
  readonly limit: RateLimit;
  /** Enough to need more than the limit. */
  readonly phones: number;
  readonly normalSeconds: number;
  readonly minutes: number;
}

const cases: readonly Case[] = [
  { limit: { requests: 5, windowMs: MINUTE }, phones: 320, normalSeconds: 30, minutes: 240 },
  { limit: { requests: 60, windowMs: MINUTE }, phones: 1_600, normalSeconds: 30, minutes: 60 },
  { limit: { requests: 20, windowMs: SECOND }, phones: 4_000, normalSeconds: 5, minutes: 4 },
];

const told = cases.flatMap((one) =>
  [true, false].flatMap((text) =>
    [false, true].map((retryAfter) => ({ ...one, limit: { ...one.limit, text, retryAfter } })),
  ),
);

describe('under a limit of the simulated service', () => {
  it.each(told)(
    '%j fewer than 1 % are refused and at least 90 % of it is used, after the first minute',
    async ({ limit, phones, normalSeconds, minutes }) => {
      const polling = { normalSeconds, quickSeconds: normalSeconds, requestsPerSecond: 100, concurrency: 32 };
      const { clock, service, monitor, watch, end } = simulatedFleet('token', { phones, limit }, polling);
      watch();
      await clock.advance(MINUTE);
      const from = clock.now();
      const refusedBefore = service.refusedForLimit;
      let sent = 0;
      let last = from;
      // The log forgets the oldest: it is read often.
      for (let minute = 0; minute < minutes; minute += 1) {
        await clock.advance(MINUTE);
        sent += service.requests.filter(({ at }) => at > last).length;
        last = clock.now();
      }
      const refused = service.refusedForLimit - refusedBefore;
      const allowed = (limit.requests / limit.windowMs) * (last - from);
      expect(refused / sent).toBeLessThan(0.01);
      expect((sent - refused) / allowed).toBeGreaterThanOrEqual(0.9);
      expect((sent - refused) / allowed).toBeLessThanOrEqual(1);

      // The window can say why: the service allows no more. Now and then a little more is tried.
      const pace = monitor.accounts()[0]?.standing.pace;
      const perSecond = limit.requests / (limit.windowMs / SECOND);
      expect(pace?.limitedBy).toBe('service');
      expect((pace?.requestsPerSecond ?? 0) / perSecond).toBeLessThan(1.1);
      expect(pace?.everySeconds).toBeGreaterThan(normalSeconds);
      expect(monitor.accounts()[0]?.standing.trouble).toBeNull();
      end();
    },
  );
});
