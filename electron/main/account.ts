import type { StatusAnswer } from '../core/answer.ts';
import type { Credentials, SignInMeans } from '../core/credentials.ts';
import type { Failure } from '../core/failure.ts';
import type { FoundPhone } from '../core/found-phone.ts';
import type { PhoneEntry } from '../core/phone.ts';
import type { Result } from '../core/result.ts';

/** An account with all that is needed to ask. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly baseUrl: string;
  readonly region: string;
  readonly means: SignInMeans;
  /** Null when its secrets are lost: then nothing is asked. */
  readonly credentials: Credentials | null;
  readonly phones: readonly PhoneEntry[];
  readonly followNew: boolean;
}

/** Asks the service about at most 32 phones; rejects only when the signal is aborted. */
export type Ask = (ids: readonly string[], signal: AbortSignal) => Promise<Result<StatusAnswer, Failure>>;

/** The way to an account's service. It keeps what its sign-in has learned, such as a token that IAM gave out. */
export interface Connection {
  readonly ask: Ask;
  /** Lists all phones of the tenant, or the first page of them; rejects only when the signal is aborted. */
  readonly find: (
    signal: AbortSignal,
    extent?: 'all' | 'firstPage',
  ) => Promise<Result<readonly FoundPhone[], Failure>>;
  /** When the token dies, in ms since 1970, where that is known and nobody renews it. */
  readonly tokenExpiresAt: () => number | null;
  /** How far this computer's clock is ahead of the service's, in ms, where it is far off. */
  readonly clockSkewMs: () => number | null;
}

/**
 * Makes the way to an account's service; nothing is sent yet. By hand (a person waits for it), also a password may be sent
 * that IAM has rejected before, though not within the time for which IAM locks a user.
 */
export type Connect = (baseUrl: string, credentials: Credentials, byHand?: boolean) => Connection;
