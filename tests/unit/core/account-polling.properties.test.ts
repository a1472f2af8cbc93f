import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createAccountPolling, type Batch } from '../../../electron/core/account-polling.ts';
import { failureKinds } from '../../../electron/core/failure.ts';
import { entriesOf, failureOf } from './phone-lives.ts';

const settings = fc.record({
  normalSeconds: fc.integer({ min: 5, max: 60 }),
  quickSeconds: fc.integer({ min: 1, max: 60 }),
  requestsPerSecond: fc.constantFrom(0.5, 5, 50),
  concurrency: fc.integer({ min: 1, max: 4 }),
});

type Act =
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'answer'; readonly which: number; readonly quick: boolean }
  | { readonly kind: 'fail'; readonly which: number; readonly failure: (typeof failureKinds)[number] }
  | { readonly kind: 'refresh' | 'interrupt' | 'restart' }
  | { readonly kind: 'numbers'; readonly normalSeconds: number }
  | { readonly kind: 'list'; readonly many: number };

const which = fc.nat({ max: 3 });
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.nat({ max: 40_000 }) }) },
  {
    weight: 8,
    arbitrary: fc.record({ kind: fc.constant('answer' as const), which, quick: fc.boolean() }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('fail' as const),
      which,
      failure: fc.constantFrom(...failureKinds),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('refresh' as const, 'interrupt' as const, 'restart' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('numbers' as const),
      normalSeconds: fc.integer({ min: 5, max: 60 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('list' as const), many: fc.nat({ max: 120 }) }),
  },
);

const idsOf = (many: number) => Array.from({ length: many }, (_, index) => `p${index}`);

it('the budget is never exceeded and no phone is asked about twice at once, whatever happens', () => {
  fc.assert(
    fc.property(settings, fc.array(act, { maxLength: 120 }), (polling, acts) => {
      const account = createAccountPolling(polling, () => 0.5);
      const underWay: Batch[] = [];
      let now = 0;
      let lastSentAt = -Infinity;
      let phones = new Set(idsOf(100));
      const returned = new Set<string>();
      account.setPhones(entriesOf([...phones]), now);

      const sendAll = () => {
        for (let turns = 0; turns < 1_000; turns += 1) {
          const step = account.step(now);
          if (step.kind === 'wait') {
            // It may ask to be asked again at once, but not for ever.
            if (step.until !== null && step.until <= now) continue;
            return;
          }
          const { batch } = step;
          const checked = new Set(underWay.flatMap(({ ids }) => ids));
          const distinct = new Set(batch.ids);
          expect({
            size: batch.ids.length >= 1 && batch.ids.length <= 32 && distinct.size === batch.ids.length,
            listed: batch.ids.every((id) => phones.has(id)),
            // A phone that was taken off the list and put back is new, whatever is still under way.
            once: batch.ids.every((id) => !checked.has(id) || returned.has(id)),
            spaced: now - lastSentAt >= 1000 / polling.requestsPerSecond - 0.001,
            allowed: underWay.length < polling.concurrency,
          }).toEqual({ size: true, listed: true, once: true, spaced: true, allowed: true });
          lastSentAt = now;
          underWay.push(batch);
        }
        throw new Error('it asks to be asked again without end');
      };

      sendAll();
      for (const what of acts) {
        switch (what.kind) {
          case 'wait':
            now += what.ms;
            break;
          case 'refresh':
            account.refresh(now);
            break;
          case 'interrupt':
            account.interrupt(now);
            underWay.length = 0;
            break;
          case 'restart':
            account.interrupt(now);
            underWay.length = 0;
            account.restart(now);
            break;
          case 'numbers':
            account.setNumbers({ ...polling, normalSeconds: what.normalSeconds }, now);
            break;
          case 'list':
            for (const id of idsOf(120).slice(what.many)) returned.add(id);
            phones = new Set(idsOf(what.many));
            account.setPhones(entriesOf([...phones]), now);
            break;
          case 'answer':
          case 'fail': {
            const [batch] = underWay.splice(what.which % Math.max(1, underWay.length), 1);
            if (batch === undefined) break;
            if (what.kind === 'answer') account.answered(batch, () => what.quick);
            else account.failed(batch, failureOf(what.failure), now);
          }
        }
        sendAll();
      }

      // However it went before: once the service answers again, every phone is asked about.
      for (const batch of underWay.splice(0)) account.answered(batch, () => false);
      account.refresh(now);
      const asked = new Set<string>();
      const end = now + 16 * 60_000;
      while (now < end && asked.size < phones.size) {
        const step = account.step(now);
        if (step.kind === 'send') {
          for (const id of step.batch.ids) asked.add(id);
          account.answered(step.batch, () => false);
        } else now = step.until ?? end;
      }
      expect([...asked].sort()).toEqual([...phones].sort());
      if (phones.size > 0) expect(account.trouble()).toBeNull();
    }),
  );
});
