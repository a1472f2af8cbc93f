import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSchedule, type Due } from '../../../electron/core/schedule.ts';

type Act =
  | { readonly kind: 'plan'; readonly ids: readonly string[]; readonly dueAt: number; readonly wait: number }
  | { readonly kind: 'remove'; readonly id: string }
  | { readonly kind: 'take'; readonly now: number; readonly most: number }
  | { readonly kind: 'takeAlong'; readonly now: number; readonly soonMs: number; readonly most: number };

const id = fc.integer({ min: 0, max: 80 }).map((number) => `p${number}`);
const time = fc.integer({ min: 0, max: 100 });
const most = fc.constantFrom(1, 7, 32);

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('plan' as const),
      ids: fc.uniqueArray(id, { maxLength: 50 }),
      dueAt: time,
      wait: time,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), id }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('take' as const), now: time, most }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('takeAlong' as const), now: time, soonMs: time, most }),
  },
);

describe('the schedule', () => {
  it('takes what a plain list would take, longest due first', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
        const schedule = createSchedule();
        const model = new Map<string, Due>();
        const earliest = (one: Due, other: Due) => one.dueAt - other.dueAt;
        const take = (taken: readonly string[], fits: (due: Due) => boolean, atMost: number) => {
          const expected = [...model.values()].filter(fits).sort(earliest).slice(0, atMost);
          // Phones that are due at the same time may come in any order.
          expect(taken.map((one) => model.get(one)?.dueAt)).toEqual(expected.map(({ dueAt }) => dueAt));
          for (const one of taken) {
            expect(fits(model.get(one) ?? { dueAt: NaN, notBefore: NaN })).toBe(true);
            model.delete(one);
          }
        };
        for (const what of acts) {
          if (what.kind === 'plan') {
            const due = { dueAt: what.dueAt, notBefore: what.dueAt - what.wait };
            schedule.plan(what.ids, due.dueAt, due.notBefore);
            for (const one of what.ids) model.set(one, due);
          } else if (what.kind === 'remove') {
            schedule.remove(what.id);
            model.delete(what.id);
          } else if (what.kind === 'take') {
            take(schedule.take(what.now, what.most), ({ dueAt }) => dueAt <= what.now, what.most);
          } else {
            take(
              schedule.takeAlong(what.now, what.soonMs, what.most),
              ({ dueAt, notBefore }) => dueAt <= what.now + what.soonMs && notBefore <= what.now,
              what.most,
            );
          }
          expect(schedule.size).toBe(model.size);
          const dueTimes = [...model.values()].map(({ dueAt }) => dueAt);
          expect(schedule.nextDueAt()).toBe(model.size === 0 ? null : Math.min(...dueTimes));
        }
        for (let number = 0; number <= 80; number += 1) {
          expect(schedule.has(`p${number}`)).toBe(model.has(`p${number}`));
          const due = model.get(`p${number}`) ?? null;
          const found = schedule.due(`p${number}`);
          expect(found === null ? null : { dueAt: found.dueAt, notBefore: found.notBefore }).toEqual(due);
        }
      }),
    );
  });

  it('takes along what is due soon, but not what has to wait until then', () => {
    const schedule = createSchedule();
    schedule.plan(['now'], 0);
    schedule.plan(['waits'], 5, 3);
    schedule.plan(['soon'], 15);
    schedule.plan(['later'], 16);
    expect(schedule.take(0)).toEqual(['now']);
    expect(schedule.takeAlong(0, 15, 32)).toEqual(['soon']);
    expect(schedule.nextDueAt()).toBe(5);
    expect(schedule.takeAlong(3, 15, 32)).toEqual(['waits', 'later']);
  });
});
