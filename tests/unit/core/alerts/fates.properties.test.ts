import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change } from '../../../../electron/core/alerts/activity.ts';
import type { Scope } from '../../../../electron/core/alerts/snoozes.ts';
import { alertsWith, HOUR, MINUTE, SECOND, watch, type Watch } from './watch.ts';

const PHONES = 8;

const index = fc.integer({ min: 0, max: PHONES - 1 });
const scope: fc.Arbitrary<Scope> = fc.oneof(
  index.map((one) => ({ kind: 'phone' as const, key: `qa/p${one}` })),
  fc.constantFrom<Scope>(
    { kind: 'group', group: 'even' },
    { kind: 'account', accountId: 'qa' },
    { kind: 'all' },
  ),
);

/** One thing that happens, in words for the report of a counterexample, and what it does. */
interface Step {
  readonly words: string;
  readonly run: (fleet: Watch) => void;
}

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(index, fc.constantFrom<(number | undefined)[]>(2, 3, 0, 4, 1, 5, 9, undefined))
      .map(([one, code]) => ({
        words: `p${one} is ${String(code)}`,
        run: (fleet: Watch) => fleet.status.set(`p${one}`, code),
      })),
  },
  {
    weight: 6,
    arbitrary: fc.constantFrom(3, 8, 30, 120, 700).map((seconds) => ({
      words: `${seconds} s pass`,
      run: (fleet: Watch) => fleet.pass(seconds * SECOND),
    })),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(index, fc.integer({ min: 2, max: PHONES })).map(([from, many]) => ({
      words: `${many} phones from p${from} on are offline`,
      run: (fleet: Watch) => {
        for (let one = from; one < Math.min(PHONES, from + many); one += 1) fleet.status.set(`p${one}`, 3);
      },
    })),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(scope, fc.constantFrom<(number | 'recovery' | 'never')[]>(5, 30, 'recovery', 'never'))
      .map(([what, end]) => ({
        words: `${JSON.stringify(what)} is snoozed: ${end}`,
        run: (fleet: Watch) => {
          fleet.snooze([what], typeof end === 'number' ? fleet.now() + end * MINUTE : end);
        },
      })),
  },
  {
    weight: 1,
    arbitrary: scope.map((what) => ({
      words: `the snooze of ${JSON.stringify(what)} ends`,
      run: (fleet: Watch) => fleet.endSnooze([what]),
    })),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(index, fc.boolean()).map(([one, value]) => ({
      words: `p${one} is acknowledged: ${value}`,
      run: (fleet: Watch) => fleet.acknowledge([`qa/p${one}`], value),
    })),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(index, fc.constantFrom('anything', 'running', 'off')).map(([one, expected]) => ({
      words: `p${one} shall be ${expected}`,
      run: (fleet: Watch) => fleet.expect(`qa/p${one}`, expected),
    })),
  },
  {
    weight: 1,
    arbitrary: fc.boolean().map((doNotDisturb) => ({
      words: `do-not-disturb: ${doNotDisturb}`,
      run: (fleet: Watch) => {
        fleet.desk = { ...fleet.desk, doNotDisturb };
      },
    })),
  },
  {
    weight: 1,
    arbitrary: fc.option(index).map((one) => ({
      words: `in view: ${String(one)}`,
      run: (fleet: Watch) => {
        fleet.desk = { ...fleet.desk, inView: one === null ? null : `qa/p${one}` };
      },
    })),
  },
  {
    weight: 1,
    arbitrary: fc.boolean().map((quiet) => ({
      words: `quiet hours: ${quiet}`,
      run: (fleet: Watch) => {
        const quietHours = quiet ? [{ days: [0, 1, 2, 3, 4, 5, 6], from: '00:00', to: '00:00' }] : [];
        fleet.settings = { ...fleet.settings, quietHours };
      },
    })),
  },
  { weight: 2, arbitrary: fc.constant({ words: 'a restart', run: (fleet: Watch) => fleet.restart() }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(-2 * HOUR, -MINUTE, MINUTE, 3 * HOUR).map((ms) => ({
      words: `the clock is set by ${ms} ms`,
      run: (fleet: Watch) => fleet.jump(ms),
    })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(MINUTE, 9 * HOUR).map((ms) => ({
      words: `the computer sleeps for ${ms} ms`,
      run: (fleet: Watch) => fleet.jump(ms, ms),
    })),
  },
);

interface Life {
  readonly steps: readonly Step[];
  /** How often the phones are asked about, in seconds. */
  readonly every: number;
}

/** What makes one problem the same as another: the phone, the kind and the time of its beginning. */
function begun(change: Change): string {
  const { happening } = change;
  return happening.kind === 'began' ? `${change.key} ${happening.problem} ${happening.since}` : '';
}

function live({ steps, every }: Life): Watch {
  const fleet = watch({
    phones: PHONES,
    every: every * SECOND,
    groupOf: (one) => (one % 2 === 0 ? 'even' : ''),
    settings: alertsWith({}, { otherChanges: { notify: true } }),
    start: new Date(2026, 0, 7, 12),
  });
  for (const one of steps) one.run(fleet);
  return fleet;
}

/** Ends all that keeps notices back, and lets everything settle. */
function settle(fleet: Watch): void {
  fleet.desk = { inView: null, doNotDisturb: false };
  fleet.settings = { ...fleet.settings, quietHours: [] };
  for (let one = 0; one < PHONES; one += 1) fleet.endSnooze([{ kind: 'phone', key: `qa/p${one}` }]);
  fleet.endSnooze([{ kind: 'group', group: 'even' }, { kind: 'account', accountId: 'qa' }, { kind: 'all' }]);
  fleet.pass(25 * MINUTE);
}

/** fast-check prints the words of the steps of a counterexample. */
const lives: fc.Arbitrary<Life> = fc
  .tuple(fc.array(step, { minLength: 5, maxLength: 60 }), fc.constantFrom(1, 5))
  .map(([steps, every]) => ({
    steps,
    every,
    toString: () => [`asked every ${every} s`, ...steps.map(({ words }) => words)].join('\n'),
  }));
const runs = { numRuns: 150 };

describe('whatever happens', () => {
  it('every event of the fleet gets exactly one fate, unless the program ended before it could be decided', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const fleet = live(life);
        settle(fleet);
        const fates = fleet.activities.filter((one) => one.what === 'change');
        const expected = fleet.events.flatMap(({ event, run }) =>
          event.kind === 'began'
            ? [{ name: `${event.key} ${event.problem.kind} ${event.problem.since}`, run }]
            : [],
        );
        const count = (names: readonly string[]) => {
          const counts = new Map<string, number>();
          for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
          return counts;
        };
        const decided = count(fates.map(begun).filter((name) => name !== ''));
        const all = count(expected.map(({ name }) => name));
        for (const [name, many] of decided)
          expect([name, many <= (all.get(name) ?? 0)]).toEqual([name, true]);
        for (const [name, many] of count(
          expected.filter(({ run }) => run === fleet.run()).map(({ name }) => name),
        ))
          expect([name, (decided.get(name) ?? 0) >= many]).toEqual([name, true]);
      }),
      runs,
    );
  });

  it('a fate that names a notice names one that was made', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const fleet = live(life);
        settle(fleet);
        const made = new Set(fleet.notices.filter(({ kept }) => kept === null).map(({ id }) => id));
        const named = fleet.activities.flatMap((one) =>
          one.what === 'change' && one.fate.kind !== 'suppressed' ? [one.fate.notice] : [],
        );
        expect(named.filter((id) => !made.has(id))).toEqual([]);
      }),
      runs,
    );
  });

  it('every problem that lasts has been on the desktop in the end, but for those that somebody acknowledged', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const fleet = live(life);
        settle(fleet);
        const baseline = new Set(
          fleet.activities.flatMap((one) =>
            one.what === 'change' && one.fate.kind === 'suppressed' && one.fate.why.kind === 'baseline'
              ? [begun(one)]
              : [],
          ),
        );
        const shown = new Map<string, number>();
        const lines = new Set(
          fleet.notices
            .filter(({ kept }) => kept === null)
            .flatMap(({ phones }) => phones.map(({ key }) => key)),
        );
        for (const { key, problem, acknowledged } of fleet.fleet().phones.values()) {
          if (problem === null || acknowledged) continue;
          expect([key, fleet.known()[key]]).toEqual([key, true]);
          const inView = fleet.activities.some(
            (one) =>
              one.what === 'change' &&
              one.key === key &&
              one.fate.kind === 'suppressed' &&
              one.fate.why.kind === 'inView',
          );
          if (!inView && !baseline.has(`${key} ${problem.kind} ${problem.since}`)) {
            shown.set(key, 1);
            expect([key, lines.has(key)]).toEqual([key, true]);
          }
        }
      }),
      runs,
    );
  });

  it('one change makes one notice at most', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const fleet = live(life);
        settle(fleet);
        // By name, a notice is of one phone; the same words twice would be the same thing told twice.
        const single = fleet.activities.flatMap((one) =>
          one.what === 'change' && one.fate.kind === 'shown'
            ? [`${begun(one)} ${one.fate.notice} ${one.at}`]
            : [],
        );
        const again = fleet.events.filter(({ event }) => event.kind === 'began' && event.again).length;
        expect(single.length - new Set(single).size).toBeLessThanOrEqual(again);
      }),
      runs,
    );
  });
});
