import { randomUUID } from 'node:crypto';
import type { StatusAnswer } from '../core/answer.ts';
import type { Credentials } from '../core/credentials.ts';
import type { Failure } from '../core/failure.ts';
import { MAX_BATCH } from '../core/phone.ts';
import type { Result } from '../core/result.ts';
import { createAccessKeySignIn } from './access-key-sign-in.ts';
import { createExchange, type Inquiry } from './exchange.ts';
import { createListing, type ListPhones } from './listing.ts';
import { parseAnswer } from './parse.ts';
import { createPasswordSignIn, type PasswordSignInOptions } from './password-sign-in.ts';
import { createRejectedPasswords, type RejectedPasswords } from './rejected-passwords.ts';
import type { SignIn } from './sign-in.ts';
import { sleep as sleepForReal, type Sleep } from './sleep.ts';
import { createTokenSignIn } from './token-sign-in.ts';
import type { Transport } from './transport.ts';

const TIMEOUT_MS = 15_000;

export interface ClientOptions {
  /** Scheme, host and an optional prefix, as `checkBaseUrl` gives it; a slash at its end does no harm. */
  readonly baseUrl: string;
  readonly credentials: Credentials;
  readonly transport: Transport;
  /** Passwords that IAM has rejected to any client: none is sent again by itself. */
  readonly rejectedPasswords?: RejectedPasswords;
  /** A person asks for it: a rejected password may be sent again once IAM would have lifted a lock (15 minutes). */
  readonly byHand?: boolean;
  /** For the whole of a request, to the last byte of its answer. */
  readonly timeoutMs?: number;
  readonly newRequestId?: () => string;
  /** This computer's clock, in ms since 1970. */
  readonly now?: () => number;
  /** Waits before a page of phones is asked for again. */
  readonly sleep?: Sleep;
}

type QueryStatus = (ids: readonly string[], signal: AbortSignal) => Promise<Result<StatusAnswer, Failure>>;

export interface Client {
  /**
   * Batch Status Query: `POST /v1/instances/batch-query-status` (KooPhone API reference, 2024-07-22).
   *
   * @param ids 1 to 32 different instance IDs; any other number is a bug and throws a RangeError
   * @returns the answer, or why there is none; rejects with the signal's reason once that is aborted
   */
  readonly queryStatus: QueryStatus;
  /** The same with one request, for whoever keeps a budget of them: a failure that says `again` is worth another at once. */
  readonly queryStatusOnce: QueryStatus;
  /**
   * Lists all phones of the tenant: `GET /v1/instances/batch-query`. May take minutes where the service allows few requests.
   *
   * @returns the phones, or why they cannot be listed; rejects with the signal's reason once that is aborted
   */
  readonly listPhones: ListPhones;
  /** When the pasted token dies, in ms since 1970; null where that is not known, or for other credentials. */
  readonly tokenExpiresAt: () => number | null;
  /** How far this computer's clock is ahead of the service's, in ms, where signatures failed for it; else null. */
  readonly clockSkewMs: () => number | null;
}

function signInWith(credentials: Credentials, options: PasswordSignInOptions): SignIn {
  switch (credentials.kind) {
    case 'token':
      return createTokenSignIn(credentials.token);
    case 'password':
      return createPasswordSignIn(credentials, options);
    case 'accessKey':
      return createAccessKeySignIn(credentials, options.now);
  }
}

/** Makes the client of an account's service; nothing is sent yet. */
export function createClient(options: ClientOptions): Client {
  const { credentials, transport, byHand = false, sleep = sleepForReal } = options;
  const { timeoutMs = TIMEOUT_MS, newRequestId = randomUUID, now = Date.now } = options;
  const { rejectedPasswords = createRejectedPasswords(now) } = options;
  const baseUrl = options.baseUrl.replace(/\/+$/, '');
  const url = new URL(`${baseUrl}/v1/instances/batch-query-status`);
  const common = { transport, timeoutMs, newRequestId, now };
  const signIn = signInWith(credentials, { ...common, rejectedPasswords, byHand });
  const exchange = createExchange({ ...common, signIn });

  function inquiryAbout(ids: readonly string[]): Inquiry<StatusAnswer> {
    if (ids.length < 1 || ids.length > MAX_BATCH)
      throw new RangeError(`a request takes 1 to ${MAX_BATCH} IDs, not ${ids.length}`);
    const body = JSON.stringify({ instance_ids: ids });
    return {
      request: (requestId) => ({
        method: 'POST',
        url,
        headers: { 'Content-Type': 'application/json', 'x-request-id': requestId },
        body,
      }),
      read: ({ httpStatus, body: answer }, requestId) =>
        parseAnswer({ ids, requestId }, httpStatus, answer.toString()),
    };
  }

  return {
    queryStatus: async (ids, signal) => await exchange.withRetry(inquiryAbout(ids), signal),
    queryStatusOnce: async (ids, signal) => await exchange.once(inquiryAbout(ids), signal),
    listPhones: createListing(baseUrl, exchange, sleep),
    tokenExpiresAt: () => signIn.tokenExpiresAt(),
    clockSkewMs: () => signIn.clockSkewMs(),
  };
}
