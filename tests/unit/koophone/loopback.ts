import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { createClient } from '../../../electron/koophone/client.ts';
import type { Identity } from './authority.ts';
import { createTransport } from '../../../electron/koophone/transport.ts';

/** A server on loopback for the time of one test, and its base URL. */
export async function serveHttp(listener: RequestListener): Promise<string> {
  return await listen(createServer(listener));
}

/** The same behind TLS; gives its port, as what it is called depends on its certificate. */
export async function serveHttps(identity: Identity, listener: RequestListener): Promise<number> {
  return portOf(await listen(createTlsServer({ ...identity }, listener)));
}

/** The same one floor below, for answers that no HTTP server would give. */
export async function serveTcp(onRequest: (socket: Socket) => void): Promise<string> {
  const server = createTcpServer((socket) => {
    // What the client cut is no error here.
    socket.on('error', () => socket.destroy());
    socket.once('data', () => {
      onRequest(socket);
    });
  });
  return await listen(server);
}

function portOf(url: string): number {
  return Number(new URL(url).port);
}

export async function listen(server: Server): Promise<string> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => sockets.add(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  });
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${String(port)}`;
}

/** A client over a transport of its own, which ends with the test. */
export function connect(baseUrl: string, timeoutMs = 5000) {
  const transport = createTransport();
  onTestFinished(transport.close);
  return createClient({
    baseUrl,
    credentials: { kind: 'token', token: 'secret-token' },
    transport: transport.send,
    timeoutMs,
  });
}
