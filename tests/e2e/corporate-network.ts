import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:tls';
import type { Simulator } from '../../electron/simulator/index.ts';
import { createAuthority } from '../unit/koophone/authority.ts';

/** A network as companies have them: the service is reached by a proxy that wants a sign-in, with a certificate of their own. */
export interface CorporateNetwork {
  /** Under which the service is reached, through the proxy alone. */
  readonly baseUrl: string;
  /** The certificate of the company's authority, as PEM. */
  readonly authority: string;
  /** A PAC script that names the proxy, as a `data:` URL. */
  readonly pacUrl: string;
  /** How many tunnels the proxy has opened, and how many it has refused for a wrong sign-in. */
  readonly tunnels: () => { readonly opened: number; readonly refused: number };
  stop(): void;
}

const HOST = 'koophone.corp.test';

async function portOf(server: Server | TlsServer): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** Lets bytes through both ways, until one side ends. */
function join(one: Socket, other: Socket): void {
  one.pipe(other).pipe(one);
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const)
    from.on('error', () => to.destroy()).on('close', () => to.destroy());
}

export async function startCorporateNetwork(
  simulator: Simulator,
  user: string,
  password: string,
): Promise<CorporateNetwork> {
  const authority = createAuthority();
  const service = createTlsServer(authority.identity(HOST), (socket) => {
    join(socket, connect(simulator.port, '127.0.0.1'));
  });
  const servicePort = await portOf(service);
  const expected = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  let opened = 0;
  let refused = 0;
  const proxy = createServer();
  proxy.on('connect', (request, socket: Socket) => {
    socket.on('error', () => socket.destroy());
    if (request.headers['proxy-authorization'] !== expected) {
      refused += 1;
      socket.end(
        'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="corp"\r\n\r\n',
      );
      return;
    }
    opened += 1;
    const upstream = connect(servicePort, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      join(socket, upstream);
    });
  });
  const proxyPort = await portOf(proxy);
  const pac = `function FindProxyForURL(url, host) {
    return host === '${HOST}' ? 'PROXY 127.0.0.1:${proxyPort}' : 'DIRECT';
  }`;
  return {
    baseUrl: `https://${HOST}`,
    authority: authority.cert,
    pacUrl: `data:application/x-ns-proxy-autoconfig;base64,${Buffer.from(pac).toString('base64')}`,
    tunnels: () => ({ opened, refused }),
    stop() {
      proxy.closeAllConnections();
      proxy.close();
      service.close();
    },
  };
}
