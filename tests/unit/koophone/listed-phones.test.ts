import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FoundPhone } from '../../../electron/core/found-phone.ts';
import { reply } from './scripted.ts';
import { listing } from './tenant.ts';

describe('a row', () => {
  const plain: FoundPhone = { id: 'a', name: '', user: '', region: '', sku: '', status: null, frozen: false };
  test.each<[string, unknown, FoundPhone | null]>([
    [
      'as the reference has it',
      {
        instance_id: 'a44uhlf7',
        instance_name: ' Pixel QA\n7 ',
        region: 'cn-south-1',
        region_name: 'Guangzhou',
        instance_sku: 'koophone.basic',
        frozen_status: 1,
        running_status: 2,
        assign_user: 'qa',
        member_name: 'QA team',
      },
      {
        id: 'a44uhlf7',
        name: 'Pixel QA 7',
        user: 'qa',
        region: 'cn-south-1',
        sku: 'koophone.basic',
        status: 2,
        frozen: true,
      },
    ],
    ['with an ID alone', { instance_id: 'a' }, plain],
    [
      'of numbers and texts',
      { instance_id: 17, instance_name: 4, running_status: '3', frozen_status: '1' },
      { ...plain, id: '17', name: '4', status: 3, frozen: true },
    ],
    [
      'of wrong types',
      { instance_id: ' a ', instance_name: {}, region: [], running_status: 2.5, frozen_status: null },
      plain,
    ],
    [
      'of nulls',
      { instance_id: 'a', instance_name: null, running_status: null, assign_user: null, member_name: 'm' },
      { ...plain, user: 'm' },
    ],
    [
      'of booleans',
      { instance_id: 'a', frozen_status: true, running_status: true },
      { ...plain, frozen: true },
    ],
    [
      'with an unrecognised status',
      { instance_id: 'a', running_status: 7, frozen_status: 0 },
      { ...plain, status: 7 },
    ],
    ['with 33 characters', { instance_id: 'x'.repeat(33) }, null],
    ['without an ID', { instance_name: 'a' }, null],
    ['with an empty one', { instance_id: '  ' }, null],
    ['with an ID that is none', { instance_id: 'a,b' }, null],
    ['that is none', 'a', null],
    ['that is nothing', null, null],
  ])('%s', async (_name, row, expected) => {
    const found = await listing(() => reply(200, { rows: [row, { instance_id: 'last' }] })).list();
    const last = { ...plain, id: 'last' };
    expect(found).toEqual({ ok: true, value: expected === null ? [last] : [expected, last] });
  });

  test('that comes twice is taken once, as it came first', async () => {
    const rows = [
      { instance_id: 'a', instance_name: 'one' },
      { instance_id: 'a', instance_name: 'two' },
    ];
    expect(await listing(() => reply(200, { rows })).list()).toEqual({
      ok: true,
      value: [{ ...plain, name: 'one' }],
    });
  });
});

test('no answer, however malformed, throws or finds a phone that is not in it', async () => {
  const row = fc.oneof(
    fc.record({ instance_id: fc.oneof(fc.string(), fc.jsonValue()), running_status: fc.jsonValue() }),
    fc.jsonValue(),
  );
  const answer = fc.oneof(
    fc.record({
      error_code: fc.constantFrom('0', null),
      data: fc.oneof(fc.array(row), fc.record({ list: fc.array(row), total: fc.jsonValue() })),
    }),
    fc.jsonValue(),
  );
  await fc.assert(
    fc.asyncProperty(answer, async (body) => {
      const found = await listing(() => reply(200, body)).list();
      const text = JSON.stringify(body);
      for (const { id } of found.ok ? found.value : [])
        expect(text).toContain(JSON.stringify(id).slice(1, -1));
    }),
  );
});
