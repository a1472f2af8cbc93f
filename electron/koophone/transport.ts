import { isLoopback } from '../core/base-url.ts';
import type { Result } from '../core/result.ts';
import { createDispatchers } from './transport/dispatchers.ts';
import { type Egress, plainEgress } from './transport/egress.ts';
import { exchange } from './transport/exchange.ts';
import { createRoutes, type Route } from './transport/routes.ts';

export interface TransportRequest {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Empty for a GET. */
  readonly body: string;
  /** An answer whose body is longer is cut at once. */
  readonly maxBytes: number;
  /** For the whole exchange, from making the connection to the last byte of the answer. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

export interface TransportResponse {
  readonly httpStatus: number;
  /** The value of a header by its lower-case name; null where it did not come, or came more than once. */
  readonly header: (name: string) => string | null;
  readonly body: Buffer;
}

export interface TransportFailure {
  readonly kind: 'network' | 'timeout' | 'certificate' | 'proxy' | 'malformed' | 'tooLarge';
  /** The system's code, such as `ECONNREFUSED`, or the proxy's answer, such as `HTTP 407`; null where there is none. */
  readonly code: string | null;
  /** Known where the answer had begun. */
  readonly httpStatus: number | null;
}

/** Sends one request. Rejects with the reason of the request's signal once that is aborted, and for nothing else. */
export type Transport = (request: TransportRequest) => Promise<Result<TransportResponse, TransportFailure>>;

/** Everything that belongs to one way of leaving this computer. */
function open(egress: Egress, now: () => number) {
  const dispatchers = createDispatchers(egress);
  const direct: Route = { ways: [dispatchers.direct], unreachable: () => undefined, failed: () => undefined };
  return { egress, dispatchers, direct, routes: createRoutes(egress.resolveProxy, dispatchers, now) };
}

/**
 * The transport over undici: kept-alive connections, as many as there are requests at once (undici takes up
 * to twice as many when one follows upon the other). This machine is never asked for by a proxy. A redirect is an answer
 * like any other and is not followed: that would carry the token to wherever it says.
 *
 * @param egress looked at with each request: when it is another one, new connections go its way, and the old ones end
 * with their requests
 * @param now in ms since 1970
 */
export function createTransport(
  egress: () => Egress = () => plainEgress,
  now: () => number = Date.now,
): { readonly send: Transport; readonly close: () => Promise<void> } {
  let opened = open(egress(), now);
  return {
    send(request) {
      const current = egress();
      if (opened.egress !== current) {
        void opened.dispatchers.close();
        opened = open(current, now);
      }
      const { protocol, hostname } = request.url;
      if (isLoopback(hostname)) return exchange(opened.direct, request);
      // Accounts are checked for it long before: this is a bug, and must not cost a secret.
      if (protocol !== 'https:') return Promise.reject(new Error(`${protocol} is for this machine alone`));
      return exchange(opened.routes.to(request.url), request);
    },
    close: () => opened.dispatchers.destroy(),
  };
}
