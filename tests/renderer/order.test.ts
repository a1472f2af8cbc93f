import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PhoneRow } from '../../electron/shared/contract.ts';
import { NaturalOrder } from '../../renderer/lib/natural.ts';
import { arrange, rearrange } from '../../renderer/lib/order.ts';
import { columns, rowOrder } from '../../renderer/lib/sorting.ts';
import { emptyTally, inChip, recount } from '../../renderer/lib/tally.ts';
import { NOW, phone } from './fake-bridge.ts';

const row = fc
  .record({
    id: fc.integer({ min: 0, max: 30 }),
    name: fc.constantFrom('', 'QA 2', 'qa 10', 'Ärger', '测试 3'),
    status: fc.constantFrom(null, 0, 1, 2, 3, 4, 5, 7),
    since: fc.constantFrom(null, NOW, NOW - 1),
    acknowledged: fc.boolean(),
  })
  .map(({ id, ...over }) => phone(`p${String(id)}`, over));

const sort = fc.option(fc.record({ column: fc.constantFrom(...columns), descending: fc.boolean() }));
const byKey = (rows: readonly PhoneRow[]) => new Map(rows.map((item) => [item.key, item]));

test('an order that is mended is the order that would be made anew', () => {
  fc.assert(
    fc.property(fc.array(row), fc.array(row), fc.array(row), sort, (before, upserts, removed, by) => {
      const order = rowOrder(by, new NaturalOrder('en'), () => 'EU');
      const keep = (item: PhoneRow) => inChip('running', item) || item.problem !== null;
      const rows = byKey(before);
      const kept = () => byKey([...rows.values()].filter(keep));
      const old = arrange(kept(), order);
      for (const { key } of removed) rows.delete(key);
      for (const item of upserts) rows.set(item.key, item);
      const changed = new Set([...upserts, ...removed].map(({ key }) => key));
      expect(rearrange(old, changed, rows, order, keep)).toEqual(arrange(kept(), order));
    }),
  );
});

test('a tally that counts changes is the tally of all rows', () => {
  fc.assert(
    fc.property(fc.array(row), fc.array(row), (before, after) => {
      const first = recount(emptyTally, [], before);
      expect(recount(first, before, after)).toEqual(recount(emptyTally, [], after));
    }),
  );
});

describe('names', () => {
  test.each([
    ['QA 9', 'QA 10'],
    ['qa 9', 'QA 10'],
    ['QA 09', 'QA 10'],
    ['a', 'B'],
    ['arger', 'Ärgerlich'],
    ['rack 2 slot 11', 'rack 10 slot 1'],
    ['Zebra', '测试'],
    ['测试 9', '测试 10'],
    ['id 99999999999999999998', 'id 99999999999999999999'],
  ])('%s stands before %s', (first, second) => {
    const names = new NaturalOrder('zh-CN');
    const [left, right] = [names.key(first), names.key(second)];
    expect(names.compare(left, right)).toBeLessThan(0);
    expect(names.compare(right, left)).toBeGreaterThan(0);
  });
});
