import { describe, expect, test } from 'vitest';
import { byAccessKey, reply, type Script } from './scripted.ts';
import { idOf, listing, pageOf, rowsOf, tenant } from './tenant.ts';

test('asks as the reference says, each time under another ID', async () => {
  const { list, sent } = listing(tenant(70));
  expect(await list()).toMatchObject({ ok: true });
  expect(
    sent.map(({ method, url, body, headers }) => [method, url.href, body, headers['x-request-id']]),
  ).toEqual([
    [
      'GET',
      'https://kp.example/v1/instances/batch-query?x-request-id=request-1&page_no=1&page_size=50',
      '',
      'request-1',
    ],
    [
      'GET',
      'https://kp.example/v1/instances/batch-query?x-request-id=request-2&page_no=2&page_size=50',
      '',
      'request-2',
    ],
  ]);
});

describe.each<[string, (rows: unknown[], total: number) => unknown]>([
  ['data.instances', (rows) => ({ error_code: '0', data: { instances: rows } })],
  ['codes inside data', (rows) => ({ data: { error_code: '0', error_msg: 'ok', instance_list: rows } })],
  ['data itself', (rows) => ({ error_code: 0, data: rows })],
  ['the top', (rows) => ({ instances: rows })],
  [
    'a page inside data',
    (rows, total) => ({ data: { page: { records: rows, tags: [] }, total_count: total } }),
  ],
  ['with a total', (rows, total) => ({ total_count: String(total), phones: rows })],
  ['with a total that counts the page', (rows) => ({ total_count: -1, phones: rows })],
  ['beside other lists', (rows) => ({ data: { regions: [{ id: 'r' }], none: [], instances: rows } })],
])('a list in %s', (_name, shape) => {
  test.each([1, 49, 50, 51, 100, 120])('of %i phones', async (phones) => {
    const found = await listing(tenant(phones, shape)).list();
    expect(found.ok && found.value.map(({ id }) => id)).toEqual(
      Array.from({ length: phones }, (_, index) => idOf(index)),
    );
  });
});

describe('the end', () => {
  test.each<[string, number, Script, number]>([
    ['a short page', 2, tenant(99), 99],
    ['an empty page', 3, tenant(100), 100],
    ['the total', 2, tenant(100, (rows, total) => ({ rows, total })), 100],
    ['a page without anything new', 2, () => reply(200, { rows: rowsOf(0, 50) }), 50],
    [
      'a page without data',
      2,
      ({ url }) => reply(200, pageOf(url) === 1 ? { rows: rowsOf(0, 50) } : { error_code: '0', data: null }),
      50,
    ],
    [
      'a total that is never reached',
      2,
      ({ url }) => reply(200, { total: 999, rows: pageOf(url) === 1 ? rowsOf(0, 50) : [] }),
      50,
    ],
    ['a tenant without phones', 1, () => reply(200, { error_code: '0', data: { instances: [] } }), 0],
    [
      'a total of none',
      1,
      () => reply(200, { error_code: '0', data: { total_count: 0, instances: null } }),
      0,
    ],
  ])('is %s', async (_name, requests, service, phones) => {
    const { list, sent } = listing(service);
    const found = await list();
    expect(found.ok && found.value).toHaveLength(phones);
    expect(sent).toHaveLength(requests);
  });

  test('of a service with smaller pages is the total', async () => {
    const { list } = listing(({ url }) =>
      reply(200, { total: 45, rows: rowsOf((pageOf(url) - 1) * 20, pageOf(url) === 3 ? 5 : 20) }),
    );
    const found = await list();
    expect(found.ok && found.value).toHaveLength(45);
  });

  test('of one without end is 100,000 phones', async () => {
    const { list, sent } = listing(tenant(Infinity));
    const found = await list();
    expect(found.ok && found.value).toHaveLength(100_000);
    expect(sent).toHaveLength(2000);
  });
});

test('an access key signs each page', async () => {
  const { list, sent } = listing(tenant(60), byAccessKey);
  expect(await list()).toMatchObject({ ok: true });
  expect(new Set(sent.map(({ headers }) => headers.Authorization)).size).toBe(2);
});
