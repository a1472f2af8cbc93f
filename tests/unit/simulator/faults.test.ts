import { describe, expect, it } from 'vitest';
import type { Fault } from '../../../electron/simulator/faults.ts';
import type { Simulator } from '../../../electron/simulator/index.ts';
import { idsOf, send, simulator, type StatusResult } from './asking.ts';

async function results(service: Simulator, ids: readonly string[]): Promise<readonly unknown[]> {
  const answer = (await (await send(service, ids)).json()) as {
    data: { status_results: readonly unknown[] };
  };
  return answer.data.status_results;
}

describe('a fault in the place of an answer', () => {
  const cases: readonly {
    readonly fault: Fault;
    readonly httpStatus: number;
    readonly says: RegExp;
    readonly headers?: Readonly<Record<string, string>>;
  }[] = [
    {
      fault: { kind: 'throttle' },
      httpStatus: 429,
      says: /policy user over ratelimit,limit:60,time:1 minute","error_code":"APIGW\.0308","request_id":"[0-9a-f]{32}"/,
    },
    {
      fault: {
        kind: 'throttle',
        message: 'policy api over ratelimit,limit:5,time:1 second',
        retryAfterSeconds: 7,
      },
      httpStatus: 429,
      says: /limit:5,time:1 second/,
      headers: { 'retry-after': '7' },
    },
    { fault: { kind: 'server' }, httpStatus: 500, says: /"error_code":"KOOPHONE\.API\.9999"/ },
    { fault: { kind: 'gateway' }, httpStatus: 502, says: /APIGW\.0201/ },
    { fault: { kind: 'gateway', httpStatus: 503 }, httpStatus: 503, says: /APIGW\.0605/ },
    { fault: { kind: 'gateway', httpStatus: 504 }, httpStatus: 504, says: /APIGW\.0201/ },
    {
      fault: { kind: 'html' },
      httpStatus: 200,
      says: /^<!DOCTYPE html>/,
      headers: { 'content-type': 'text/html; charset=utf-8' },
    },
    { fault: { kind: 'html', httpStatus: 403 }, httpStatus: 403, says: /guest network/ },
    {
      fault: { kind: 'code', httpStatus: 200, code: 'KooPhone.API.1004', message: 'not subscribed' },
      httpStatus: 200,
      says: /^\{"error_code":"KooPhone\.API\.1004","error_msg":"not subscribed"\}$/,
    },
  ];

  it.each(cases)('$fault: $httpStatus', async ({ fault, httpStatus, says, headers = {} }) => {
    const service = await simulator({ faults: [fault] });
    const response = await send(service, idsOf(service, 2));
    expect(response.status).toBe(httpStatus);
    expect(await response.text()).toMatch(says);
    for (const [name, value] of Object.entries(headers)) expect(response.headers.get(name)).toBe(value);
    expect(service.requests[0]?.httpStatus).toBe(httpStatus);
  });

  it('happens also to a request that would be refused', async () => {
    const service = await simulator({ faults: [{ kind: 'server' }] });
    expect((await send(service, ['nosuchid'])).status).toBe(500);
  });

  it('does not happen at another address', async () => {
    const service = await simulator({ faults: [{ kind: 'server' }] });
    expect((await send(service, [], { path: '/' })).status).toBe(404);
  });
});

describe('a fault of the answer as a whole', () => {
  it('badJson: is no JSON, for the good answers of both shapes and for refusals', async () => {
    const service = await simulator({ faults: [{ kind: 'badJson' }] });
    for (const shape of ['wrapped', 'bare'] as const) {
      service.setShape(shape);
      for (const ids of [idsOf(service, 2), ['nosuchid'], []]) {
        await expect((await send(service, ids)).json()).rejects.toThrow(SyntaxError);
      }
    }
  });

  it('huge: is right, and 10 MB', async () => {
    const service = await simulator({ faults: [{ kind: 'huge' }] });
    const ids = idsOf(service, 3);
    const text = await (await send(service, ids)).text();
    expect(text).toHaveLength(10 * 1024 * 1024);
    service.setFaults([{ kind: 'huge', bytes: 1000 }]);
    expect(await (await send(service, ids)).text()).toHaveLength(1000);
    expect(await results(service, ids)).toHaveLength(3);
  });
});

