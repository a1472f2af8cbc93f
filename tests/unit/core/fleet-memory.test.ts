import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFleet, type Fleet, type FleetEvent, type FleetMemory } from '../../../electron/core/fleet.ts';
import { answerOf, GAP, goOn, live, STEP, times, type Life, type Look } from './phone-lives.ts';
import { plainRules } from './plain-rules.ts';

/** What is kept, as it comes back from a file. */
function keep(fleet: Fleet): FleetMemory {
  const memory: FleetMemory = { statuses: fleet.statuses(), incidents: fleet.incidents() };
  return JSON.parse(JSON.stringify(memory)) as FleetMemory;
}

const settling = plainRules({ settleMs: () => 300_000 });
const HOUR = 3_600_000;

/** Lets a phone live, then live on in another run an hour later. */
function restarted(before: readonly Look[], after: readonly Look[], rules = settling): Life {
  return live(after, { rules, memory: keep(live(before, { rules }).fleet), from: HOUR });
}

const restarts: readonly [
  what: string,
  before: readonly Look[],
  after: readonly Look[],
  events: readonly string[],
][] = [
  ['what is as it was is no news', [2], [2, 2], []],
  ['the same problem is no news', [2, 3, 3], [3, 3, 3], []],
  ['the same silence is no news', [2, ...times(21, 'missing')], times(30, 'missing'), []],
  [
    'a new problem is told as found',
    [2],
    [3, 3],
    ['2 > 3 at 3600s while away', 'offline since 3600s while away'],
  ],
  [
    'a recovery is told as found, at once',
    [2, 3, 3],
    [2],
    ['3 > 2 at 3600s while away', 'well with 2 at 3600s after offline since 30s while away'],
  ],
  [
    'so is one that was known and not settled',
    [2, 3, 3, 2],
    [2],
    ['well with 2 at 90s after offline since 30s while away'],
  ],
  [
    'so is the end of a silence',
    [2, ...times(21, 'missing')],
    [2],
    ['well with 2 at 3600s after silent since 0s while away'],
  ],
  [
    'a problem of another kind is told as found',
    [2, 3, 3],
    [0, 0],
    ['3 > 0 at 3600s while away', 'unknown since 3600s while away'],
  ],
  [
    'what was found first is doubted as ever',
    [2],
    [3, 0, 0],
    ['2 > 3? at 3600s', '2 > 0 at 3630s while away', 'unknown since 3630s while away'],
  ],
  ['later changes are ordinary ones', [2], [2, 3, 3], ['2 > 3 at 3630s', 'offline since 3630s']],
  ['requests that fail find nothing', [2, 3, 3], ['failed', 'missing', 3], []],
  ['a silence in this run is told by itself', [2, 3, 3], times(22, 'missing'), ['silent since 3600s']],
  [
    'a phone that was never answered about has its baseline',
    ['failed'],
    [3, 3],
    ['nothing > 3 at 3600s', 'offline since 3600s at the first look'],
  ],
  [
    'what flaps goes on to flap',
    [2, 3, 3, 2, 3, 3, 2, 3, 3],
    [2, 2, 3, 3],
    ['3 > 2 at 3600s while away', '2 > 3 at 3660s'],
  ],
];

describe('after a restart', () => {
  it.each(restarts)('%s', (_, before, after, events) => {
    expect(restarted(before, after).events).toEqual(events);
  });

  it('a phone shows nothing before its first answer, but it is known what was told of it', () => {
    const { fleet, phone } = restarted([2, 3, 3], ['failed']);
    expect(phone).toMatchObject({ lastAnswer: null, problem: null, confirmed: { code: 3, since: 30_000 } });
    expect(phone.incident).toMatchObject({ kind: 'offline', since: 30_000 });
    expect(fleet.counts).toMatchObject({ total: 1, waiting: 1, problems: 0 });
  });

  it('a phone that is as it was has been so since then, and stays acknowledged', () => {
    const before = live([2, 3, 3]);
    before.fleet.acknowledge(['eu/a'], true);
    const { phone, fleet } = live([3], { memory: keep(before.fleet), from: HOUR });
    expect(phone).toMatchObject({ problem: { kind: 'offline', since: 30_000 }, acknowledged: true });
    expect(phone.confirmed?.since).toBe(30_000);
    expect(fleet.counts.acknowledged).toBe(1);
  });

  it('a problem whose notice was lost is told by the first look that shows it', () => {
    const { statuses } = keep(live([2, 3, 3]).fleet);
    const memory = { statuses, incidents: {} };
    expect(live([3, 3], { memory, from: HOUR }).events).toEqual(['offline since 30s while away']);
    expect(live([2], { memory, from: HOUR }).events).toEqual(['3 > 2 at 3600s while away']);
  });

  it('statuses that are older than the incident do no harm', () => {
    const { statuses } = keep(live([2]).fleet);
    const { incidents } = keep(live([2, 3, 3]).fleet);
    const { events, phone } = live([3], { memory: { statuses, incidents }, from: HOUR });
    expect([events, phone.problem]).toEqual([[], { kind: 'offline', since: 30_000 }]);
  });

  it('a relapse that nobody was told of yet is told again', () => {
    const { events } = restarted([2, 3, 3, 2, 3, 3], [3]);
    expect(events).toEqual(['offline since 120s again while away']);
  });

  it('what is known of accounts that are not listed yet is kept, and what left a list is dropped', () => {
    const statuses = { eu: { a: [3, 0], b: [2, 0] }, cn: { a: [3, 0] } } as const;
    const incidents = {
      'eu/a': keep(live([3, 3]).fleet).incidents['eu/a'],
      'eu/b': keep(live([3, 3]).fleet).incidents['eu/a'],
      'cn/a': keep(live([3, 3]).fleet).incidents['eu/a'],
    } as FleetMemory['incidents'];
    const fleet = createFleet(plainRules());
    fleet.restore({ statuses, incidents });
    expect(keep(fleet)).toEqual({ statuses, incidents });
    fleet.setPhones('eu', [{ id: 'a', name: '', group: '' }], HOUR);
    expect(fleet.statuses()).toEqual({ eu: { a: [3, 0] }, cn: { a: [3, 0] } });
    expect(Object.keys(fleet.incidents()).sort()).toEqual(['cn/a', 'eu/a']);
    fleet.setPhones('eu', [], HOUR);
    expect(fleet.statuses()).toEqual({ cn: { a: [3, 0] } });
    fleet.setPhones('eu', [{ id: 'a', name: '', group: '' }], HOUR);
    expect(fleet.phones.get('eu/a')?.confirmed).toBeNull();
  });
});

