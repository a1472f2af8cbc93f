import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SnoozeEnd } from '../../../electron/core/alerts/snoozes.ts';
import { count, noCounts } from '../../../electron/core/counts.ts';
import { deviation } from '../../../electron/core/deviation.ts';
import { expectations, type Expected } from '../../../electron/core/expected.ts';
import { createFleet, type Fleet, type FleetEvent } from '../../../electron/core/fleet.ts';
import { statusSince } from '../../../electron/core/phone-record.ts';
import { failureOf } from './phone-lives.ts';
import { plainRules } from './plain-rules.ts';

const GAP = 120_000;
const accounts = ['eu', 'cn'];
const ids = ['a', 'b', 'c', 'd'];

const account = fc.constantFrom(...accounts);
const someIds = fc.subarray(ids, { minLength: 1 });
// Few values, so that repetitions (which confirm) are as likely as changes.
const code = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(0, 2, 3, 4) },
  { weight: 1, arbitrary: fc.constantFrom(1, 5, 6, -1, 2_147_483_647) },
);

type Happening =
  | { kind: 'answer'; account: string; statuses: [string, number][]; left: string[]; wait: number }
  | { kind: 'failure'; account: string; ids: string[]; wait: number }
  | { kind: 'acknowledge'; keys: string[]; acknowledged: boolean }
  | { kind: 'list'; account: string; ids: string[]; name: string; group: string }
  | { kind: 'rules'; rules: GroupRules };

/** What is asked of the phones of the group `qa`, and what they are snoozed by. */
interface GroupRules {
  readonly expected: Expected;
  readonly snoozedUntil: SnoozeEnd | null;
}

const wait = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(5_000, 30_000) },
  { weight: 1, arbitrary: fc.constantFrom(GAP + 1, 700_000) },
);

const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('answer' as const),
      account,
      statuses: someIds.chain((some) => fc.tuple(...some.map((id) => fc.tuple(fc.constant(id), code)))),
      left: fc.constantFrom<string[]>([], ['d']),
      wait,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('failure' as const), account, ids: someIds, wait }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('acknowledge' as const),
      keys: fc.subarray(accounts.flatMap((name) => ids.map((id) => `${name}/${id}`))),
      acknowledged: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('list' as const),
      account,
      ids: fc.subarray(ids),
      name: fc.constantFrom('', 'Pixel'),
      group: fc.constantFrom('', 'qa'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('rules' as const),
      rules: fc.record({
        expected: fc.constantFrom(...expectations),
        snoozedUntil: fc.constantFrom<SnoozeEnd | null>(null, 'never', 'recovery', 1_000_000),
      }),
    }),
  },
);

interface Outcome {
  readonly events: readonly FleetEvent[];
  readonly changed: readonly string[];
  readonly checked: readonly string[];
  readonly removed: readonly string[];
}

/** A fleet whose rules can change. */
function createWorld(settleMs: number) {
  let group: GroupRules = { expected: 'anything', snoozedUntil: null };
  const rules = plainRules({
    settleMs: () => settleMs,
    expected: (phone) => (phone.group === 'qa' ? group.expected : 'anything'),
    snooze(phone) {
      const isSnoozed = phone.group === 'qa' && group.snoozedUntil !== null;
      return isSnoozed ? { scope: { kind: 'group', group: 'qa' }, until: group.snoozedUntil ?? 0 } : null;
    },
  });
  const fleet = createFleet(rules);
  return { fleet, change: (to: GroupRules) => (group = to) };
}

type World = ReturnType<typeof createWorld>;

function happen({ fleet, change }: World, what: Happening, at: number): Outcome {
  const nothing = { events: [], changed: [], checked: [], removed: [] };
  switch (what.kind) {
    case 'answer': {
      const statuses = new Map(what.statuses);
      const left = what.left.filter((id) => !statuses.has(id));
      const unanswered = new Map(left.map((id) => [id, 'missing' as const]));
      return {
        ...nothing,
        ...fleet.answered(what.account, { requestId: 'r', statuses, unanswered }, at, GAP),
      };
    }
    case 'failure': {
      const silence = { kind: 'failure' as const, failure: failureOf('timeout') };
      return { ...nothing, ...fleet.unanswered(what.account, what.ids, silence, at, false) };
    }
    case 'acknowledge':
      return { ...nothing, changed: fleet.acknowledge(what.keys, what.acknowledged) };
    case 'list': {
      const entries = what.ids.map((id) => ({ id, name: what.name, group: what.group }));
      return { ...nothing, ...fleet.setPhones(what.account, entries, at) };
    }
    case 'rules':
      change(what.rules);
      return { ...nothing, ...fleet.applyRules(at) };
  }
}

interface Story {
  readonly happenings: readonly Happening[];
  readonly settleMs: number;
}

