import { newFailure, type Failure } from '../core/failure.ts';
import { failed, type Result } from '../core/result.ts';
import { failureOf } from './failure-of.ts';
import type { Refusal } from './refusal.ts';
import type { Proof, SignIn, UnprovenRequest } from './sign-in.ts';
import type { Transport, TransportResponse } from './transport.ts';

/** 32 results take about 2 KB, and 50 phones at most some hundred. */
const MAX_BODY_BYTES = 1_000_000;

export interface ExchangeOptions {
  readonly signIn: SignIn;
  readonly transport: Transport;
  readonly timeoutMs: number;
  readonly newRequestId: () => string;
  readonly now: () => number;
}

/** What is asked, and how its answer is read. */
export interface Inquiry<Value> {
  readonly request: (requestId: string) => UnprovenRequest;
  readonly read: (response: TransportResponse, requestId: string) => Result<Value, Refusal>;
}

/** Asks the service, signed in. Rejects only with the signal's reason, once that is aborted. */
export interface Exchange {
  /** With one request. Where the proof is refused and there is another one by now, the failure says `again`. */
  once<Value>(inquiry: Inquiry<Value>, signal: AbortSignal): Promise<Result<Value, Failure>>;
  /** The same, and once more where that is worth it. */
  withRetry<Value>(inquiry: Inquiry<Value>, signal: AbortSignal): Promise<Result<Value, Failure>>;
}

export function createExchange(options: ExchangeOptions): Exchange {
  const { signIn, transport, timeoutMs, newRequestId, now } = options;

  async function once<Value>(inquiry: Inquiry<Value>, signal: AbortSignal): Promise<Result<Value, Failure>> {
    signal.throwIfAborted();
    const requestId = newRequestId();
    const request = inquiry.request(requestId);
    const proof = await signIn.prove(request, signal);
    if (!proof.ok) return proof;
    try {
      const headers = { ...request.headers, ...proof.value };
      const { method, url, body } = request;
      const reply = await transport({
        method,
        url,
        headers,
        body,
        maxBytes: MAX_BODY_BYTES,
        timeoutMs,
        signal,
      });
      if (reply.ok) return judge(reply.value, inquiry.read(reply.value, requestId), proof.value, requestId);
      return failed(newFailure(reply.error.kind, { ...reply.error, requestId }));
    } finally {
      signIn.ended(proof.value);
    }
  }

  function judge<Value>(
    response: TransportResponse,
    answer: Result<Value, Refusal>,
    proof: Proof,
    requestId: string,
  ): Result<Value, Failure> {
    const date = response.header('date');
    if (answer.ok) {
      signIn.accepted(proof, date);
      return answer;
    }
    const isRefused = answer.error.kind === 'signIn';
    const refusal: Refusal = isRefused ? { ...answer.error, kind: signIn.refusal } : answer.error;
    const failure = failureOf(refusal, response, { secrets: signIn.secrets(), requestId, now: now() });
    return failed(isRefused && signIn.refused(proof, failure, date) ? { ...failure, again: true } : failure);
  }

  return {
    once,
    async withRetry(inquiry, signal) {
      const first = await once(inquiry, signal);
      return first.ok || !first.error.again ? first : await once(inquiry, signal);
    },
  };
}
