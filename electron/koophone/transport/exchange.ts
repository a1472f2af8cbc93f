import type { Dispatcher } from 'undici';
import { failed, ok, type Result } from '../../core/result.ts';
import type { TransportFailure, TransportRequest, TransportResponse } from '../transport.ts';
import { ProxyError } from './proxy-error.ts';
import type { Route } from './routes.ts';
import { troubleOf } from './trouble.ts';

/**
 * Sends a request on the first way of a route whose proxy can be reached. `dispatch` rather than undici's `request`: no
 * stream for each answer, and nothing is held beyond the limit. The deadline is a plain timer, as a signal of its own for
 * each request would cost more than reading the answer does.
 */
export function exchange(
  route: Route,
  request: TransportRequest,
): Promise<Result<TransportResponse, TransportFailure>> {
  const { method, url, headers, body, maxBytes, timeoutMs, signal } = request;
  return new Promise((resolve, reject) => {
    let httpStatus: number | null = null;
    let answerHeaders: Readonly<Record<string, string | string[] | undefined>> = {};
    let size = 0;
    const chunks: Buffer[] = [];
    let connection: Dispatcher.DispatchController | null = null;
    let settled = false;

    function settle(): void {
      settled = true;
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
    }
    function fail(kind: TransportFailure['kind'], code: string | null): void {
      settle();
      route.failed();
      resolve(failed({ kind, code, httpStatus }));
    }
    /** Lets go of the connection, at once or as soon as there is one. */
    function abandon(): void {
      connection?.abort(new Error('abandoned'));
    }
    function onAbort(): void {
      settle();
      // A reason may be anything; it is handed on as it came.
      reject(signal.reason as Error);
      abandon();
    }
    const timer = setTimeout(() => {
      fail('timeout', null);
      abandon();
    }, timeoutMs);
    signal.addEventListener('abort', onAbort);
    if (signal.aborted) {
      onAbort();
      return;
    }

    const target = {
      origin: url.origin,
      path: url.pathname + url.search,
      method,
      headers,
      body: body || null,
    };
    function send([way, ...others]: readonly Dispatcher[]): void {
      if (settled) return;
      if (way === undefined) {
        fail('proxy', 'PROXY_UNRESOLVED');
        return;
      }
      way.dispatch(target, {
        onRequestStart(controller) {
          connection = controller;
          if (settled) abandon();
        },
        onResponseStart(_controller, status, received) {
          httpStatus = status;
          answerHeaders = received;
        },
        onResponseData(_controller, chunk) {
          size += chunk.length;
          if (size <= maxBytes) {
            chunks.push(chunk);
          } else if (!settled) {
            fail('tooLarge', null);
            abandon();
          }
        },
        onResponseEnd() {
          if (settled) return;
          settle();
          const header = (name: string) => {
            const value = answerHeaders[name];
            return typeof value === 'string' ? value : null;
          };
          resolve(ok({ httpStatus: httpStatus ?? 0, header, body: Buffer.concat(chunks, size) }));
        },
        onResponseError(_controller, error) {
          const unreachable = error instanceof ProxyError && error.unreachable;
          if (unreachable) route.unreachable(way);
          if (settled) return;
          if (unreachable && others.length > 0) {
            send(others);
            return;
          }
          const { kind, code } = troubleOf(error);
          fail(kind, code);
        },
      });
    }

    const { ways } = route;
    if (ways instanceof Promise) ways.then(send).catch(reject);
    else send(ways);
  });
}
