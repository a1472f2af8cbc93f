import { newFailure, type Failure } from '../core/failure.ts';
import { rateLimitIn } from './rate-limit.ts';
import type { Refusal } from './refusal.ts';
import { retryAfterMs } from './retry-after.ts';
import { serviceWords } from './service-words.ts';
import type { TransportResponse } from './transport.ts';

const MAX_MESSAGE = 300;
const MAX_CODE = 64;

/** What else is known of the request that was refused. */
export interface Circumstances {
  /** What must show up in no text. */
  readonly secrets: readonly string[];
  readonly requestId: string;
  /** This computer's clock, in ms since 1970. */
  readonly now: number;
}

/** Makes a failure of a refusal: fit to be shown and logged, without any secret. */
export function failureOf(
  { kind, code, message }: Refusal,
  { httpStatus, header }: Pick<TransportResponse, 'httpStatus' | 'header'>,
  { secrets, requestId, now }: Circumstances,
): Failure {
  const words = (text: string | null, limit: number) =>
    text === null ? null : serviceWords(text, secrets, limit);
  const waits = kind === 'throttled' || httpStatus === 429 || httpStatus === 503;
  return newFailure(kind, {
    code: words(code, MAX_CODE),
    message: words(message, MAX_MESSAGE),
    httpStatus,
    requestId,
    retryAfterMs: waits ? retryAfterMs(header('retry-after'), header('date'), now) : null,
    limit: kind === 'throttled' ? rateLimitIn(message ?? '') : null,
  });
}
