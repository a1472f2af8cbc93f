import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createThrottle } from '../../electron/main/throttle.ts';
import { createFakeClock } from './fake-clock.ts';

describe('a throttle', () => {
  it('runs at once after a quiet time, and once more for all that was asked meanwhile', async () => {
    const clock = createFakeClock();
    const ran: number[] = [];
    const { ask } = createThrottle(clock, 200, () => ran.push(clock.monotonic()));
    ask();
    await clock.advance(0);
    for (let asks = 0; asks < 50; asks += 1) ask();
    await clock.advance(1_000);
    ask();
    await clock.advance(1_000);
    expect(ran).toEqual([0, 200, 1_000]);
    expect(clock.timers).toBe(0);
  });

  it('answers every ask within its time and runs no more often, also when the clock is set', async () => {
    const acts = fc.array(
      fc.record({ wait: fc.nat({ max: 500 }), jump: fc.integer({ min: -1e9, max: 1e9 }) }),
    );
    await fc.assert(
      fc.asyncProperty(acts, async (list) => {
        const clock = createFakeClock();
        const ran: number[] = [];
        const { ask } = createThrottle(clock, 200, () => ran.push(clock.monotonic()));
        const asked: number[] = [];
        for (const { wait, jump } of list) {
          await clock.advance(wait);
          clock.jump(jump);
          asked.push(clock.monotonic());
          ask();
        }
        await clock.advance(200);
        for (const at of asked) expect(ran.some((when) => when >= at && when <= at + 200)).toBe(true);
        for (const [index, at] of ran.slice(1).entries())
          expect(at - (ran[index] ?? 0)).toBeGreaterThanOrEqual(200);
      }),
      { numRuns: 50 },
    );
  });
});
