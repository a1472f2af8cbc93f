import { describe, expect, it } from 'vitest';
import { ask, idsOf, PATH, send, simulator, type StatusResult } from './asking.ts';

describe('a good answer', () => {
  it('is wrapped as in the schema of the reference', async () => {
    const service = await simulator();
    const [id = ''] = idsOf(service, 1);
    const response = await send(service, [id]);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(await response.json()).toEqual({
      error_code: '0',
      error_msg: 'ok',
      data: { status_results: [{ instance_id: id, status: service.status(id) }] },
    });
  });

  it('is bare as in the example of the reference, by switch', async () => {
    const service = await simulator({ shape: 'bare' });
    const [id = ''] = idsOf(service, 1);
    const bare = { status_results: [{ instance_id: id, status: service.status(id) }] };
    expect(await (await send(service, [id])).json()).toEqual(bare);
    service.setShape('wrapped');
    expect(await (await send(service, [id])).json()).toEqual({
      error_code: '0',
      error_msg: 'ok',
      data: bare,
    });
  });

  it('has one result for each of 32 phones, also when one is asked for twice', async () => {
    const service = await simulator();
    const ids = idsOf(service, 32);
    const answer = await ask(service, ids);
    expect([...answer.keys()].sort()).toEqual([...ids].sort());
    const [first = ''] = ids;
    const twice = (await (await send(service, [first, first])).json()) as {
      data: { status_results: StatusResult[] };
    };
    expect(twice.data.status_results).toHaveLength(1);
  });

  it('promises no order', async () => {
    const service = await simulator();
    const ids = idsOf(service, 32);
    const orders = [await ask(service, ids), await ask(service, ids)].map((answer) =>
      [...answer.keys()].join(),
    );
    expect(new Set([ids.join(), ...orders]).size).toBe(3);
  });

  it('comes under a prefix too where there is one', async () => {
    const service = await simulator({ prefix: '/openapi/koophone' });
    for (const path of [PATH, `/openapi/koophone${PATH}`, `${PATH}?x=1`]) {
      expect((await send(service, idsOf(service, 1), { path })).status).toBe(200);
    }
    expect((await send(service, idsOf(service, 1), { path: `/other${PATH}` })).status).toBe(404);
  });

  it('comes for a token of 20 KB', async () => {
    const service = await simulator({ token: 'M'.repeat(20_000) });
    expect((await send(service, idsOf(service, 1))).status).toBe(200);
  });

  it.each([0, 5, 6, 7, 42, -1])('says %i of a phone that was set so', async (code) => {
    const service = await simulator();
    const [id = '', other = ''] = idsOf(service, 2);
    const rest = service.status(other);
    service.setStatus(id, code);
    expect(await ask(service, [id, other])).toEqual(
      new Map([
        [id, code],
        [other, rest],
      ]),
    );
    expect(service.status(id)).toBe(code);
  });
});
