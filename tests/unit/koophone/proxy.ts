import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect, createServer as createSocketServer, type Socket } from 'node:net';
import type { Identity } from './authority.ts';
import { listen } from './loopback.ts';

export interface ProxyOptions {
  /** The ports of loopback that stand for hosts, by what CONNECT asks for, such as `phones.test:443`. */
  readonly hosts: Readonly<Record<string, number>>;
  /** As in `user:password`; without it everybody may pass. */
  readonly credentials?: string;
  /** Makes it a proxy that is spoken to by TLS. */
  readonly identity?: Identity;
  /** Answers CONNECT in place of all that. */
  readonly answer?: (socket: Socket) => void;
}

export interface TestProxy {
  readonly url: URL;
  /** What was asked for, in order, with the Proxy-Authorization that came. */
  readonly seen: { readonly host: string; readonly authorization: string | undefined }[];
}

/** A proxy on loopback for the time of one test (CONNECT alone). */
export async function serveProxy({ hosts, credentials, identity, answer }: ProxyOptions): Promise<TestProxy> {
  const seen: TestProxy['seen'] = [];
  const expected =
    credentials === undefined ? undefined : `Basic ${Buffer.from(credentials).toString('base64')}`;
  const server: Server = identity === undefined ? createServer() : createTlsServer({ ...identity });
  server.on('connect', (request, socket: Socket) => {
    const { 'proxy-authorization': authorization } = request.headers;
    const host = request.url ?? '';
    seen.push({ host, authorization });
    socket.on('error', () => socket.destroy());
    const port = hosts[host];
    if (answer !== undefined) answer(socket);
    else if (expected !== undefined && authorization !== expected)
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="p"\r\n\r\n');
    else if (port === undefined) socket.end('HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n');
    else pass(socket, port);
  });
  const { port } = new URL(await listen(server));
  return { url: new URL(`${identity === undefined ? 'http' : 'https'}://localhost:${port}`), seen };
}

function pass(socket: Socket, port: number): void {
  const upstream = connect(port, '127.0.0.1', () => {
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    socket.pipe(upstream).pipe(socket);
  });
  const end = () => {
    socket.destroy();
    upstream.destroy();
  };
  upstream.on('error', end).on('close', end);
  socket.on('close', end);
}

/** A SOCKS5 proxy (RFC 1928) that wants no sign-in; `refuse` is the reply that it gives in place of a connection. */
export async function serveSocks(hosts: Readonly<Record<string, number>>, refuse = 0): Promise<TestProxy> {
  const seen: TestProxy['seen'] = [];
  const server = createSocketServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('data', () => {
      socket.write(Buffer.of(5, 0));
      socket.once('data', (question: Buffer) => {
        const length = question[4] ?? 0;
        const name = question.subarray(5, 5 + length).toString();
        const host = `${name}:${String(question.readUInt16BE(5 + length))}`;
        seen.push({ host, authorization: undefined });
        const reply = Buffer.of(5, refuse, 0, 1, 127, 0, 0, 1, 0, 0);
        const port = hosts[host];
        if (refuse !== 0 || port === undefined) {
          socket.end(reply);
          return;
        }
        const upstream = connect(port, '127.0.0.1', () => {
          socket.write(reply);
          socket.pipe(upstream).pipe(socket);
        });
        upstream.on('error', () => socket.destroy());
        socket.on('close', () => upstream.destroy());
      });
    });
  });
  return { url: new URL((await listen(server)).replace('http:', 'socks5:')), seen };
}
