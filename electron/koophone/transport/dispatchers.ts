import { createSecureContext, type SecureContext } from 'node:tls';
import { Agent, buildConnector, type Dispatcher, Socks5ProxyAgent } from 'undici';
import type { Egress } from './egress.ts';
import type { ProxyChoice } from './proxy-choice.ts';
import { ProxyError } from './proxy-error.ts';
import { tunnelThrough } from './tunnel.ts';

/** Long enough for the quick interval to reuse a connection, short enough that a network has not forgotten it. */
const KEEP_ALIVE_MS = 20_000;
const KEEP_ALIVE_MAX_MS = 60_000;
const CONNECT_MS = 10_000;
/** A proxy is near; one that says nothing must leave time for the next of the list. */
const PROXY_CONNECT_MS = 5_000;

/** The authorities of TLS connections; empty for those that Node brings along. */
interface Trust {
  readonly secureContext?: SecureContext;
}

/** Kept-alive connections, apart for each way out. */
export interface Dispatchers {
  readonly direct: Dispatcher;
  by(choice: ProxyChoice): Dispatcher;
  /** Lets the requests that are on their way come to their end. */
  close(): Promise<void>;
  destroy(): Promise<void>;
}

function agentOver(connect: buildConnector.connector): Agent {
  return new Agent({
    connect,
    keepAliveTimeout: KEEP_ALIVE_MS,
    keepAliveMaxTimeout: KEEP_ALIVE_MAX_MS,
    // Each request has a limit for the whole of it, which these would only add to.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
}

const unusable: buildConnector.connector = (_target, callback) => {
  callback(new ProxyError('SOCKS_UNSUPPORTED', { unreachable: true }), null);
};

function socks5(proxy: URL, reach: buildConnector.connector, requestTls: Trust): Dispatcher {
  // undici's types leave out `requestTls`, which is what it makes TLS over the tunnel with.
  const options: Socks5ProxyAgent.Options & { readonly requestTls: Trust } = {
    connect(target, callback) {
      reach(target, (...[error, socket]) => {
        if (error === null) callback(null, socket);
        else callback(ProxyError.from(error), null);
      });
    },
    requestTls,
  };
  return new Socks5ProxyAgent(proxy, options);
}

function basic({ user, password }: { readonly user: string; readonly password: string }): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

/**
 * Makes the ways out. The certificates are asked for with the first TLS connection, and once, as they are many: OpenSSL
 * takes tens of milliseconds for those of a system.
 */
export function createDispatchers({ ca, proxyCredentials }: Omit<Egress, 'resolveProxy'>): Dispatchers {
  let trust: Trust | null = null;
  function trusting(): Trust {
    if (trust === null) {
      const certificates = ca();
      trust =
        certificates.length === 0 ? {} : { secureContext: createSecureContext({ ca: [...certificates] }) };
    }
    return trust;
  }
  /** Connects in the clear for http, by TLS for https. */
  function connector(timeout: number): buildConnector.connector {
    const plain = buildConnector({ timeout });
    let secure: buildConnector.connector | null = null;
    return (target, callback) => {
      if (target.protocol !== 'https:') plain(target, callback);
      else (secure ??= buildConnector({ ...trusting(), timeout }))(target, callback);
    };
  }

  const secure = connector(CONNECT_MS);
  const reach = connector(PROXY_CONNECT_MS);
  function throughProxy(proxy: URL): Dispatcher {
    switch (proxy.protocol) {
      case 'http:':
      case 'https:': {
        const credentials = proxyCredentials();
        const authorization = credentials === null ? null : basic(credentials);
        return agentOver(tunnelThrough({ proxy, authorization, reach, secure }));
      }
      case 'socks5:':
        return socks5(proxy, reach, trusting());
      default:
        return agentOver(unusable);
    }
  }

  const direct = agentOver(secure);
  const proxies = new Map<string, Dispatcher>();
  const all = () => [direct, ...proxies.values()];
  return {
    direct,
    by(choice) {
      if (choice.kind === 'direct') return direct;
      const { href } = choice.url;
      const known = proxies.get(href);
      if (known !== undefined) return known;
      const made = throughProxy(choice.url);
      proxies.set(href, made);
      return made;
    },
    async close() {
      await Promise.all(all().map((dispatcher) => dispatcher.close()));
    },
    async destroy() {
      await Promise.all(all().map((dispatcher) => dispatcher.destroy()));
    },
  };
}
