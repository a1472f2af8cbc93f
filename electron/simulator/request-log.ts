// A sweep of 100,000 phones is 3,125 requests.
const LIMIT = 4096;

export interface LoggedRequest {
  /** ms since 1970, when the whole request was there. */
  readonly at: number;
  readonly requestId: string | null;
  readonly ids: readonly string[];
  /** Null while there is no answer, and for ever when a fault keeps it back. */
  readonly httpStatus: number | null;
}

interface Entry extends LoggedRequest {
  httpStatus: number | null;
}

export interface RequestLog {
  /** Newest last; the oldest are forgotten. */
  readonly requests: readonly LoggedRequest[];
  arrived(requestId: string | null, ids: readonly string[]): Entry;
}

export function createRequestLog(now: () => number): RequestLog {
  const requests: Entry[] = [];
  return {
    requests,
    arrived(requestId, ids) {
      const entry: Entry = { at: now(), requestId, ids, httpStatus: null };
      requests.push(entry);
      if (requests.length > LIMIT) requests.shift();
      return entry;
    },
  };
}
