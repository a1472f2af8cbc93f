import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { onwardPayload } from '../../electron/core/alerts/onward-payload.ts';
import { failed, ok } from '../../electron/core/result.ts';
import { createTransport, type Transport } from '../../electron/koophone/index.ts';
import { onward as words } from '../../electron/messages/en/onward.ts';
import { postWebhook, WAITS } from '../../electron/main/onward-webhook.ts';
import { serveHttp } from '../unit/koophone/loopback.ts';
import { aNotice } from './a-notice.ts';
import { createFakeClock, NOON } from './fake-clock.ts';

const payload = onwardPayload(aNotice('n', { title: 'Pixel 离线' }), NOON);

type Failure = Extract<Awaited<ReturnType<Transport>>, { readonly ok: false }>['error'];

function start(url: string, send: Transport) {
  const clock = createFakeClock();
  const abort = new AbortController();
  const options = { clock, words, send, version: '1.2.3', signal: abort.signal, waits: WAITS };
  return { clock, abort, result: postWebhook(url, payload, options) };
}

const answer = (httpStatus: number) => ok({ httpStatus, header: () => null, body: Buffer.alloc(0) });
const failure = (kind: Failure['kind'], code: string | null = null, httpStatus: number | null = null) =>
  failed({ kind, code, httpStatus });

/** A service that gives these answers, the last for ever, and when it was asked. */
function scripted(answers: readonly Awaited<ReturnType<Transport>>[]) {
  const requests: Parameters<Transport>[0][] = [];
  const send: Transport = (request) => {
    requests.push(request);
    const next = answers[Math.min(requests.length, answers.length) - 1];
    return next === undefined ? Promise.reject(new Error('no answer')) : Promise.resolve(next);
  };
  return { send, requests };
}

/** A real one, behind the real transport; `timeoutMs` in place of the ten seconds. */
async function serve(
  listener: (request: IncomingMessage, response: ServerResponse, body: string) => void,
  timeoutMs = 30_000,
) {
  const base = await serveHttp((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => listener(request, response, body));
  });
  const transport = createTransport();
  onTestFinished(transport.close);
  const send: Transport = (request) => transport.send({ ...request, timeoutMs });
  return { base, host: new URL(base).host, send };
}

const secret = 'secret-path';

describe('a webhook', () => {
  it('gets the notice as JSON, at its whole URL', async () => {
    const got: unknown[] = [];
    const { base, send } = await serve(({ method, url, headers }, response, body) => {
      got.push({
        method,
        url,
        type: headers['content-type'],
        agent: headers['user-agent'],
        body: JSON.parse(body) as unknown,
      });
      response.end('x'.repeat(1_000));
    });
    expect(await start(`${base}/${secret}/x?key=1%202`, send).result).toBeNull();
    expect(got).toEqual([
      {
        method: 'POST',
        url: `/${secret}/x?key=1%202`,
        type: 'application/json',
        agent: 'KooGlance/1.2.3',
        body: payload,
      },
    ]);
  });

  it('may answer at any length', async () => {
    let asked = 0;
    const { base, send } = await serve((_request, response) => {
      asked += 1;
      response.end('x'.repeat(1_000_000));
    });
    expect(await start(base, send).result).toBeNull();
    expect(asked).toBe(1);
  });

  it('is not followed to where it leads', async () => {
    const asked: (string | undefined)[] = [];
    const { base, host, send } = await serve(({ url }, response) => {
      asked.push(url);
      response.writeHead(307, { location: '/elsewhere' }).end();
    });
    expect(await start(`${base}/${secret}`, send).result).toBe(words.webhook.redirect(host, 307));
    expect(asked).toEqual([`/${secret}`]);
  });

  it('that fails is tried again after two seconds, and after ten more', async () => {
    let asked = 0;
    const { base, host, send } = await serve((_request, response) => {
      asked += 1;
      response.writeHead(500).end(secret);
    });
    const { clock, result } = start(`${base}/${secret}`, send);
    for (const [tries, wait] of [
      [1, 2_000],
      [2, 10_000],
    ] as const) {
      await vi.waitFor(() => expect(clock.timers).toBe(1), 30_000);
      await clock.advance(wait - 1);
      expect([asked, clock.timers]).toEqual([tries, 1]);
      await clock.advance(1);
    }
    expect(await result).toBe(words.webhook.status(host, 500));
    expect(asked).toBe(3);
  });

  it('that does not answer in time is one that did not get it', async () => {
    let asked = 0;
    const { base, host, send } = await serve((_request, response) => {
      asked += 1;
      if (asked > 1) response.end();
    }, 50);
    const { clock, result } = start(`${base}/${secret}`, send);
    await vi.waitFor(() => expect(clock.timers).toBe(1), 30_000);
    // Even if the second try is late too: what counts is that there was one, and what is said.
    await clock.advance(2_000);
    await vi.waitFor(() => expect(asked).toBe(2), 30_000);
    await vi.waitFor(async () => {
      await clock.advance(10_000);
      expect(clock.timers).toBe(0);
    }, 30_000);
    expect([null, words.webhook.timeout(host)]).toContain(await result);
  });

  it('that is not there is said with the host alone', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    const transport = createTransport();
    onTestFinished(transport.close);
    const { clock, result } = start(
      `http://me:${secret}@127.0.0.1:${port}/${secret}?${secret}`,
      transport.send,
    );
    for (const wait of WAITS) {
      await vi.waitFor(() => expect(clock.timers).toBe(1), 30_000);
      await clock.advance(wait);
    }
    expect(await result).toBe(`127.0.0.1:${port} cannot be reached. (ECONNREFUSED)`);
  });
});

