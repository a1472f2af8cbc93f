import { describe, expect, it } from 'vitest';
import { createOutbreak } from '../../../electron/core/outbreak.ts';

const SECOND = 1_000;

describe('an outbreak', () => {
  it.each<
    [what: string, noted: readonly (readonly [suspects: number, at: number])[], looks: readonly number[]]
  >([
    [
      'is none while nothing changes',
      [
        [0, 0],
        [0, 1],
      ],
      [],
    ],
    ['is none by one phone', [[1, 0]], []],
    ['is two phones at once', [[2, 0]], [0]],
    [
      'is two phones shortly after one another',
      [
        [1, 0],
        [1, 4],
      ],
      [4],
    ],
    [
      'is none by two phones that have nothing to do with one another',
      [
        [1, 0],
        [1, 6],
      ],
      [],
    ],
    [
      'is looked at once, and again when it goes on for long',
      [
        [9, 0],
        [9, 5],
        [9, 19],
        [9, 20],
      ],
      [0, 20],
    ],
  ])('%s', (_, noted, looks) => {
    const outbreak = createOutbreak();
    const found = noted.filter(([suspects, at]) => outbreak.note(suspects, at * SECOND)).map(([, at]) => at);
    expect(found).toEqual(looks);
  });
});
