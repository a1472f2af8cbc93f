import type { RequestKind } from './routes.ts';

// A sweep of 100,000 phones is 3,125 requests.
const LIMIT = 4096;

/** What a request came with to say who asks: a header of either kind, right or wrong, or IAM's own question. */
export type SignedInBy = 'token' | 'accessKey' | 'password';

export interface LoggedRequest {
  /** ms since 1970, when the whole request was there. */
  readonly at: number;
  /** Null where there is nothing at the address. */
  readonly kind: RequestKind | null;
  readonly signedInBy: SignedInBy | null;
  readonly requestId: string | null;
  /** The phones that a status query names. */
  readonly ids: readonly string[];
  /** Null while there is no answer, and for ever when a fault keeps it back. */
  readonly httpStatus: number | null;
}

export interface LogEntry extends LoggedRequest {
  httpStatus: number | null;
}

export interface RequestLog {
  /** Newest last; the oldest are forgotten. */
  readonly requests: readonly LoggedRequest[];
  arrived(request: Omit<LoggedRequest, 'at' | 'httpStatus'>): LogEntry;
}

export function createRequestLog(now: () => number): RequestLog {
  const requests: LogEntry[] = [];
  return {
    requests,
    arrived(request) {
      const entry: LogEntry = { at: now(), ...request, httpStatus: null };
      requests.push(entry);
      if (requests.length > LIMIT) requests.shift();
      return entry;
    },
  };
}
