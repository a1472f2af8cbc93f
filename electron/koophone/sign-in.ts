import type { Failure } from '../core/failure.ts';
import type { Result } from '../core/result.ts';

/** What of a request a proof may depend on. */
export interface UnprovenRequest {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Empty for a GET. */
  readonly body: string;
}

/** Headers that say who asks. */
export type Proof = Readonly<Record<string, string>>;

/** One way to sign in, with all that it has learned: a token that IAM gave out, how far off the clock is. */
export interface SignIn {
  /** Rejects with the signal's reason once that is aborted; nothing else is thrown. */
  prove(request: UnprovenRequest, signal: AbortSignal): Promise<Result<Proof, Failure>>;
  /**
   * Takes in that the service took a proof.
   *
   * @param date the answer's Date header
   */
  accepted(proof: Proof, date: string | null): void;
  /**
   * Takes in that the service refused a proof.
   *
   * @param date the refusal's Date header
   * @returns whether another proof is worth one more try: never twice for one request
   */
  refused(proof: Proof, failure: Failure, date: string | null): boolean;
  /** The request that was sent with a proof has ended, whichever way; always called, after the two above. */
  ended(proof: Proof): void;
  /** The kind of failure that a lasting refusal is. */
  readonly refusal: 'signIn' | 'accessKey' | 'newToken';
  /** When the token dies, in ms since 1970, where that is known and nobody renews it. */
  tokenExpiresAt(): number | null;
  /** How far this computer's clock is ahead of the service's, in ms, where it is far off. */
  clockSkewMs(): number | null;
  /** What must show up in no text. */
  secrets(): readonly string[];
}