describe('how often a webhook is tried', () => {
  const url = `https://chat.example/${secret}`;
  const host = 'chat.example';
  const { webhook } = words;

  it.each<[tries: number, error: string | null, answers: readonly Awaited<ReturnType<Transport>>[]]>([
    [1, null, [answer(200)]],
    [1, null, [answer(204)]],
    [2, null, [answer(503), answer(200)]],
    [3, null, [failure('network', 'ECONNRESET'), failure('timeout'), answer(200)]],
    [3, webhook.status(host, 429), [answer(429)]],
    [3, webhook.status(host, 408), [answer(408)]],
    [3, webhook.status(host, 599), [answer(599)]],
    [2, webhook.status(host, 404), [answer(500), answer(404)]],
    [1, webhook.status(host, 400), [answer(400)]],
    [1, webhook.status(host, 401), [answer(401)]],
    [1, webhook.redirect(host, 301), [answer(301)]],
    [3, webhook.timeout(host), [failure('timeout')]],
    [3, `${webhook.network(host)} (ENOTFOUND)`, [failure('network', 'ENOTFOUND')]],
    [3, `${webhook.proxy(host)} (HTTP 407)`, [failure('proxy', 'HTTP 407')]],
    [1, `${webhook.certificate(host)} (CERT_HAS_EXPIRED)`, [failure('certificate', 'CERT_HAS_EXPIRED')]],
    [1, webhook.malformed(host), [failure('malformed')]],
    // It had begun to answer.
    [1, null, [failure('tooLarge', null, 200)]],
    [1, null, [failure('network', 'ECONNRESET', 202)]],
    [1, webhook.status(host, 413), [failure('tooLarge', null, 413)]],
  ])('%i times, which ends with %s', async (tries, error, answers) => {
    const { send, requests } = scripted(answers);
    const { clock, result } = start(url, send);
    await clock.advance(12_000);
    expect(await result).toBe(error);
    expect(requests).toHaveLength(tries);
    expect(clock.timers).toBe(0);
    for (const { timeoutMs, maxBytes } of requests) expect([timeoutMs, maxBytes]).toEqual([10_000, 65_536]);
    expect(error ?? '').not.toContain(secret);
  });

  it('no more once the program ends', async () => {
    const { send, requests } = scripted([answer(500)]);
    const { clock, abort, result } = start(url, (request) =>
      request.signal.aborted ? Promise.reject(request.signal.reason as Error) : send(request),
    );
    await clock.advance(1_000);
    abort.abort();
    await result;
    expect(requests).toHaveLength(1);
    expect(clock.timers).toBe(0);
  });
});
