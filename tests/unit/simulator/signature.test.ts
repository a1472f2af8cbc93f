import { AKSKSigner } from '@huaweicloud/huaweicloud-sdk-core/auth/AKSKSigner.js';
import { BasicCredentials } from '@huaweicloud/huaweicloud-sdk-core/auth/BasicCredentials.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccessKey } from '../../../electron/simulator/access-keys.ts';
import type { SimulatedService } from '../../../electron/simulator/simulated-service.ts';
import { HOST, idsOf, NOW, queryFor, refusalIn, simulated, type Call } from './calling.ts';
import { signed, type Signing } from './signing.ts';

const MINUTE = 60_000;

function keyOf(service: SimulatedService): AccessKey {
  const [key] = service.accessKeys;
  if (!key) throw new Error('no key');
  return key;
}

/** A right signed query, but for what the test makes wrong. */
function signedQuery(service: SimulatedService, wrong: Partial<Signing> = {}): Call {
  return signed(queryFor(idsOf(service, 2)), { ...keyOf(service), at: NOW, ...wrong });
}

describe('a right signature', () => {
  it('is let in, and logged as what it is without its secrets', () => {
    const { service } = simulated();
    const { httpStatus, body } = service.handle(signedQuery(service));
    expect(httpStatus).toBe(200);
    expect(body).toContain('"error_code":"0"');
    expect(service.requests).toMatchObject([{ kind: 'query', signedInBy: 'accessKey', httpStatus: 200 }]);
    expect(JSON.stringify(service.requests)).not.toContain(keyOf(service).secretKey);
  });

  it('of the official signer is let in, and no longer once anything is changed', () => {
    const text = fc.string({ minLength: 1, maxLength: 12, unit: 'binary' });
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 32 }),
        fc.dictionary(fc.string({ minLength: 1, maxLength: 8 }), text, { maxKeys: 4 }),
        fc.stringMatching(/^[A-Za-z0-9]{1,60}$/),
        fc.stringMatching(/^[A-Z0-9]{1,20}$/),
        (instance_ids, more, secretKey, accessKey) => {
          const { service } = simulated({ accessKeys: [{ accessKey, secretKey }] });
          const queryParams = { ...more, page_no: '1', page_size: '50' };
          const data = { instance_ids };
          const endpoint = `${HOST}/v1/instances/batch-query`;
          const headers = AKSKSigner.sign(
            {
              endpoint,
              method: 'GET',
              queryParams,
              data,
              headers: {
                'content-type': 'application/json',
                'x-request-id': 'r',
                'X-Sdk-Date': '20260102T030405Z',
              },
            },
            new BasicCredentials().withAk(accessKey).withSk(secretKey),
          );
          const search = Object.entries(queryParams)
            .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
            .join('&');
          const call = {
            method: 'GET',
            url: `${endpoint}?${search}`,
            headers,
            body: JSON.stringify(data),
          };
          expect(service.handle(call).httpStatus).toBe(200);
          const tampered: readonly Call[] = [
            { ...call, url: call.url.replace('page_no=1', 'page_no=2') },
            { ...call, headers: { ...headers, 'x-request-id': 's' } },
            { ...call, body: `${call.body} ` },
          ];
          for (const wrong of tampered) expect(service.handle(wrong).httpStatus).toBe(401);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('comes up to 15 minutes early or late by the clock of the service, not by any other', () => {
    const { service } = simulated({ clockOffsetMs: 60 * MINUTE });
    const at = (minutes: number) =>
      service.handle(signedQuery(service, { at: NOW + minutes * MINUTE })).httpStatus;
    expect([46, 60, 75].map(at)).toEqual([200, 200, 200]);
    expect([0, 44, 76].map(at)).toEqual([401, 401, 401]);
    service.setClockOffset(0);
    expect(at(0)).toBe(200);
  });

  it('of a temporary key needs its security token', () => {
    const securityToken = 'temporary';
    const { service } = simulated({ accessKeys: [{ accessKey: 'TEMP', secretKey: 'sk', securityToken }] });
    const withoutToken = { accessKey: 'TEMP', secretKey: 'sk' };
    const send = (signing: Omit<Signing, 'at'>) =>
      service.handle(signed(queryFor(idsOf(service, 2)), { ...signing, at: NOW })).httpStatus;
    expect(send(keyOf(service))).toBe(200);
    expect(send({ ...withoutToken, securityToken: 'another' })).toBe(401);
    expect(send(withoutToken)).toBe(401);
    expect(
      send({ ...keyOf(service), signedHeaders: ['content-type', 'host', 'x-request-id', 'x-sdk-date'] }),
    ).toBe(401);
  });
});

describe('a wrong signature', () => {
  const header = (call: Call, name: string, value: string): Call => ({
    ...call,
    headers: { ...call.headers, [name]: value },
  });
  const cases: readonly {
    readonly when: string;
    readonly call: (service: SimulatedService) => Call;
    readonly says: RegExp;
  }[] = [
    {
      when: 'a wrong secret',
      call: (service) => signedQuery(service, { secretKey: 'wrong' }),
      says: /verify aksk signature fail, canonicalRequest:POST\|\/v1\/instances\/batch-query-status\/\|\|content-type:/,
    },
    {
      when: 'another body',
      call: (service) => ({ ...signedQuery(service), body: '{"instance_ids":[]}' }),
      says: /verify aksk signature fail/,
    },
    {
      when: 'another query',
      call: (service) => ({ ...signedQuery(service), url: `${queryFor([]).url}?x=1` }),
      says: /verify aksk signature fail/,
    },
    {
      when: 'another method',
      call: (service) => ({
        ...signedQuery(service),
        method: 'GET',
        url: `${HOST}/v1/instances/batch-query`,
      }),
      says: /verify aksk signature fail/,
    },
    {
      when: 'another header',
      call: (service) => header(signedQuery(service), 'x-request-id', 'another'),
      says: /verify aksk signature fail/,
    },
    {
      when: 'another host',
      call: (service) => header(signedQuery(service), 'Host', 'evil.example'),
      says: /verify aksk signature fail/,
    },
    {
      when: 'another date than the signed one',
      call: (service) => header(signedQuery(service), 'X-Sdk-Date', '20260102T030406Z'),
      says: /verify aksk signature fail/,
    },
    {
      when: 'no host among the signed headers',
      call: (service) => signedQuery(service, { signedHeaders: ['content-type', 'x-sdk-date'] }),
      says: /verify aksk signature fail, host is not in SignedHeaders/,
    },
    {
      when: 'no date among the signed headers',
      call: (service) => signedQuery(service, { signedHeaders: ['content-type', 'host'] }),
      says: /verify aksk signature fail, x-sdk-date is not in SignedHeaders/,
    },
    {
      when: 'signed headers out of order',
      call: (service) => signedQuery(service, { signedHeaders: ['x-sdk-date', 'host'] }),
      says: /verify aksk signature fail, SignedHeaders are not in order/,
    },
    {
      when: 'no date',
      call: (service) => header(signedQuery(service), 'X-Sdk-Date', ''),
      says: /verify aksk signature fail, x-sdk-date is missing or malformed/,
    },
    {
      when: 'a date that is no time',
      call: (service) => header(signedQuery(service), 'X-Sdk-Date', '20261399T030405Z'),
      says: /verify aksk signature fail, x-sdk-date is missing or malformed/,
    },
    {
      when: 'a stale date',
      call: (service) => signedQuery(service, { at: NOW - 16 * MINUTE }),
      says: /verify aksk signature fail, signature expired, signature date:20260102T024805Z, server date:20260102T030405Z/,
    },
    {
      when: 'a key that it does not know',
      call: (service) => signedQuery(service, { accessKey: 'NOSUCHKEY' }),
      says: /: ak NOSUCHKEY not exist$/,
    },
    {
      when: 'a malformed header',
      call: (service) => header(signedQuery(service), 'Authorization', 'SDK-HMAC-SHA256 Access=a'),
      says: /verify aksk signature fail, the Authorization header is malformed/,
    },
  ];

  it.each(cases)('$when: 401 APIGW.0301', ({ call, says }) => {
    const { service } = simulated();
    const refusal = refusalIn(service.handle(call(service)));
    expect(refusal).toMatchObject({ httpStatus: 401, code: 'APIGW.0301' });
    expect(refusal.message).toMatch(says);
    expect(refusal.message).not.toContain(keyOf(service).secretKey);
    expect(service.handle(signedQuery(service)).httpStatus).toBe(200);
  });

  it('locks its key for 5 minutes, once there were more than five in a row', () => {
    const { service, clock } = simulated();
    const send = (wrong: Partial<Signing> = {}) =>
      service.handle(signedQuery(service, { at: clock.now, ...wrong }));
    const bad = (count: number) => {
      for (let time = 0; time < count; time++) expect(send({ secretKey: 'wrong' }).httpStatus).toBe(401);
    };
    bad(5);
    expect(send().httpStatus).toBe(200);
    bad(5);
    expect(send().httpStatus).toBe(200);
    bad(6);
    expect(refusalIn(send()).message).toContain('AK access failed to reach the limit,forbidden');
    clock.now += 5 * MINUTE - 1;
    expect(send().httpStatus).toBe(401);
    clock.now += 1;
    expect(send().httpStatus).toBe(200);
  });

  it('locks no other key, and not one that is set anew', () => {
    const other: AccessKey = { accessKey: 'OTHER', secretKey: 'other' };
    const { service } = simulated();
    service.setAccessKeys([...service.accessKeys, other]);
    for (let time = 0; time < 6; time++) service.handle(signedQuery(service, { secretKey: 'wrong' }));
    expect(service.handle(signedQuery(service, other)).httpStatus).toBe(200);
    expect(service.handle(signedQuery(service)).httpStatus).toBe(401);
    service.setAccessKeys(service.accessKeys);
    expect(service.handle(signedQuery(service)).httpStatus).toBe(200);
  });
});
