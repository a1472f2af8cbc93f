import fc from 'fast-check';
import { expect, it } from 'vitest';
import { count, noCounts } from '../../../electron/core/counts.ts';
import { createFleet, type Fleet, type FleetEvent } from '../../../electron/core/fleet.ts';
import { statusSince } from '../../../electron/core/phone-record.ts';
import { failureOf } from './phone-lives.ts';

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
  | { kind: 'list'; account: string; ids: string[]; name: string };

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
    }),
  },
);

interface Outcome {
  readonly events: readonly FleetEvent[];
  readonly changed: readonly string[];
  readonly checked: readonly string[];
  readonly removed: readonly string[];
}

function happen(fleet: Fleet, what: Happening, at: number): Outcome {
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
      const entries = what.ids.map((id) => ({ id, name: what.name, group: '' }));
      return { ...nothing, ...fleet.setPhones(what.account, entries, at) };
    }
  }
}

/** Runs what happens, from a full list of phones on, and hands over each step. */
function run(
  happenings: readonly Happening[],
  look: (fleet: Fleet, what: Happening | null, outcome: Outcome, at: number) => void,
): void {
  const fleet = createFleet();
  let at = 0;
  for (const name of accounts) {
    const all: Happening = { kind: 'list', account: name, ids: [...ids], name: '' };
    look(fleet, all, happen(fleet, all, at), at);
  }
  for (const what of happenings) {
    if ('wait' in what) at += what.wait;
    look(fleet, what, happen(fleet, what, at), at);
  }
}

/** What a row of the window reads, but for the time of the last answer. */
function row(fleet: Fleet, key: string) {
  const phone = fleet.phones.get(key);
  if (!phone) return undefined;
  const { name, group, lastAnswer, problem, acknowledged, silence } = phone;
  return JSON.stringify([
    name,
    group,
    lastAnswer?.code ?? null,
    statusSince(phone),
    problem,
    acknowledged,
    silence,
  ]);
}

const anyLife = fc.array(happening, { maxLength: 60 });

it('the sums equal a recount from scratch, whatever happens', () => {
  fc.assert(
    fc.property(anyLife, (happenings) => {
      run(happenings, (fleet) => {
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
    fc.property(anyLife, (happenings) => {
      const rows = new Map<string, string>();
      const checkedAt = new Map<string, number>();
      run(happenings, (fleet, _, { changed, checked, removed }, at) => {
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
    fc.property(anyLife, (happenings) => {
      const observed = new Map<string, number>();
      run(happenings, (fleet, what, { removed }) => {
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
    fc.property(anyLife, (happenings) => {
      const status = new Map<string, number>();
      const open = new Set<string>();
      run(happenings, (_, __, { events, removed }) => {
        for (const key of removed) {
          status.delete(key);
          open.delete(key);
        }
        const first = new Set<string>();
        for (const event of events) {
          if (event.kind === 'status') {
            expect(event.from).toBe(status.get(event.key) ?? null);
            if (event.from === null) first.add(event.key);
            expect(event.to).not.toBe(event.from);
            status.set(event.key, event.to);
          } else if (event.kind === 'began') {
            // Who was told of its silence is told how it turned out.
            expect(event.baseline).toBe(first.has(event.key) && !open.has(event.key));
            open.add(event.key);
          } else {
            expect(open.delete(event.key)).toBe(true);
            expect([0, 3, 4]).not.toContain(event.status);
          }
        }
      });
    }),
  );
});
