import { describe, expect, it } from 'vitest';
import { phoneConditions } from '../../../electron/simulator/conditions.ts';
import { everyRefusal } from '../../../electron/simulator/every-refusal.ts';
import { ask, HOST, idsOf, queryFor, refusalIn, simulated, withToken } from './calling.ts';

describe('a phone with a condition', () => {
  const table = {
    badParameter: [400, 'KOOPHONE.API.1000'],
    noInstance: [400, 'KOOPHONE.API.4001'],
    otherTenant: [200, 'KOOPHONE.API.1012'],
    noPermission: [401, 'KOOPHONE.API.1001'],
    frozen: [200, 'KOOPHONE.API.2004'],
    restoring: [200, 'KOOPHONE.API.2005'],
    backingUp: [200, 'KOOPHONE.API.2006'],
  } as const;

  it.each(phoneConditions)('%s: its batch is refused as a whole, others are not', (condition) => {
    const { service } = simulated();
    const [bad = '', ...others] = idsOf(service, 32);
    service.setCondition(bad, condition);
    const [httpStatus, code] = table[condition];
    expect(refusalIn(ask(service, [...others, bad]))).toMatchObject({ httpStatus, code });
    expect(ask(service, [bad]).body).not.toContain('status_results');
    expect(ask(service, others).body).toContain('"error_code":"0"');
    service.setCondition(bad, null);
    expect(ask(service, [bad, ...others]).body).toContain('"error_code":"0"');
  });

  it('another region: a batch of two regions is refused, one of either is not', () => {
    const { service } = simulated();
    const [north = '', ...south] = idsOf(service, 5);
    service.setRegion(north, 'cn-north-4');
    service.addPhone({ id: 'a44uhlf7', name: 'Pixel QA 7', group: 'qa', region: 'cn-north-4' });
    expect(refusalIn(ask(service, [...south, north]))).toMatchObject({
      httpStatus: 400,
      code: 'KOOPHONE.API.1002',
    });
    for (const ids of [south, [north, 'a44uhlf7']])
      expect(ask(service, ids).body).toContain('"error_code":"0"');
    service.setRegion(north, 'cn-south-1');
    expect(ask(service, [...south, north]).body).toContain('"error_code":"0"');
  });

  it('that leaves and comes again has none', () => {
    const { service } = simulated();
    const [id = '', other = ''] = idsOf(service, 2);
    service.setCondition(id, 'frozen');
    service.setRegion(id, 'cn-north-4');
    service.removePhone(id);
    service.addPhone({ id, name: '', group: '' });
    expect(ask(service, [id, other]).body).toContain('"error_code":"0"');
  });

  it('must be one that the service has', () => {
    const { service } = simulated();
    expect(() => {
      service.setCondition('nosuchid', 'frozen');
    }).toThrow(/nosuchid/);
    expect(() => {
      service.setRegion('nosuchid', 'cn-north-4');
    }).toThrow(/nosuchid/);
  });
});

describe('an account with a condition', () => {
  it.each([
    ['noTenant', 'KOOPHONE.API.0000'],
    ['noProject', 'KOOPHONE.API.0004'],
    ['notSubscribed', 'KOOPHONE.API.1004'],
  ] as const)('%s: queries and lists are refused with 200 %s', (condition, code) => {
    const { service } = simulated();
    service.setAccountCondition(condition);
    const list = { ...queryFor([]), method: 'GET', url: `${HOST}/v1/instances/batch-query` };
    for (const answer of [ask(service, idsOf(service, 2)), service.handle(withToken(list, service.token))]) {
      expect(refusalIn(answer)).toMatchObject({ httpStatus: 200, code });
    }
    service.setAccountCondition(null);
    expect(ask(service, idsOf(service, 2)).body).toContain('"error_code":"0"');
  });
});

describe('every refusal of the two tables', () => {
  const codes = new Set(everyRefusal.map(({ code }) => code));

  it('is there in both spellings', () => {
    const service = '0000 0001 0002 0004 0005 1000 1001 1002 1004 1012 2004 2005 2006 4001 9999'.split(' ');
    const gateway =
      '0101 0201 0301 0302 0306 0307 0308 0310 0401 0402 0601 0605 0606 0608 0610 0613 0801 0802'.split(' ');
    const all = [
      ...['KOOPHONE.API.', 'KooPhone.API.'].flatMap((prefix) => service.map((number) => prefix + number)),
      ...['APIG.', 'APIGW.'].flatMap((prefix) => gateway.map((number) => prefix + number)),
    ];
    expect([...codes].sort()).toEqual(all.sort());
    expect(
      everyRefusal.filter(({ code }) => code === 'APIG.0201').map(({ httpStatus }) => httpStatus),
    ).toEqual([400, 413, 414, 494, 502, 504]);
  });

  it('can be made to happen', () => {
    const { service } = simulated();
    for (const row of everyRefusal) {
      service.setFaults([{ kind: 'code', ...row }]);
      const answer = ask(service, idsOf(service, 1));
      const { httpStatus, code, message } = row;
      expect(refusalIn(answer)).toEqual({ httpStatus, code, message });
      expect('request_id' in (JSON.parse(answer.body) as object)).toBe(row.by === 'gateway');
    }
  });
});
