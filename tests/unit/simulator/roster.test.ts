import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeRoster, makeToken } from '../../../electron/simulator/roster.ts';

describe('the roster', () => {
  it('has as many phones as asked for, each with an ID of its own, a name and a group', () => {
    fc.assert(
      fc.property(fc.nat(600), fc.nat(), (count, seed) => {
        const phones = makeRoster(count, seed);
        expect(phones).toHaveLength(count);
        expect(new Set(phones.map(({ id }) => id)).size).toBe(count);
        expect(new Set(phones.map(({ name }) => name)).size).toBe(count);
        for (const { id, group } of phones) {
          expect(id).toMatch(/^[a-z][a-z0-9]{7}$/);
          expect(group).not.toBe('');
        }
      }),
      { numRuns: 30 },
    );
  });

  it('is the same for the same seed and another for another', () => {
    expect(makeRoster(100, 3)).toEqual(makeRoster(100, 3));
    expect(makeRoster(100, 3).map(({ id }) => id)).not.toEqual(makeRoster(100, 4).map(({ id }) => id));
  });

  it('names people would give, some of them Chinese', () => {
    const names = makeRoster(240, 1).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['Pixel QA 7', 'Login farm 013', '客服 021', '直播间 001']));
  });

  it('keeps 100,000 IDs apart', () => {
    const phones = makeRoster(100_000, 1);
    expect(new Set(phones.map(({ id }) => id)).size).toBe(100_000);
  });

  it('has a token for each seed', () => {
    expect(makeToken(1)).toMatch(/^MII[A-Za-z0-9]{61}$/);
    expect(makeToken(1)).toBe(makeToken(1));
    expect(makeToken(2)).not.toBe(makeToken(1));
  });
});
