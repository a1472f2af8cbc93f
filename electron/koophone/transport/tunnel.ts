import { request as httpRequest } from 'node:http';
import type { buildConnector } from 'undici';
import { ProxyError } from './proxy-error.ts';

/** The proxy has to reach the host in it. */
const ANSWER_MS = 10_000;

export interface TunnelOptions {
  readonly proxy: URL;
  /** The value of Proxy-Authorization; null where the proxy wants no sign-in. */
  readonly authorization: string | null;
  /** Connects to the proxy. */
  readonly reach: buildConnector.connector;
  /** Makes TLS over the tunnel. */
  readonly secure: buildConnector.connector;
}

/** Where to connect to for a proxy. */
function targetOf(proxy: URL): buildConnector.Options {
  const { hostname, host, protocol, port } = proxy;
  return { hostname: hostname.replace(/^\[|\]$/g, ''), host, protocol, port };
}

/**
 * Connects to https hosts through a proxy (CONNECT, RFC 9110, 9.3.6). undici's ProxyAgent would do as well, but tells of a
 * refusal in a sentence alone, and not at all whether it was the proxy that could not be reached.
 */
export function tunnelThrough({
  proxy,
  authorization,
  reach,
  secure,
}: TunnelOptions): buildConnector.connector {
  return (target, callback) => {
    let answered = false;
    function fail(error: ProxyError): void {
      if (answered) return;
      answered = true;
      callback(error, null);
    }

    reach(targetOf(proxy), (unreachable, connection) => {
      if (unreachable !== null) {
        fail(ProxyError.from(unreachable));
        return;
      }
      const host = target.host ?? target.hostname;
      const path = target.port === '' ? `${host}:443` : host;
      const headers = { Host: path, ...(authorization !== null && { 'Proxy-Authorization': authorization }) };
      const question = httpRequest({
        method: 'CONNECT',
        path,
        headers,
        createConnection: () => connection,
        timeout: ANSWER_MS,
      });
      question.on('timeout', () => {
        question.destroy(new ProxyError('ETIMEDOUT', { unreachable: true }));
      });
      question.on('error', (error) => {
        fail(ProxyError.from(error));
      });
      question.on('connect', ({ statusCode = 0 }, socket) => {
        if (statusCode < 200 || statusCode > 299) {
          socket.destroy();
          fail(new ProxyError(`HTTP ${statusCode}`, { unreachable: false }));
          return;
        }
        answered = true;
        connection.setTimeout(0);
        secure({ ...target, httpSocket: connection }, callback);
      });
      question.end();
    });
  };
}
