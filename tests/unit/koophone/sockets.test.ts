import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { connect, serveHttp, serveTcp } from './loopback.ts';

const never = new AbortController().signal;
const goodBody =
  '{"error_code":"0","error_msg":"ok","data":{"status_results":[{"instance_id":"a","status":2}]}}';
const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';

describe('over a socket', () => {
  test('the question arrives as the reference wants it, and the answer comes back', async () => {
    const seen: unknown[] = [];
    const baseUrl = await serveHttp((request, response) => {
      void text(request).then((body) => {
        const { 'x-auth-token': token, 'content-type': type } = request.headers;
        seen.push([request.method, request.url, token, type, body]);
        response.end(goodBody);
      });
    });
    const result = await connect(`${baseUrl}/openapi/koophone/`).queryStatus(['a', 'b'], never);
    expect(seen).toEqual([
      [
        'POST',
        '/openapi/koophone/v1/instances/batch-query-status',
        'secret-token',
        'application/json',
        '{"instance_ids":["a","b"]}',
      ],
    ]);
    expect(result).toMatchObject({
      ok: true,
      value: { statuses: new Map([['a', 2]]), unanswered: new Map([['b', 'missing']]) },
    });
  });

  // undici opens a second connection for a request that follows upon an answer, and then alternates.
  test('requests one after the other share their connections', async () => {
    const sockets = new Set<Socket>();
    const baseUrl = await serveHttp((request, response) => {
      sockets.add(request.socket);
      response.end(goodBody);
    });
    const client = connect(baseUrl);
    for (let round = 0; round < 10; round += 1) {
      expect(await client.queryStatus(['a'], never)).toMatchObject({ ok: true });
    }
    expect(sockets.size).toBeLessThanOrEqual(2);
  });

  test('a refused batch does not cost the connection', async () => {
    const sockets = new Set<Socket>();
    const baseUrl = await serveHttp((request, response) => {
      sockets.add(request.socket);
      response.writeHead(400).end('{"error_code":"KOOPHONE.API.4001","error_msg":"no such instance"}');
    });
    const client = connect(baseUrl);
    for (let round = 0; round < 10; round += 1) {
      expect(await client.queryStatus(['a'], never)).toMatchObject({
        ok: false,
        error: { kind: 'noInstance' },
      });
    }
    expect(sockets.size).toBeLessThanOrEqual(2);
  });

  test('an answer in pieces, which cut a character in two, is whole', async () => {
    const id = '云手机';
    const bytes = Buffer.from(`{"status_results":[{"instance_id":"${id}","status":2}]}`);
    const baseUrl = await serveTcp((socket) => {
      socket.write(`${head}Content-Length: ${String(bytes.length)}\r\n\r\n`);
      for (const byte of bytes) socket.write(Buffer.of(byte));
    });
    const result = await connect(baseUrl).queryStatus([id], never);
    expect(result).toMatchObject({ ok: true, value: { statuses: new Map([[id, 2]]) } });
  });
});