const look: fc.Arbitrary<Look> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom<Look>(2, 3, 0, 4) },
  // No `missing`: a silence is counted by each run for itself.
  { weight: 1, arbitrary: fc.constantFrom<Look>(1, 7, 'failed', 'gap') },
);
/** Looks that repeat themselves, as those at real phones do, and whether the program is started anew before. */
const life = fc
  .array(fc.record({ what: look, many: fc.integer({ min: 1, max: 6 }), isStart: fc.boolean() }), {
    minLength: 5,
    maxLength: 40,
  })
  .map((turns) =>
    turns.flatMap(({ what, many, isStart }) =>
      times(many, what).map((one, index) => ({ what: one, isStart: isStart && index === many - 1 })),
    ),
  );

const HALF_AN_HOUR = 30 * 60_000;

/** Whether nothing is under way that is known to the run alone. */
function isCalm({ phone, at }: Life): boolean {
  const { pending, silence, lastAnswer, incident, begins } = phone;
  const isForgotten = incident === null && begins.some((begin) => at - begin <= HALF_AN_HOUR);
  return lastAnswer !== null && pending === null && silence === null && !isForgotten;
}

it('a restart at a calm moment changes no event but for the word that it was found so', () => {
  const rules = plainRules();
  let restartsMade = 0;
  fc.assert(
    fc.property(life, (looks) => {
      const inOne: string[] = [];
      const inSeveral: string[] = [];
      const plain = (words: string) => words.replace(/ (while away|after a gap)$/u, '');
      let one = live([], { rules });
      let other = live([], { rules });
      for (const { what, isStart } of looks) {
        if (isStart && isCalm(other)) {
          other = live([], { rules, memory: keep(other.fleet), from: other.at });
          restartsMade += 1;
        }
        one = goOn(one.fleet, [what], one.at);
        other = goOn(other.fleet, [what], other.at);
        inOne.push(...one.events.map(plain));
        inSeveral.push(...other.events.map(plain));
      }
      expect(inSeveral).toEqual(inOne);
      expect(other.fleet.statuses()).toEqual(one.fleet.statuses());
      expect(other.phone.incident).toEqual(one.phone.incident);
      expect(other.phone.flapping).toEqual(one.phone.flapping);
    }),
  );
  expect(restartsMade).toBeGreaterThan(50);
});

it('a restart at any moment tells nothing twice, and no recovery of what was never told', () => {
  fc.assert(
    fc.property(life, (looks) => {
      let fleet = createFleet(settling);
      let at = 0;
      let known: string | null = null;
      const list = () => fleet.setPhones('eu', [{ id: 'a', name: '', group: '' }], at);
      const take = (event: FleetEvent) => {
        if (event.kind === 'began') {
          expect(event.again).toBe(known === event.problem.kind);
          known = event.problem.kind;
        } else if (event.kind === 'recovered') {
          expect(event.incident.kind).toBe(known);
          known = null;
        }
      };
      list();
      for (const { what, isStart } of looks) {
        if (isStart) {
          const memory = keep(fleet);
          fleet = createFleet(settling);
          fleet.restore(memory);
          list();
        }
        if (typeof what === 'number')
          for (const event of fleet.answered('eu', answerOf({ a: what }), at, GAP).events) take(event);
        at += STEP;
      }
      expect(fleet.phones.get('eu/a')?.incident?.kind ?? null).toBe(known);
    }),
  );
});
