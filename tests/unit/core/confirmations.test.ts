import { describe, expect, it } from 'vitest';
import { live, times } from './phone-lives.ts';
import { plainRules } from './plain-rules.ts';

const taking = (problems: number, others: number) => ({
  rules: plainRules({ confirmations: () => ({ problems, others }) }),
});

describe('a change', () => {
  it.each([1, 2, 3, 4])('to a problem takes %i observations in a row', (problems) => {
    const doubted = live([2, ...times(problems - 1, 3), 2], taking(problems, 1));
    const soon = problems === 1 ? [] : ['2 > 3? at 30s'];
    expect(doubted.events).toEqual(['nothing > 2 at 0s', ...soon]);
    expect(live([2, ...times(problems, 3)], taking(problems, 1)).events).toEqual([
      'nothing > 2 at 0s',
      '2 > 3 at 30s',
      'offline since 30s',
    ]);
  });

  it.each([1, 2, 3, 4])('of any other kind takes %i', (others) => {
    const doubted = live([3, ...times(others - 1, 2), 3], taking(1, others));
    const soon = others === 1 ? [] : ['3 > 2? at 30s'];
    expect(doubted.events).toEqual(['nothing > 3 at 0s', 'offline since 0s at the first look', ...soon]);
    expect(live([3, ...times(others, 2)], taking(1, others)).events).toEqual([
      'nothing > 3 at 0s',
      'offline since 0s at the first look',
      '3 > 2 at 30s',
      'well with 2 at 30s after offline since 0s',
    ]);
  });

  it.each([1, 2, 3, 4])('waits at the quick interval until it has %i', (problems) => {
    for (let seen = 1; seen < problems; seen += 1)
      expect(live([2, ...times(seen, 0)], taking(problems, 1)).phone.pending?.count).toBe(seen);
    expect(live([2, ...times(problems, 0)], taking(problems, 1)).phone.pending).toBeNull();
  });

  it('that another one takes the place of is doubted, and that is believed by its own count', () => {
    expect(live([2, 3, 4], taking(2, 1)).events).toEqual([
      'nothing > 2 at 0s',
      '2 > 3? at 30s',
      '2 > 4 at 60s',
    ]);
    expect(live([2, 1, 1, 5, 5, 5], taking(2, 3)).events).toEqual([
      'nothing > 2 at 0s',
      '2 > 1? at 30s',
      '2 > 5 at 90s',
    ]);
  });

  it('to what is asked of the phone is no problem, and one that deviates is', () => {
    const { rules } = taking(3, 1);
    const off = { ...rules, expected: () => 'off' as const };
    expect(live([1, 3], { rules: off }).events).toEqual(['nothing > 1 at 0s', '1 > 3 at 30s']);
    expect(live([1, 2, 2], { rules: off }).events).toEqual(['nothing > 1 at 0s']);
  });
});
