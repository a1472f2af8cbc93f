import { EventEmitter, once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { beforeEach, describe, expect, test } from 'vitest';
import { createTransport } from '../../../electron/koophone/transport.ts';
import { createAuthority } from './authority.ts';
import { egressBy, requestTo, sending } from './egress.ts';
import { serveHttp, serveHttps } from './loopback.ts';
import { serveProxy, serveSocks } from './proxy.ts';

const authority = createAuthority();
const ca = () => [authority.cert];
const identity = authority.identity('phones.test');
/** Nobody listens there. */
const nobody = new URL('http://127.0.0.1:1');
const phones = 'https://phones.test/v1';

/** The service behind the proxy: what it saw, and its place for the proxy. */
let service: {
  readonly seen: string[];
  readonly sockets: Set<Socket>;
  readonly hosts: Record<string, number>;
};

beforeEach(async () => {
  const seen: string[] = [];
  const sockets = new Set<Socket>();
  const port = await serveHttps(identity, (request, response) => {
    sockets.add(request.socket);
    void text(request).then((body) => {
      seen.push(JSON.stringify({ url: request.url, headers: request.headers, body }));
      response.end('answer');
    });
  });
  service = { seen, sockets, hosts: { 'phones.test:443': port, 'phones.test:8443': port } };
});

describe('through a proxy', () => {
  test('an https request goes in a tunnel, and the connection is kept', async () => {
    const proxy = await serveProxy({ hosts: service.hosts });
    const { egress, asked } = egressBy([proxy.url], { ca });
    const send = sending(() => egress);
    for (let round = 0; round < 10; round += 1)
      expect(await send(phones)).toMatchObject({ ok: true, value: { httpStatus: 200 } });
    expect(service.seen).toHaveLength(10);
    expect(service.sockets.size).toBeLessThanOrEqual(2);
    expect(new Set(proxy.seen.map(({ host }) => host))).toEqual(new Set(['phones.test:443']));
    expect(proxy.seen.length).toBeLessThanOrEqual(2);
    // A sweep asks for its proxy once.
    expect(asked).toEqual(['https://phones.test']);
    expect(await send('https://phones.test:8443/v1')).toMatchObject({ ok: true });
    expect(proxy.seen.at(-1)?.host).toBe('phones.test:8443');
  });

  test('that is spoken to by TLS, it does as well', async () => {
    const proxy = await serveProxy({ hosts: service.hosts, identity: authority.identity('localhost') });
    const send = sending(() => egressBy([proxy.url], { ca }).egress);
    expect(await send(phones)).toMatchObject({ ok: true });
    expect(proxy.seen).toHaveLength(1);
  });

  test('that cannot prove who it is, nothing goes', async () => {
    const proxy = await serveProxy({ hosts: service.hosts, identity: authority.identity('other.test') });
    const { egress } = egressBy([proxy.url], { ca, proxyCredentials: () => ({ user: 'me', password: 'p' }) });
    const result = await sending(() => egress)(phones);
    expect(result).toMatchObject({
      ok: false,
      error: { kind: 'proxy', code: 'ERR_TLS_CERT_ALTNAME_INVALID' },
    });
    expect(proxy.seen).toEqual([]);
  });

  test('requests to this machine never go', async () => {
    const proxy = await serveProxy({ hosts: {} });
    const { egress, asked } = egressBy([proxy.url]);
    const send = sending(() => egress);
    const plain = await serveHttp((_request, response) => response.end('here'));
    expect(await send(plain)).toMatchObject({ ok: true });
    expect(await send(plain.replace('127.0.0.1', 'localhost'))).toMatchObject({ ok: true });
    expect([proxy.seen, asked]).toEqual([[], []]);
  });

  test('a redirect to another host carries nothing there', async () => {
    const port = await serveHttps(identity, (_request, response) => {
      response.writeHead(307, { location: 'https://elsewhere.test/v1' }).end();
    });
    const proxy = await serveProxy({ hosts: { 'phones.test:443': port, 'elsewhere.test:443': port } });
    const { egress } = egressBy([proxy.url], { ca });
    expect(await sending(() => egress)(phones)).toMatchObject({ ok: true, value: { httpStatus: 307 } });
    expect(proxy.seen.map(({ host }) => host)).toEqual(['phones.test:443']);
  });
});

describe('plain http to another machine', () => {
  test.each(['http://phones.test/v1', 'http://127.0.0.1.phones.test/', 'http://192.0.2.1/'])(
    'is a bug, and nothing is sent: %s',
    async (url) => {
      const proxy = await serveProxy({ hosts: service.hosts });
      const { egress, asked } = egressBy([proxy.url], { ca });
      await expect(sending(() => egress)(url)).rejects.toThrow('http: is for this machine alone');
      expect([proxy.seen, asked]).toEqual([[], []]);
    },
  );
});

describe('a proxy that wants a sign-in', () => {
  const credentials = { user: 'me', password: 'pässwörd:1' };

  test('gets it, and the service does not', async () => {
    const proxy = await serveProxy({ hosts: service.hosts, credentials: 'me:pässwörd:1' });
    const { egress } = egressBy([proxy.url], { ca, proxyCredentials: () => credentials });
    expect(await sending(() => egress)(phones)).toMatchObject({ ok: true });
    expect(service.seen.join()).not.toMatch(/proxy-authorization/i);
  });

  test.each([
    ['without it', null],
    ['with a wrong one', { user: 'me', password: 'wrong-secret' }],
  ])('refuses %s, which is no fault of the account', async (_name, given) => {
    const proxy = await serveProxy({ hosts: service.hosts, credentials: 'me:pässwörd:1' });
    const next = await serveProxy({ hosts: service.hosts });
    const { egress } = egressBy([proxy.url, next.url], { ca, proxyCredentials: () => given });
    const result = await sending(() => egress)(phones);
    expect(result).toEqual({ ok: false, error: { kind: 'proxy', code: 'HTTP 407', httpStatus: null } });
    // It was reached, and said no: nobody goes round it.
    expect(next.seen).toEqual([]);
    expect(JSON.stringify(result)).not.toMatch(/wrong|d3Jvbmc/);
  });
});

describe('a proxy that fails', () => {
  test.each<[string, (socket: Socket) => void, string]>([
    ['refuses', (socket) => socket.end('HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n'), 'HTTP 403'],
    ['cannot reach the host', (socket) => socket.end('HTTP/1.1 502 Bad\r\n\r\n'), 'HTTP 502'],
    ['sends elsewhere', (socket) => socket.end('HTTP/1.1 302 Go\r\nLocation: /\r\n\r\n'), 'HTTP 302'],
    ['closes', (socket) => socket.end(), 'ECONNRESET'],
    ['resets', (socket) => socket.resetAndDestroy(), 'ECONNRESET'],
    ['speaks another protocol', (socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n'), 'HPE_INVALID_CONSTANT'],
  ])('as it %s', async (_name, answer, code) => {
    const proxy = await serveProxy({ hosts: {}, answer });
    const { egress } = egressBy([proxy.url], { ca });
    const result = await sending(() => egress)(phones);
    expect(result).toEqual({ ok: false, error: { kind: 'proxy', code, httpStatus: null } });
  });

  test('in time, as it says nothing', async () => {
    const proxy = await serveProxy({ hosts: {}, answer: () => undefined });
    const transport = createTransport(() => egressBy([proxy.url], { ca }).egress);
    const result = await transport.send({ ...requestTo(phones), timeoutMs: 150 });
    expect(result).toMatchObject({ ok: false, error: { kind: 'timeout' } });
    await transport.close();
  });

  test('after it made the tunnel is the connection’s fault', async () => {
    const answer = (socket: Socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n');
    const proxy = await serveProxy({ hosts: {}, answer });
    const { egress } = egressBy([proxy.url], { ca });
    expect(await sending(() => egress)(phones)).toMatchObject({ ok: false, error: { kind: 'network' } });
  });
});

describe('a list of proxies', () => {
  test('is gone through until one can be reached, which is then the first', async () => {
    const proxy = await serveProxy({ hosts: service.hosts });
    const { egress, asked } = egressBy([nobody, new URL('socks4://127.0.0.1:1080'), proxy.url], { ca });
    const send = sending(() => egress);
    const results = await Promise.all([send(phones), send(phones), send(phones)]);
    for (const result of results) expect(result).toMatchObject({ ok: true });
    expect(asked).toHaveLength(1);
    expect(service.seen).toHaveLength(3);
  });

  test('is not begun from its start again while its first proxy is silent', async () => {
    const silent = await serveProxy({ hosts: {}, answer: (socket) => socket.end() });
    const proxy = await serveProxy({ hosts: service.hosts });
    const { egress } = egressBy([silent.url, proxy.url], { ca });
    const send = sending(() => egress);
    expect(await send(phones)).toMatchObject({ ok: true });
    expect(await send('https://phones.test:8443/v1')).toMatchObject({ ok: true });
    expect(silent.seen).toHaveLength(1);
  });

  test('is asked for again after a failure', async () => {
    const { egress, asked } = egressBy([nobody]);
    const send = sending(() => egress);
    await send(phones);
    await send(phones);
    expect(asked).toHaveLength(2);
  });

  test('that is asked for again leads over the same connections', async () => {
    let now = 0;
    const proxy = await serveProxy({ hosts: service.hosts });
    const { egress, asked } = egressBy([proxy.url], { ca });
    const send = sending(
      () => egress,
      () => (now += 60_000),
    );
    for (let round = 0; round < 10; round += 1) expect(await send(phones)).toMatchObject({ ok: true });
    expect(asked).toHaveLength(10);
    expect(service.sockets.size).toBeLessThanOrEqual(2);
  });

  test('that ends without one says why', async () => {
    const { egress } = egressBy([nobody], { ca });
    expect(await sending(() => egress)(phones)).toMatchObject({
      ok: false,
      error: { kind: 'proxy', code: 'ECONNREFUSED' },
    });
    const { egress: old } = egressBy([new URL('socks4://127.0.0.1:1080')], { ca });
    expect(await sending(() => old)(phones)).toMatchObject({
      ok: false,
      error: { kind: 'proxy', code: 'SOCKS_UNSUPPORTED' },
    });
  });

  test.each([
    ['is empty', () => Promise.resolve([])],
    ['nobody can name', () => Promise.reject(new Error('no PAC'))],
  ])('that %s is a failure, not a way round', async (_name, resolveProxy) => {
    const { egress } = egressBy([], { ca, resolveProxy });
    expect(await sending(() => egress)(phones)).toMatchObject({
      ok: false,
      error: { kind: 'proxy', code: 'PROXY_UNRESOLVED' },
    });
  });

  test('that is never named costs no more than the time limit, and an abort ends it', async () => {
    const { egress } = egressBy([], { resolveProxy: () => new Promise(() => undefined) });
    const transport = createTransport(() => egress);
    const result = await transport.send({ ...requestTo(phones), timeoutMs: 50 });
    expect(result).toMatchObject({ ok: false, error: { kind: 'timeout' } });
    const caller = new AbortController();
    const asked = transport.send({ ...requestTo(phones), signal: caller.signal });
    caller.abort('paused');
    await expect(asked).rejects.toBe('paused');
    await transport.close();
  });
});

describe('SOCKS5', () => {
  test('takes the host by its name, with TLS to the service itself', async () => {
    const proxy = await serveSocks(service.hosts);
    const { egress } = egressBy([proxy.url], { ca, proxyCredentials: () => ({ user: 'me', password: 'p' }) });
    const send = sending(() => egress);
    expect(await send(phones)).toMatchObject({ ok: true });
    expect(await send(phones)).toMatchObject({ ok: true });
    expect(proxy.seen[0]).toEqual({ host: 'phones.test:443', authorization: undefined });
    expect(service.sockets.size).toBeLessThanOrEqual(2);
  });

  test.each([
    ['cannot be reached', 'ECONNREFUSED', () => Promise.resolve(new URL('socks5://127.0.0.1:1'))],
    ['refuses', 'UND_ERR_SOCKS5_REPLY_2', async () => (await serveSocks(service.hosts, 2)).url],
  ])('that %s is the proxy’s fault', async (_name, code, url) => {
    const { egress } = egressBy([await url()], { ca });
    expect(await sending(() => egress)(phones)).toMatchObject({ ok: false, error: { kind: 'proxy', code } });
  });

  test('does not vouch for a certificate', async () => {
    const proxy = await serveSocks(service.hosts);
    const result = await sending(() => egressBy([proxy.url]).egress)(phones);
    expect(result).toMatchObject({ ok: false, error: { kind: 'certificate' } });
    expect(service.seen).toEqual([]);
  });
});

describe('an egress that changes', () => {
  test('is taken with the next request; the one that is on its way comes to its end', async () => {
    const held: ServerResponse[] = [];
    const arrivals = new EventEmitter();
    const slow = await serveHttps(identity, (_request, response) => {
      held.push(response);
      arrivals.emit('request');
    });
    const [old, fresh] = [
      await serveProxy({ hosts: { 'phones.test:443': slow } }),
      await serveProxy({ hosts: service.hosts }),
    ];
    let { egress } = egressBy([old.url], { ca });
    const send = sending(() => egress);
    const arrival = once(arrivals, 'request');
    const first = send(phones);
    await arrival;
    ({ egress } = egressBy([fresh.url], { ca }));
    expect(await send(phones)).toMatchObject({ ok: true });
    for (const response of held) response.end('late');
    expect(await first).toMatchObject({ ok: true });
    expect([old.seen.length, fresh.seen.length]).toEqual([1, 1]);
  });
});