describe('a fault of the connection', () => {
  it.each(['cut', 'cutHeaders'] as const)('%s: there is no answer', async (kind) => {
    const service = await simulator({ faults: [{ kind }] });
    await expect(send(service, idsOf(service, 1))).rejects.toThrow();
    expect(service.requests[0]?.httpStatus).toBeNull();
  });

  it('cutBody: the answer breaks off', async () => {
    const service = await simulator({ faults: [{ kind: 'cutBody' }] });
    const response = await send(service, idsOf(service, 1));
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
  });

  it('never: the request is there, the answer is not, until somebody gives up', async () => {
    const service = await simulator({ faults: [{ kind: 'never' }] });
    const patience = new AbortController();
    const asked = send(service, idsOf(service, 1), { signal: patience.signal });
    await expect.poll(() => service.requests.length).toBe(1);
    patience.abort();
    await expect(asked).rejects.toThrow();
  });

  it('never and endless: do not keep the service from ending', async () => {
    const service = await simulator({ faults: [{ kind: 'never', count: 1 }, { kind: 'endless' }] });
    const silent = send(service, idsOf(service, 1)).catch(() => 'over');
    await expect.poll(() => service.requests.length).toBe(1);
    const endless = await send(service, idsOf(service, 1));
    const read = endless.text().catch(() => 'over');
    await service.close();
    expect(await Promise.all([silent, read])).toEqual(['over', 'over']);
  });

  it('endless: goes on for as long as somebody reads', async () => {
    const service = await simulator({ faults: [{ kind: 'endless', ms: 0 }] });
    const patience = new AbortController();
    const response = await send(service, idsOf(service, 1), { signal: patience.signal });
    let bytes = 0;
    const reading = async () => {
      for await (const chunk of response.body ?? []) {
        bytes += (chunk as Uint8Array).length;
        if (bytes > 2_000_000) patience.abort();
      }
    };
    await expect(reading()).rejects.toThrow();
    expect(bytes).toBeGreaterThan(2_000_000);
  });

  it('delay: the answer comes, later, and other faults with it', async () => {
    const service = await simulator({
      faults: [
        { kind: 'delay', ms: 60 },
        { kind: 'server', count: 1 },
      ],
    });
    const begun = performance.now();
    expect((await send(service, idsOf(service, 1))).status).toBe(500);
    expect(performance.now() - begun).toBeGreaterThanOrEqual(55);
    expect((await send(service, idsOf(service, 1))).status).toBe(200);
  });

  it('delay: ends with the connection of whoever gave up', async () => {
    const service = await simulator({ faults: [{ kind: 'delay', ms: 3_600_000 }] });
    const patience = new AbortController();
    const asked = send(service, idsOf(service, 1), { signal: patience.signal });
    await expect.poll(() => service.requests.length).toBe(1);
    patience.abort();
    await expect(asked).rejects.toThrow();
    service.setFaults([]);
    expect((await send(service, idsOf(service, 1))).status).toBe(200);
  });
});

