import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OFFLINE, RUNNING, UNKNOWN } from '../../../../electron/core/status.ts';
import { alertsWith, HOUR, MINUTE, SECOND, titles, watch, type Watch } from './watch.ts';

const atOnce = alertsWith({ settleSeconds: 0 });

function set(fleet: Watch, from: number, to: number, code: number): void {
  for (let index = from; index < to; index += 1) fleet.status.set(`p${index}`, code);
}

describe('phones that fail together', () => {
  it.each([1, 2, 3])('are told of by name while they are few (%i), and lead to themselves', (many) => {
    const fleet = watch({ phones: 100, settings: atOnce });
    set(fleet, 0, many, OFFLINE);
    fleet.pass(5 * MINUTE);
    const indexes = Array.from({ length: many }, (_, index) => index);
    expect(titles(fleet.notices)).toEqual(indexes.map((index) => `Phone ${index} went offline`));
    expect(fleet.notices.map(({ destination }) => destination)).toEqual(
      indexes.map((index) => ({ view: 'phone', key: `qa/p${index}` })),
    );
  });

  it.each([4, 40, 400])(
    'are summed up in one notice when they are many (%i), and so is their end',
    (many) => {
      const fleet = watch({ phones: 500, settings: atOnce });
      set(fleet, 0, many, OFFLINE);
      fleet.pass(5 * MINUTE);
      expect(titles(fleet.notices)).toEqual([`${many} phones have problems`]);
      expect(fleet.notices[0]).toMatchObject({
        body: `${many} offline: Phone 0, Phone 1, Phone 2 and ${many - 3} more`,
        destination: { view: 'fleet', search: 'status:problem' },
      });
      set(fleet, 0, many, RUNNING);
      fleet.pass(5 * MINUTE);
      expect(titles(fleet.notices).slice(1)).toEqual([`${many} phones recovered`]);
    },
  );

  it('are told of by their group where they have one in common', () => {
    const fleet = watch({ phones: 100, groupOf: (index) => (index < 50 ? 'rack 7' : ''), settings: atOnce });
    set(fleet, 0, 40, OFFLINE);
    fleet.pass(MINUTE);
    expect(fleet.notices).toMatchObject([
      {
        title: '40 phones of rack 7 have problems',
        destination: { view: 'fleet', search: 'group:"rack 7" status:problem' },
      },
    ]);
  });

  it('are counted by kind', () => {
    const fleet = watch({ phones: 100, settings: atOnce });
    set(fleet, 0, 30, OFFLINE);
    set(fleet, 30, 40, UNKNOWN);
    fleet.pass(MINUTE);
    expect(fleet.notices[0]?.body).toContain('30 offline, 10 unknown');
  });
});

describe('a rack of 400 that takes a minute to fail', () => {
  const rack = (every: number, first: number): Watch => {
    const fleet = watch({ phones: 1_000, every, settings: atOnce });
    // The sweeps come at another moment of the rack's failing each time.
    fleet.pass(first * SECOND);
    for (let second = 1; second <= 60; second += 1) {
      set(fleet, 0, Math.ceil((400 * second) / 60), OFFLINE);
      fleet.pass(SECOND);
    }
    fleet.pass(10 * MINUTE);
    return fleet;
  };

  it.each([5, 10, 20, 30, 60])(
    'makes at most two notices, the last of which stands (asked every %i s)',
    (every) => {
      for (const first of [0, 1, 3, every - 1]) {
        const fleet = rack(every * SECOND, first);
        expect(fleet.notices.length).toBeLessThanOrEqual(2);
        expect(titles(fleet.onShow.values())).toEqual(['400 phones have problems']);
      }
    },
  );
});

