import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultPolling } from '../../../electron/core/polling-settings.ts';
import { runLimited, type Limiter, type Served } from './limited-service.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOURS = 2;

/** What part of the requests was refused, and what part of those that the limit allows was used, after the first minute. */
function measured(served: readonly Served[], { requests, windowMs }: Limiter) {
  const later = served.filter(({ at }) => at >= MINUTE);
  const taken = later.filter((one) => one.taken).length;
  return {
    refused: (later.length - taken) / later.length,
    used: taken / ((requests * HOURS * 60 * MINUTE) / windowMs),
  };
}

/** A fleet that needs more than the limit, for two hours after a minute of learning. */
function measureFor(limiter: Limiter, phones: number, requestsPerSecond: number) {
  const numbers = { ...defaultPolling, normalSeconds: 5, requestsPerSecond };
  const { served, run } = runLimited(phones, numbers, limiter);
  run(MINUTE + HOURS * 60 * MINUTE);
  return measured(served, limiter);
}

describe.each([
  { name: '5/min', requests: 5, windowMs: MINUTE, phones: 640 },
  { name: '60/min', requests: 60, windowMs: MINUTE, phones: 40 * 32 },
])('a limit of $name, its windows beginning at any time', ({ requests, windowMs, phones }) => {
  it.each([
    { how: 'told', told: true },
    { how: 'told, with Retry-After', told: true, retryAfter: true },
    { how: 'not told', told: false },
    { how: 'not told but for Retry-After', told: false, retryAfter: true },
  ])(
    'that is $how: fewer than 1 % are refused, and at least 90 % is used',
    ({ told, retryAfter = false }) => {
      fc.assert(
        fc.property(fc.nat({ max: windowMs - 1 }), fc.boolean(), (phaseMs, countsRefused) => {
          const limiter = { requests, windowMs, phaseMs, told, retryAfter, countsRefused };
          const { refused, used } = measureFor(limiter, phones, 5);
          expect(refused).toBeLessThan(0.01);
          expect(used).toBeGreaterThanOrEqual(0.9);
        }),
        { numRuns: 12 },
      );
    },
  );
});

describe('a limit of 20/s', () => {
  it.each([true, false])('(told: %s) costs fewer than 1 %, and at least 90 % of it is used', (told) => {
    const limiter = { requests: 20, windowMs: SECOND, phaseMs: 370, told };
    const { refused, used } = measureFor(limiter, 150 * 32, 50);
    expect(refused).toBeLessThan(0.01);
    expect(used).toBeGreaterThanOrEqual(0.9);
  });
});

describe('a limit that was told', () => {
  const limiter = { requests: 60, windowMs: MINUTE, phaseMs: 0, told: true };

  it('is never exceeded within the hour, nor more than once an hour after it', () => {
    const { served, run } = runLimited(40 * 32, { ...defaultPolling, normalSeconds: 5 }, limiter);
    run(10 * 60 * MINUTE);
    const refusals = served.filter(({ taken }) => !taken).map(({ at }) => at);
    expect(refusals.length).toBeGreaterThan(2);
    expect(refusals.length).toBeLessThanOrEqual(11);
    for (const [index, at] of refusals.slice(1).entries())
      expect(at - (refusals[index] ?? 0)).toBeGreaterThanOrEqual(60 * MINUTE);
  });

  it('is given up when the service has raised it, and the user’s own holds then', () => {
    const { served, run, limit, polling } = runLimited(
      40 * 32,
      { ...defaultPolling, normalSeconds: 5 },
      limiter,
    );
    run(30 * MINUTE);
    expect(polling.pace()).toMatchObject({ limitedBy: 'service' });
    limit({ ...limiter, requests: 6_000 });
    run(3 * 60 * MINUTE);
    expect(polling.pace()).toEqual({ everySeconds: 8, limitedBy: 'budget', requestsPerSecond: 5 });
    const later = served.filter(({ at }) => at > 2.9 * 60 * MINUTE);
    expect(later.length / (0.1 * 60 * 60)).toBeCloseTo(5, 1);
  });

  it('never lets more be sent than the user allows', () => {
    const numbers = { ...defaultPolling, normalSeconds: 5, requestsPerSecond: 0.5 };
    const { served, run } = runLimited(40 * 32, numbers, { ...limiter, requests: 10 });
    run(5 * 60 * MINUTE);
    for (const [index, { at }] of served.slice(1).entries())
      expect(at - (served[index]?.at ?? 0)).toBeGreaterThanOrEqual(2_000);
  });
});

describe('a service that refuses for a while, and then takes anything', () => {
  it('is asked as often as before after some time', () => {
    const hard = { requests: 2, windowMs: MINUTE, phaseMs: 0, told: false };
    const { run, limit, polling } = runLimited(40 * 32, { ...defaultPolling, normalSeconds: 5 }, hard);
    run(10 * MINUTE);
    expect(polling.pace().requestsPerSecond).toBeLessThan(0.06);
    limit({ ...hard, requests: 1_000 });
    run(4 * 60 * MINUTE);
    expect(polling.pace()).toEqual({ everySeconds: 8, limitedBy: 'budget', requestsPerSecond: 5 });
  });
});

describe('how often each phone is checked', () => {
  it.each([
    { phones: 64, expected: { everySeconds: 30, limitedBy: 'interval' } },
    { phones: 640, expected: { everySeconds: 250, limitedBy: 'service' } },
  ])('is said, and why: $expected', ({ phones, expected }) => {
    const limiter = { requests: 5, windowMs: MINUTE, phaseMs: 0, told: true };
    const { run, polling } = runLimited(phones, defaultPolling, limiter);
    run(10 * MINUTE);
    expect(polling.pace()).toMatchObject(expected);
  });
});