/** Runs what happens, from a full list of phones on, and hands over each step. */
function run(
  { happenings, settleMs }: Story,
  look: (fleet: Fleet, what: Happening | null, outcome: Outcome, at: number) => void,
): void {
  const world = createWorld(settleMs);
  let at = 0;
  for (const name of accounts) {
    const all: Happening = { kind: 'list', account: name, ids: [...ids], name: '', group: 'qa' };
    look(world.fleet, all, happen(world, all, at), at);
  }
  for (const what of happenings) {
    if ('wait' in what) at += what.wait;
    look(world.fleet, what, happen(world, what, at), at);
  }
}

/** What a row of the window reads, but for the time of the last answer. */
function row(fleet: Fleet, key: string) {
  const phone = fleet.phones.get(key);
  if (!phone) return undefined;
  const { name, group, lastAnswer, problem, acknowledged, silence, snooze } = phone;
  return JSON.stringify([
    name,
    group,
    lastAnswer?.code ?? null,
    statusSince(phone),
    problem,
    acknowledged,
    silence,
    snooze,
  ]);
}

const anyStory: fc.Arbitrary<Story> = fc.record({
  happenings: fc.array(happening, { maxLength: 60 }),
  settleMs: fc.constantFrom(0, 60_000, 300_000),
});

it('the sums equal a recount from scratch, whatever happens', () => {
  fc.assert(
    fc.property(anyStory, (story) => {
      run(story, (fleet) => {
        const recount = noCounts();
        for (const phone of fleet.phones.values()) count(recount, phone, 1);
        expect(fleet.counts).toEqual(recount);
        const withProblem = [...fleet.phones.values()].filter(({ problem }) => problem !== null);
        expect([...fleet.problemKeys].sort()).toEqual(withProblem.map(({ key }) => key).sort());
      });
    }),
  );
});

it('a reader who takes over what is said to have changed has the whole truth', () => {
  fc.assert(
    fc.property(anyStory, (story) => {
      const rows = new Map<string, string>();
      const checkedAt = new Map<string, number>();
      run(story, (fleet, _, { changed, checked, removed }, at) => {
        for (const key of removed) rows.delete(key);
        for (const key of checked) checkedAt.set(key, at);
        for (const key of changed) {
          const read = row(fleet, key);
          if (read === undefined) throw new Error(`${key} is said to have changed, and is not there`);
          rows.set(key, read);
          const { lastAnswer } = fleet.phones.get(key) ?? {};
          if (lastAnswer) checkedAt.set(key, lastAnswer.at);
        }
        expect(new Set(changed).size).toBe(changed.length);
        expect(checked.filter((key) => changed.includes(key))).toEqual([]);
        expect(new Map([...fleet.phones.keys()].map((key) => [key, row(fleet, key)]))).toEqual(rows);
        for (const { key, lastAnswer } of fleet.phones.values())
          if (lastAnswer) expect(checkedAt.get(key)).toBe(lastAnswer.at);
      });
    }),
  );
});

it('a status is only ever what was observed last', () => {
  fc.assert(
    fc.property(anyStory, (story) => {
      const observed = new Map<string, number>();
      run(story, (fleet, what, { removed }) => {
        for (const key of removed) observed.delete(key);
        if (what?.kind === 'answer')
          for (const [id, status] of what.statuses) {
            const key = `${what.account}/${id}`;
            if (fleet.phones.has(key)) observed.set(key, status);
          }
        for (const { key, lastAnswer } of fleet.phones.values())
          expect(lastAnswer?.code).toBe(observed.get(key));
      });
    }),
  );
});

it('each phone has one baseline, then changes that follow from one another, and recovers only from what began', () => {
  fc.assert(
    fc.property(anyStory, (story) => {
      const status = new Map<string, number>();
      /** The kind that was told last of each phone with an open incident. */
      const open = new Map<string, string>();
      run(story, (fleet, what, { events, removed }) => {
        for (const key of removed) {
          status.delete(key);
          open.delete(key);
        }
        const first = new Set<string>();
        for (const event of events) {
          const { key } = event;
          switch (event.kind) {
            case 'doubted':
              expect(event.from).toBe(status.get(key) ?? null);
              expect(event.to).not.toBe(event.from);
              break;
            case 'status':
              expect(event.from).toBe(status.get(key) ?? null);
              if (event.from === null) first.add(key);
              expect(event.to).not.toBe(event.from);
              status.set(key, event.to);
              break;
            case 'began':
              // Who was told of its silence is told how it turned out.
              expect(event.baseline).toBe(first.has(key) && !open.has(key));
              expect(event.again).toBe(open.get(key) === event.problem.kind);
              if (event.again) expect(what?.kind).not.toBe('rules');
              open.set(key, event.problem.kind);
              break;
            case 'recovered': {
              expect(open.get(key)).toBe(event.incident.kind);
              open.delete(key);
              expect(event.status).not.toBe(4);
              const { expected, acknowledged } = fleet.phones.get(key) ?? {};
              expect(expected && deviation(event.status, expected)).toBeNull();
              expect(acknowledged).toBe(false);
            }
          }
        }
        for (const { key, incident } of fleet.phones.values()) expect(incident?.kind).toBe(open.get(key));
      });
    }),
  );
});