describe('a fault in the results', () => {
  const right = (service: Simulator, id: string): StatusResult => ({
    instance_id: id,
    status: service.status(id),
  });
  const of = (list: readonly unknown[], id: string) =>
    list.filter((entry) => JSON.stringify(entry).includes(`"${id}"`));

  it.each([
    ['missing', 0, 31],
    ['duplicate', 2, 33],
    ['conflict', 2, 33],
  ] as const)(
    '%s: %i results for the phone it names, and the right ones for the others',
    async (kind, own, all) => {
      const service = await simulator();
      const ids = idsOf(service, 32);
      const [bad = ''] = ids;
      service.setFaults([{ kind, ids: [bad] }]);
      const list = await results(service, ids);
      expect(list).toHaveLength(all);
      expect(of(list, bad)).toHaveLength(own);
      expect(new Set(of(list, bad).map((entry) => JSON.stringify(entry))).size).toBe(
        kind === 'conflict' ? 2 : own / 2,
      );
      for (const id of ids.slice(1)) expect(of(list, id)).toEqual([right(service, id)]);
    },
  );

  it('missing: without names, all of them', async () => {
    const service = await simulator({ faults: [{ kind: 'missing' }] });
    expect(await results(service, idsOf(service, 32))).toEqual([]);
  });

  it('wrongTypes: no result is what the reference says', async () => {
    const service = await simulator({ faults: [{ kind: 'wrongTypes' }] });
    const list = await results(service, idsOf(service, 32));
    expect(list).toHaveLength(32);
    for (const entry of list) {
      const { instance_id, status } = (entry ?? {}) as { instance_id?: unknown; status?: unknown };
      expect(typeof instance_id === 'string' && Number.isInteger(status)).toBe(false);
    }
  });

  it('extra: and results for phones that nobody asked for', async () => {
    const service = await simulator({ faults: [{ kind: 'extra' }] });
    const ids = idsOf(service, 2);
    const list = await results(service, ids);
    expect(list).toHaveLength(4);
    expect(list).toEqual(expect.arrayContaining(ids.map((id) => right(service, id))));
  });

  it('several happen to one answer, one to each phone', async () => {
    const service = await simulator();
    const [one = '', two = '', three = ''] = idsOf(service, 3);
    service.setFaults([
      { kind: 'missing', ids: [one] },
      { kind: 'duplicate', ids: [one, two] },
    ]);
    const list = await results(service, [one, two, three]);
    expect([one, two, three].map((id) => of(list, id).length)).toEqual([0, 2, 1]);
  });
});

describe('the script', () => {
  async function statuses(service: Simulator, requests: number): Promise<number[]> {
    const seen: number[] = [];
    for (let request = 0; request < requests; request++) {
      seen.push((await send(service, idsOf(service, 1))).status);
    }
    return seen;
  }

  it('lets requests through first, happens so often, and goes on to the next', async () => {
    const service = await simulator({
      faults: [
        { kind: 'throttle', skip: 1, count: 2 },
        { kind: 'server', count: 2 },
      ],
    });
    expect(await statuses(service, 6)).toEqual([500, 429, 429, 500, 200, 200]);
  });

  it('happens to the requests that ask for a phone it names', async () => {
    const service = await simulator();
    const [one = '', two = ''] = idsOf(service, 2);
    service.setFaults([{ kind: 'server', ids: [two] }]);
    expect((await send(service, [one])).status).toBe(200);
    expect((await send(service, [one, two])).status).toBe(500);
  });

  it('happens with a probability, the same way for the same seed', async () => {
    const faults: Fault[] = [{ kind: 'server', probability: 0.3 }];
    const seen = await statuses(await simulator({ faults }), 100);
    expect(await statuses(await simulator({ faults }), 100)).toEqual(seen);
    const failed = seen.filter((status) => status === 500).length;
    expect(failed).toBeGreaterThan(15);
    expect(failed).toBeLessThan(45);
  });

  it('begins anew when it is set, and ends when it is emptied', async () => {
    const service = await simulator({ faults: [{ kind: 'server', count: 1 }] });
    expect(await statuses(service, 2)).toEqual([500, 200]);
    service.setFaults([{ kind: 'server', count: 1 }]);
    expect(await statuses(service, 2)).toEqual([500, 200]);
    service.setFaults([{ kind: 'server' }]);
    service.setFaults([]);
    expect(await statuses(service, 1)).toEqual([200]);
  });
});