describe('a storm', () => {
  it('is replaced now and then while one after the other fails, and each is told within half a minute', () => {
    const fleet = watch({ phones: 100, settings: atOnce });
    for (let index = 0; index < 12; index += 1) {
      set(fleet, index, index + 1, OFFLINE);
      fleet.pass(10 * SECOND);
    }
    fleet.pass(30 * SECOND);
    expect(titles(fleet.onShow.values())).toEqual(['12 phones have problems']);
    // Three by name, then a summary, and at most one every 20 s.
    expect(fleet.notices.length).toBeLessThanOrEqual(3 + 1 + 4);
    expect(fleet.notices.at(-1)?.body).toMatch(/^12 offline: Phone 1[01]/);
  });

  it('of single phones does not delay a rack that fails meanwhile', () => {
    const fleet = watch({ phones: 100, settings: atOnce });
    for (let index = 0; index < 5; index += 1) {
      set(fleet, index, index + 1, OFFLINE);
      fleet.pass(20 * SECOND);
    }
    set(fleet, 50, 90, OFFLINE);
    fleet.pass(15 * SECOND);
    expect(titles(fleet.onShow.values())).toEqual(['45 phones have problems']);
  });

  it('of a whole rack does not delay another that fails a minute later, and at once', () => {
    const fleet = watch({ phones: 100, settings: atOnce });
    set(fleet, 0, 40, OFFLINE);
    fleet.pass(50 * SECOND);
    set(fleet, 50, 90, OFFLINE);
    fleet.pass(30 * SECOND);
    expect(titles(fleet.onShow.values())).toEqual(['40 phones have problems']);
    fleet.pass(15 * SECOND);
    expect(titles(fleet.onShow.values())).toEqual(['80 phones have problems']);
  });

  it.each<[what: string, steps: readonly [from: number, to: number, seconds: number][], last: number]>([
    [
      'is not replaced for a few while the rest is still to come',
      [
        [0, 20, 15],
        [20, 22, 20],
        [22, 60, 120],
      ],
      60,
    ],
    [
      'is told with more of it when it has nearly stopped growing',
      [
        [0, 20, 20],
        [20, 80, 25],
        [80, 85, 25],
      ],
      85,
    ],
  ])('of a whole rack %s', (_, steps, last) => {
    const fleet = watch({ phones: 100, settings: atOnce });
    for (const [from, to, seconds] of steps) {
      set(fleet, from, to, OFFLINE);
      fleet.pass(seconds * SECOND);
    }
    expect(titles(fleet.notices)).toEqual(['20 phones have problems', `${last} phones have problems`]);
  });

  it('that is over does not count with the next one', () => {
    const fleet = watch({ phones: 100, settings: atOnce });
    set(fleet, 0, 40, OFFLINE);
    fleet.pass(HOUR);
    set(fleet, 40, 41, OFFLINE);
    fleet.pass(MINUTE);
    expect(titles(fleet.notices)).toEqual(['40 phones have problems', 'Phone 40 went offline']);
  });

  it('does not count phones that are well again', () => {
    const fleet = watch({ phones: 100 });
    set(fleet, 0, 3, OFFLINE);
    fleet.pass(20 * SECOND);
    set(fleet, 0, 1, RUNNING);
    fleet.pass(20 * SECOND);
    set(fleet, 3, 4, OFFLINE);
    fleet.pass(20 * SECOND);
    expect(titles(fleet.notices).at(-1)).toBe('Phone 3 went offline');
  });

  it('of recoveries does not count phones that have failed again', () => {
    const fleet = watch({ phones: 100, settings: atOnce });
    set(fleet, 0, 6, OFFLINE);
    fleet.pass(10 * MINUTE);
    set(fleet, 0, 4, RUNNING);
    fleet.pass(20 * SECOND);
    set(fleet, 0, 1, OFFLINE);
    fleet.pass(20 * SECOND);
    set(fleet, 4, 6, RUNNING);
    fleet.pass(3 * MINUTE);
    expect(titles(fleet.notices).slice(1)).toEqual([
      '4 phones recovered',
      'Phone 0 went offline',
      '5 phones recovered',
    ]);
  });

  it('never leaves more than three phones and a summary on the desktop', () => {
    const bursts = fc.array(
      fc.record({ many: fc.integer({ min: 1, max: 8 }), wait: fc.integer({ min: 0, max: 20 }) }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(bursts, (burst) => {
        const fleet = watch({ phones: 50, settings: atOnce });
        let failed = 0;
        for (const { many, wait } of burst) {
          set(fleet, failed, failed + many, OFFLINE);
          failed += many;
          fleet.pass(wait * SECOND);
        }
        fleet.pass(3 * MINUTE);
        if (failed <= 3) expect(fleet.onShow.size).toBe(failed);
        else expect(titles(fleet.onShow.values())).toEqual([`${failed} phones have problems`]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a single failure after another', () => {
  it.each([10, 30, 60, 119])('%i s later is told as soon as the first', (later) => {
    const fleet = watch({ phones: 10, settings: atOnce });
    set(fleet, 0, 1, OFFLINE);
    fleet.pass(later * SECOND);
    set(fleet, 1, 2, OFFLINE);
    fleet.pass(5 * SECOND + 5 * SECOND + 3 * SECOND + SECOND);
    expect(titles(fleet.notices)).toEqual(['Phone 0 went offline', 'Phone 1 went offline']);
  });
});
