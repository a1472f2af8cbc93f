import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoffMs } from '../../../electron/core/backoff.ts';
import { createBudget } from '../../../electron/core/budget.ts';

describe('the wait after failures', () => {
  it('is never too short, never too long, and never longer than the failures ask for', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (failures, random) => {
          const ms = backoffMs(failures, random);
          expect(ms).toBeGreaterThanOrEqual(500);
          expect(ms).toBeLessThanOrEqual(Math.max(500, Math.min(300_000, 2_000 * 2 ** (failures - 1))));
        },
      ),
    );
  });

  it.each([
    [1, 0, 500],
    [1, 0.5, 1_000],
    [2, 0.5, 2_000],
    [4, 0.5, 8_000],
    [8, 0.5, 128_000],
    [9, 0.5, 150_000],
    [1_000, 0.5, 150_000],
  ])('after %i failures, with the dice at %d, is %i ms', (failures, random, ms) => {
    expect(backoffMs(failures, random)).toBe(ms);
  });
});

describe('the budget', () => {
  it('spaces requests evenly, and saves nothing up', () => {
    const budget = createBudget(5);
    expect(budget.nextAt()).toBeLessThanOrEqual(0);
    budget.spend(1_000);
    expect(budget.nextAt()).toBe(1_200);
    budget.spend(1_200);
    expect(budget.nextAt()).toBe(1_400);
    budget.spend(9_000);
    expect(budget.nextAt()).toBe(9_200);
  });

  it('holds from the moment on that the user sets another', () => {
    const budget = createBudget(0.05);
    budget.spend(1_000);
    budget.allow(5);
    expect(budget.nextAt()).toBe(1_200);
  });
});
