import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSchedule } from '../../../electron/core/schedule.ts';

type Act =
  | { readonly kind: 'plan'; readonly ids: readonly string[]; readonly dueAt: number }
  | { readonly kind: 'remove'; readonly id: string }
  | { readonly kind: 'take'; readonly now: number; readonly soonMs: number; readonly most: number };

const id = fc.integer({ min: 0, max: 80 }).map((number) => `p${number}`);
const time = fc.integer({ min: 0, max: 100 });

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('plan' as const),
      ids: fc.uniqueArray(id, { maxLength: 50 }),
      dueAt: time,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), id }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('take' as const),
      now: time,
      soonMs: time,
      most: fc.constantFrom(1, 7, 32),
    }),
  },
);

describe('the schedule', () => {
  it('takes what a plain list would take, longest due first', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
        const schedule = createSchedule();
        const model = new Map<string, number>();
        for (const what of acts) {
          if (what.kind === 'plan') {
            schedule.plan(what.ids, what.dueAt);
            for (const one of what.ids) model.set(one, what.dueAt);
          } else if (what.kind === 'remove') {
            schedule.remove(what.id);
            model.delete(what.id);
          } else {
            const dueTimes = [...model.values()].sort((one, other) => one - other);
            const isDue = (dueTimes[0] ?? Infinity) <= what.now;
            const expected = isDue
              ? dueTimes.filter((at) => at <= what.now + what.soonMs).slice(0, what.most)
              : [];
            const taken = schedule.take(what.now, what.soonMs, what.most);
            // Phones that are due at the same time may come in any order.
            expect(taken.map((one) => model.get(one))).toEqual(expected);
            for (const one of taken) model.delete(one);
          }
          expect(schedule.size).toBe(model.size);
          expect(schedule.nextDueAt()).toBe(model.size === 0 ? null : Math.min(...model.values()));
        }
        for (let number = 0; number <= 80; number += 1) {
          expect(schedule.has(`p${number}`)).toBe(model.has(`p${number}`));
          expect(schedule.dueAt(`p${number}`)).toBe(model.get(`p${number}`) ?? null);
        }
      }),
    );
  });

  it('fills a batch up with phones that are due soon, and with no others', () => {
    const schedule = createSchedule();
    schedule.plan(['now'], 0);
    schedule.plan(['soon'], 15);
    schedule.plan(['later'], 16);
    expect(schedule.take(0, 15)).toEqual(['now', 'soon']);
    expect(schedule.take(15, 15)).toEqual([]);
    expect(schedule.take(16, 15)).toEqual(['later']);
  });
});
