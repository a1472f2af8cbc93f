import { Agent, type Dispatcher, errors } from 'undici';
import { failed, ok, type Result } from '../core/result.ts';

export interface TransportRequest {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
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
  readonly kind: 'network' | 'timeout' | 'malformed' | 'tooLarge';
  /** The system's code, such as `ECONNREFUSED`; null where it gives none. */
  readonly code: string | null;
  /** Known where the answer had begun. */
  readonly httpStatus: number | null;
}

/** Sends one POST. Rejects with the reason of the request's signal once that is aborted, and for nothing else. */
export type Transport = (request: TransportRequest) => Promise<Result<TransportResponse, TransportFailure>>;

/** Long enough for the quick interval to reuse a connection, short enough that a network has not forgotten it. */
const KEEP_ALIVE_MS = 20_000;
const KEEP_ALIVE_MAX_MS = 60_000;

/**
 * The transport over undici: kept-alive connections, as many as there are requests at once (undici takes up
 * to twice as many when one follows upon the other). It never follows a redirect: that would carry the token to
 * wherever the answer says.
 */
export function createTransport(): { readonly send: Transport; readonly close: () => Promise<void> } {
  const agent = new Agent({
    keepAliveTimeout: KEEP_ALIVE_MS,
    keepAliveMaxTimeout: KEEP_ALIVE_MAX_MS,
    // Each request has a limit for the whole of it, which these would only add to.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  return {
    send: (request) => exchange(agent, request),
    close: async () => {
      await agent.destroy();
    },
  };
}

/**
 * `dispatch` rather than undici's `request`: no stream for each answer, and nothing is held beyond the limit. The
 * deadline is a plain timer, as a signal of its own for each request would cost more than reading the answer does.
 */
function exchange(
  agent: Agent,
  request: TransportRequest,
): Promise<Result<TransportResponse, TransportFailure>> {
  const { url, headers, body, maxBytes, timeoutMs, signal } = request;
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

    agent.dispatch(
      { origin: url.origin, path: url.pathname, method: 'POST', headers, body },
      {
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
          if (settled) return;
          const { kind, code } = failureOf(error);
          fail(kind, code);
        },
      },
    );
  });
}

function failureOf(error: Error): Pick<TransportFailure, 'kind' | 'code'> {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  switch (code) {
    case 'UND_ERR_CONNECT_TIMEOUT':
    case 'ETIMEDOUT':
      return { kind: 'timeout', code: 'ETIMEDOUT' };
    // The other side closed the connection in the middle: the name that people find when they search for it.
    case 'UND_ERR_SOCKET':
    case 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH':
      return { kind: 'network', code: 'ECONNRESET' };
    case 'UND_ERR_HEADERS_OVERFLOW':
      return { kind: 'malformed', code };
    default:
      // Something answered that does not speak HTTP.
      return { kind: error instanceof errors.HTTPParserError ? 'malformed' : 'network', code };
  }
}