describe('a connection that fails', () => {
  test('is refused', async () => {
    // Port 1 of loopback: nobody listens there, and nobody can be given it by chance.
    const result = await connect('http://127.0.0.1:1').queryStatus(['a'], never);
    expect(result).toMatchObject({
      ok: false,
      error: { kind: 'network', code: 'ECONNREFUSED', httpStatus: null },
    });
  });

  test('speaks TLS where there is none', async () => {
    const baseUrl = await serveTcp((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    const result = await connect(baseUrl.replace('http:', 'https:')).queryStatus(['a'], never);
    expect(result).toMatchObject({
      ok: false,
      error: { kind: 'network', code: expect.any(String) as string },
    });
  });

  test.each<[string, string]>([
    ['before the answer', ''],
    ['within its first line', 'HTTP/1.1 20'],
    ['within its headers', head],
    ['before the body', `${head}Content-Length: ${String(goodBody.length)}\r\n\r\n`],
    ['within the body', `${head}Content-Length: ${String(goodBody.length)}\r\n\r\n${goodBody.slice(0, 40)}`],
    ['within a chunk', `${head}Transfer-Encoding: chunked\r\n\r\n5e\r\n${goodBody.slice(0, 40)}`],
  ])('is cut %s', async (_name, sent) => {
    for (const cut of [(socket: Socket) => socket.end(sent), cutHard(sent)]) {
      const baseUrl = await serveTcp(cut);
      const result = await connect(baseUrl).queryStatus(['a'], never);
      expect(result).toMatchObject({ ok: false, error: { kind: 'network', code: 'ECONNRESET' } });
    }
  });

  test.each<[string, string]>([
    ['another protocol', 'SSH-2.0-OpenSSH_9.6\r\n'],
    ['binary noise', '\u0000\u0001\u0002\u0003'],
    ['headers without end', `${head}X-Long: ${'x'.repeat(100_000)}\r\n\r\n`],
  ])('speaks %s', async (_name, sent) => {
    const baseUrl = await serveTcp((socket) => socket.write(sent));
    const result = await connect(baseUrl).queryStatus(['a'], never);
    expect(result).toMatchObject({ ok: false, error: { kind: 'malformed' } });
  });

  test('does not spoil the next request', async () => {
    let requests = 0;
    const baseUrl = await serveHttp((request, response) => {
      requests += 1;
      if (requests === 1) request.socket.destroy();
      else response.end(goodBody);
    });
    const client = connect(baseUrl);
    expect(await client.queryStatus(['a'], never)).toMatchObject({ ok: false, error: { kind: 'network' } });
    expect(await client.queryStatus(['a'], never)).toMatchObject({ ok: true });
  });
});

function cutHard(sent: string): (socket: Socket) => void {
  return (socket) => {
    if (sent === '') socket.resetAndDestroy();
    else socket.write(sent, () => socket.resetAndDestroy());
  };
}

describe('an answer that does not end', () => {
  const bodies: readonly (readonly [string, (response: ServerResponse) => void])[] = [
    ['does not begin', () => undefined],
    [
      'stops after its headers',
      (response) => {
        response.flushHeaders();
      },
    ],
    ['stops in its middle', (response) => response.write(goodBody.slice(0, 30))],
    ['trickles', trickle],
  ];

  test.each(bodies)('in time, as it %s', async (_name, answer) => {
    const closings: Promise<unknown>[] = [];
    const baseUrl = await serveHttp((request, response) => {
      closings.push(closing(request.socket));
      answer(response);
    });
    const result = await connect(baseUrl, 150).queryStatus(['a'], never);
    expect(result).toMatchObject({ ok: false, error: { kind: 'timeout' } });
    // The connection is let go of, not left to fill up.
    await Promise.all(closings);
  });

  test('before it is too large is cut', async () => {
    const sockets: Socket[] = [];
    const baseUrl = await serveHttp((request, response) => {
      sockets.push(request.socket);
      flood(response);
    });
    const result = await connect(baseUrl).queryStatus(['a'], never);
    expect(result).toMatchObject({ ok: false, error: { kind: 'tooLarge', httpStatus: 200 } });
    const written = await Promise.all(sockets.map((socket) => closing(socket)));
    // What lay in the buffers of the system between the two is all that went beyond the limit.
    expect(Math.max(...written)).toBeLessThan(20_000_000);
  });
});

/** Resolves with how many bytes had been written once a connection is closed. */
function closing(socket: Socket): Promise<number> {
  return new Promise((resolve) => {
    const report = () => {
      resolve(socket.bytesWritten);
    };
    if (socket.closed) report();
    else socket.once('close', report);
  });
}

function trickle(response: ServerResponse): void {
  const timer = setInterval(() => response.write(' '), 10);
  response.once('close', () => {
    clearInterval(timer);
  });
}

/** Writes for as long as somebody reads. */
function flood(response: ServerResponse): void {
  const block = Buffer.alloc(65_536, ' ');
  const write = () => {
    while (!response.destroyed && response.write(block));
  };
  response.on('drain', write);
  write();
}

describe('an answer that is whole', () => {
  test('of 10 MB is too large', async () => {
    const baseUrl = await serveHttp((_request, response) => {
      response.end(`{"status_results":[],"padding":"${'x'.repeat(10_000_000)}"}`);
    });
    const result = await connect(baseUrl).queryStatus(['a'], never);
    expect(result).toMatchObject({ ok: false, error: { kind: 'tooLarge' } });
  });

  test('of a little less than 1 MB is not', async () => {
    const baseUrl = await serveHttp((_request, response) => {
      response.end(goodBody + ' '.repeat(1_000_000 - goodBody.length));
    });
    expect(await connect(baseUrl).queryStatus(['a'], never)).toMatchObject({ ok: true });
  });

  test.each<[number, string]>([
    [301, 'notFound'],
    [302, 'malformed'],
    [307, 'malformed'],
    [308, 'notFound'],
  ])('of HTTP %i is not followed with the token', async (httpStatus, kind) => {
    const elsewhere: IncomingMessage[] = [];
    const target = await serveHttp((request, response) => {
      elsewhere.push(request);
      response.end(goodBody);
    });
    const baseUrl = await serveHttp((_request, response) => {
      response.writeHead(httpStatus, { location: `${target}/v1/instances/batch-query-status` }).end();
    });
    const result = await connect(baseUrl).queryStatus(['a'], never);
    expect(result).toMatchObject({ ok: false, error: { kind, httpStatus } });
    expect(elsewhere).toEqual([]);
  });
});

describe('a caller that has enough', () => {
  test.each<[string, (response: ServerResponse) => void]>([
    ['before the answer', () => undefined],
    ['in the middle of it', (response) => response.write(goodBody.slice(0, 30))],
  ])('%s gets its own reason, and the connection is let go of', async (_name, answer) => {
    const caller = new AbortController();
    const closings: Promise<unknown>[] = [];
    const baseUrl = await serveHttp((request, response) => {
      closings.push(closing(request.socket));
      answer(response);
      caller.abort('paused');
    });
    await expect(connect(baseUrl).queryStatus(['a'], caller.signal)).rejects.toBe('paused');
    await Promise.all(closings);
  });

  test('while the connection is being made gets its own reason', async () => {
    const caller = new AbortController();
    const baseUrl = await serveHttp((_request, response) => response.end(goodBody));
    const client = connect(baseUrl);
    const asked = client.queryStatus(['a'], caller.signal);
    caller.abort('paused');
    await expect(asked).rejects.toBe('paused');
    expect(await client.queryStatus(['a'], never)).toMatchObject({ ok: true });
  });
});
