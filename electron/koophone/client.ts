import { randomUUID } from 'node:crypto';
import type { StatusAnswer } from '../core/answer.ts';
import type { Failure } from '../core/failure.ts';
import { MAX_BATCH } from '../core/phone.ts';
import { failed, type Result } from '../core/result.ts';
import { parseAnswer, type Refusal } from './parse.ts';
import { retryAfterMs } from './retry-after.ts';
import { serviceWords } from './service-words.ts';
import type { Transport, TransportResponse } from './transport.ts';

const TIMEOUT_MS = 15_000;
/** 32 results take about 2 KB. */
const MAX_BODY_BYTES = 1_000_000;
const MAX_MESSAGE = 300;
const MAX_CODE = 64;

export interface ClientOptions {
  /** Scheme, host and an optional prefix, as `checkBaseUrl` gives it; a slash at its end does no harm. */
  readonly baseUrl: string;
  readonly token: string;
  readonly transport: Transport;
  /** For the whole of a request, to the last byte of its answer. */
  readonly timeoutMs?: number;
  readonly newRequestId?: () => string;
  /** In ms since 1970. */
  readonly now?: () => number;
}

export interface StatusClient {
  /**
   * Batch Status Query: `POST /v1/instances/batch-query-status` (KooPhone API reference, 2024-07-22).
   *
   * @param ids 1 to 32 different instance IDs; any other number is a bug and throws a RangeError
   * @returns the answer, or why there is none; rejects with the signal's reason once that is aborted
   */
  readonly queryStatus: (
    ids: readonly string[],
    signal: AbortSignal,
  ) => Promise<Result<StatusAnswer, Failure>>;
}

export function createClient(options: ClientOptions): StatusClient {
  const { baseUrl, token, transport } = options;
  const { timeoutMs = TIMEOUT_MS, newRequestId = randomUUID, now = Date.now } = options;
  const url = new URL(`${baseUrl.replace(/\/+$/, '')}/v1/instances/batch-query-status`);
  // What cannot be a header cannot be a token: an empty one, or one that a keychain gave back damaged.
  const tokenIsSendable = /^[\x21-\x7e]+$/.test(token);

  function failureOf(requestId: string, refusal: Refusal, response: TransportResponse): Failure {
    const { httpStatus, header } = response;
    const words = (text: string | null, limit: number) =>
      text === null ? null : serviceWords(text, token, limit);
    const waits = refusal.kind === 'throttled' || httpStatus === 429 || httpStatus === 503;
    return {
      kind: refusal.kind,
      code: words(refusal.code, MAX_CODE),
      message: words(refusal.message, MAX_MESSAGE),
      httpStatus,
      requestId,
      retryAfterMs: waits ? retryAfterMs(header('retry-after'), header('date'), now()) : null,
    };
  }

  return {
    async queryStatus(ids, signal) {
      if (ids.length < 1 || ids.length > MAX_BATCH) {
        throw new RangeError(`a request takes 1 to ${String(MAX_BATCH)} IDs, not ${String(ids.length)}`);
      }
      signal.throwIfAborted();
      const requestId = newRequestId();
      const unsaid = { message: null, requestId, retryAfterMs: null };
      if (!tokenIsSendable) return failed({ ...unsaid, kind: 'signIn', code: null, httpStatus: null });

      const headers = {
        'Content-Type': 'application/json',
        'X-Auth-Token': token,
        'x-request-id': requestId,
      };
      const body = JSON.stringify({ instance_ids: ids });
      const reply = await transport({ url, headers, body, maxBytes: MAX_BODY_BYTES, timeoutMs, signal });
      if (!reply.ok) return failed({ ...unsaid, ...reply.error });

      const response = reply.value;
      const answer = parseAnswer({ ids, requestId }, response.httpStatus, response.body.toString());
      return answer.ok ? answer : failed(failureOf(requestId, answer.error, response));
    },
  };
}
