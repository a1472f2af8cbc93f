import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../electron/simulator/gateway.ts';
import { listShapes } from '../../../electron/simulator/listing.ts';
import type { SimulatedService } from '../../../electron/simulator/simulated-service.ts';
import { HOST, idsOf, NOW, refusalIn, simulated, type Call } from './calling.ts';
import { signed } from './signing.ts';

type Row = Readonly<Record<string, unknown>>;

function listCall(query: string, headers: Call['headers'] = { 'x-request-id': 'r' }): Call {
  return { method: 'GET', url: `${HOST}/v1/instances/batch-query${query}`, headers, body: '' };
}

function list(service: SimulatedService, query: string, headers?: Call['headers']): Answer {
  const call = listCall(query, headers);
  return service.handle({ ...call, headers: { ...call.headers, 'X-Auth-Token': service.token } });
}

/** The rows of an answer in the shape of the reference. */
function rowsIn(answer: Answer): readonly Row[] {
  return (JSON.parse(answer.body) as { data: { result: readonly Row[] } }).data.result;
}

/** The first array of objects with an instance ID, wherever it is. */
function findRows(value: unknown): readonly Row[] | null {
  if (typeof value !== 'object' || value === null) return null;
  if (Array.isArray(value)) return value as readonly Row[];
  return Object.values(value).reduce<readonly Row[] | null>((found, inner) => found ?? findRows(inner), null);
}

describe('the list of phones', () => {
  it('has a page of rows as the reference has them', () => {
    const { service } = simulated();
    const [id = '', second = ''] = idsOf(service, 2);
    service.setStatus(id, 3);
    service.setRegion(second, 'cn-north-4');
    service.setCondition(second, 'frozen');
    const answer = list(service, '?page_no=1&page_size=2');
    expect(answer.httpStatus).toBe(200);
    expect(JSON.parse(answer.body)).toMatchObject({
      data: { error_code: '0', error_msg: 'ok', page_no: 1, page_size: 2, total_count: 40 },
    });
    const sku: unknown = expect.stringMatching(/^koophone\./);
    expect(rowsIn(answer)).toEqual([
      {
        instance_id: id,
        instance_name: 'Pixel QA 1',
        region: 'cn-south-1',
        region_name: '华南-广州',
        region_name_en: 'CN South-Guangzhou',
        instance_sku: sku,
        frozen_status: 0,
        running_status: 3,
        assign_status: 1,
        assign_user: 'qa',
        member_name: 'qa team',
      },
      expect.objectContaining({ instance_id: second, region: 'cn-north-4', frozen_status: 1 }),
    ]);
  });

  it('has every phone once, whatever the size of the pages', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.nat(120), (size, phones) => {
        const { service } = simulated({ phones });
        const seen: unknown[] = [];
        for (let page = 1; ; page++) {
          const rows = rowsIn(list(service, `?page_no=${page}&page_size=${size}`));
          if (rows.length === 0) break;
          seen.push(...rows.map(({ instance_id }) => instance_id));
        }
        expect(seen).toEqual(service.phones.map(({ id }) => id));
      }),
    );
  });

  it('takes in phones that come, and leaves out those that are gone or of others', () => {
    const { service } = simulated({ phones: 4 });
    const [gone = '', foreign = '', missing = '', stays = ''] = idsOf(service, 4);
    service.addPhone({ id: 'a44uhlf7', name: 'New', group: '' });
    service.removePhone(gone);
    service.setCondition(foreign, 'otherTenant');
    service.setCondition(missing, 'noInstance');
    const rows = rowsIn(list(service, '?page_no=1&page_size=50'));
    expect(rows.map(({ instance_id }) => instance_id)).toEqual([stays, 'a44uhlf7']);
    expect(rows[1]).toMatchObject({ instance_name: 'New', assign_status: 0, assign_user: '' });
  });

  it('can be asked for one ID or for a part of the name', () => {
    const { service } = simulated();
    const [id = ''] = idsOf(service, 1);
    expect(rowsIn(list(service, `?page_no=1&page_size=50&instance_id=${id}`))).toHaveLength(1);
    const named = rowsIn(list(service, '?page_no=1&page_size=50&instance_name=Pixel+QA'));
    expect(named).toHaveLength(6);
  });

  it.each(listShapes)('comes in the container %s', (shape) => {
    const { service } = simulated({ phones: 3 });
    service.setListShape(shape);
    const rows = findRows(JSON.parse(list(service, '?page_no=1&page_size=50').body));
    expect(rows?.map(({ instance_id }) => instance_id)).toEqual(idsOf(service, 3));
  });

  it.each([
    '',
    '?page_no=1',
    '?page_size=50',
    '?page_no=0&page_size=50',
    '?page_no=1&page_size=0',
    '?page_no=1&page_size=101',
    '?page_no=x&page_size=50',
  ])('is refused as a bad parameter for "%s"', (query) => {
    const { service } = simulated();
    expect(refusalIn(list(service, query))).toMatchObject({ httpStatus: 400, code: 'KOOPHONE.API.1000' });
  });

  it('needs a request ID, in the header or in the query', () => {
    const { service } = simulated();
    expect(refusalIn(list(service, '?page_no=1&page_size=1', {})).code).toBe('KOOPHONE.API.0002');
    expect(list(service, '?page_no=1&page_size=1&x-request-id=r7', {}).body).toContain('"error_code":"0"');
    expect(service.requests[1]).toMatchObject({ kind: 'list', requestId: 'r7', ids: [] });
  });

  it('is signed in for like a query', () => {
    const { service } = simulated();
    const call = listCall('?page_no=1&page_size=1');
    expect(refusalIn(service.handle(call)).message).toMatch(/x-auth-token not found/);
    const [key] = service.accessKeys;
    if (!key) throw new Error('no key');
    expect(service.handle(signed(call, { ...key, at: NOW })).httpStatus).toBe(200);
    expect(service.handle(signed(call, { ...key, secretKey: 'wrong', at: NOW })).httpStatus).toBe(401);
  });

  it('has faults of its own', () => {
    const { service } = simulated({
      faults: [
        { kind: 'code', on: 'list', httpStatus: 403, code: 'APIGW.0302', message: 'no', by: 'gateway' },
      ],
    });
    expect(refusalIn(list(service, '?page_no=1&page_size=1')).code).toBe('APIGW.0302');
    service.setFaults([{ kind: 'server' }]);
    expect(list(service, '?page_no=1&page_size=1').httpStatus).toBe(200);
  });

  it('is there under a prefix too', () => {
    const { service } = simulated({ prefix: '/openapi/koophone' });
    const call = listCall('?page_no=1&page_size=1');
    const url = call.url.replace('/v1', '/openapi/koophone/v1');
    const headers = { ...call.headers, 'X-Auth-Token': service.token };
    expect(service.handle({ ...call, url, headers }).httpStatus).toBe(200);
    expect(service.handle({ ...call, url, headers, method: 'POST' }).httpStatus).toBe(404);
  });
});
