import { describe, expect, it } from 'vitest';
import { send, simulator } from './asking.ts';
import { ask, HOST, idsOf, NOW, queryFor, simulated, withToken } from './calling.ts';

describe('the service without sockets', () => {
  it('gives the same answers as with them, the time of the service among them', async () => {
    const options = { now: () => NOW, clockOffsetMs: 3_600_000 };
    const { service } = simulated(options);
    const listening = await simulator(options);
    for (const ids of [idsOf(service, 32), ['nosuchid'], []]) {
      const here = ask(service, ids);
      const there = await send(listening, ids);
      expect(await there.text()).toBe(here.body);
      expect(there.status).toBe(here.httpStatus);
      expect(there.headers.get('date')).toBe('Fri, 02 Jan 2026 04:04:05 GMT');
      expect(here.headers['Date']).toBe(there.headers.get('date'));
      expect(there.headers.get('content-type')).toBe(here.headers['Content-Type']);
    }
  });

  it('says what the network does to the answer, and how late it comes', () => {
    const { service } = simulated({
      faults: [
        { kind: 'delay', ms: 300 },
        { kind: 'delay', ms: 40 },
        { kind: 'cutBody', count: 1 },
        { kind: 'never', count: 1 },
      ],
    });
    const call = withToken(queryFor(idsOf(service, 1)), service.token);
    const reception = service.receive(call);
    expect(reception.delayMs).toBe(340);
    expect(service.requests[0]?.httpStatus).toBeNull();
    expect(reception.answer()).toMatchObject({ httpStatus: 200, fault: { kind: 'cutBody' } });
    expect(service.requests[0]?.httpStatus).toBe(200);
    expect(service.handle(call).fault).toEqual({ kind: 'never', count: 1 });
    expect(service.requests[1]?.httpStatus).toBeNull();
    expect(service.handle(call).fault).toBeNull();
  });

  it('looks at the phones when it answers, not when it was asked', () => {
    const { service } = simulated();
    const [id = ''] = idsOf(service, 1);
    const reception = service.receive(withToken(queryFor([id]), service.token));
    service.setStatus(id, 4);
    expect(reception.answer().body).toContain('"status":4');
  });

  it.each(['', '//', '/%', 'https://', 'https://koophone.example?x', '/v1/instances/batch-query-status/%zz'])(
    'does not stumble over the address "%s"',
    (url) => {
      const { service } = simulated();
      const headers = {
        Authorization: `SDK-HMAC-SHA256 Access=a, SignedHeaders=host, Signature=${'0'.repeat(64)}`,
      };
      expect(service.handle({ method: 'GET', url, headers, body: '' }).httpStatus).toBe(404);
      expect(service.requests).toMatchObject([{ kind: null, httpStatus: 404 }]);
    },
  );

  it('refuses what is too large, and every method and path that it does not have', () => {
    const { service } = simulated();
    const call = withToken(queryFor(idsOf(service, 1)), service.token);
    expect(service.handle({ ...call, body: null }).httpStatus).toBe(413);
    expect(service.handle({ ...call, method: 'GET' }).httpStatus).toBe(404);
    expect(service.handle({ ...call, url: `${HOST}/v3/auth/token` }).httpStatus).toBe(404);
  });

  it('remembers no more than the last 4096 requests', () => {
    const { service, clock } = simulated();
    for (let request = 0; request < 5000; request++) {
      clock.now = request;
      ask(service, ['nosuchid']);
    }
    expect(service.requests).toHaveLength(4096);
    expect(service.requests[0]?.at).toBe(904);
    expect(service.requests.at(-1)?.at).toBe(4999);
  });

  it('tells the tokens of the last renewals from those that never were, and forgets older ones', () => {
    const { service } = simulated();
    const first = service.token;
    for (let turn = 1; turn <= 70; turn++) service.setToken(`token-${turn}`);
    const tell = (token: string) => ask(service, idsOf(service, 1), token).body;
    expect(tell('token-69')).toContain('token expires');
    expect(tell('token-10')).toContain('token expires');
    expect(tell(first)).toContain('decrypt token fail');
    expect(tell('token-70')).toContain('"error_code":"0"');
  });
});
