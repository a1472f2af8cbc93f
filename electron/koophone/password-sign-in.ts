import type { Failure } from '../core/failure.ts';
import { failed, ok, type Result } from '../core/result.ts';
import { createIam, type IamOptions, type IssuedToken, type PasswordCredentials } from './iam.ts';
import { orAborted } from './or-aborted.ts';
import type { RejectedPasswords } from './rejected-passwords.ts';
import type { Proof, SignIn } from './sign-in.ts';

/** What part of its life a token has left when it is renewed, and how much that is at most. */
const EARLY_SHARE = 0.1;
const EARLY_MS = 30 * 60_000;
/** How long IAM is left alone after it failed; doubled each time, up to the longest. */
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 60_000;
/** How long nothing is sent after two tokens in a row were refused: what is still under way ends in that time. */
const REFUSED_PAUSE_MS = 30_000;

interface Token {
  readonly proof: Result<Proof, Failure> & { readonly ok: true };
  readonly renewAt: number;
  readonly diesAt: number;
  /** It stands for one that the service refused. */
  readonly isReplacement: boolean;
  wasAccepted: boolean;
}

export interface PasswordSignInOptions extends IamOptions {
  readonly rejectedPasswords: RejectedPasswords;
  /** Whether a person asks for it: see RejectedPasswords. */
  readonly byHand: boolean;
}

/**
 * Signs in as an IAM user. The token that IAM gives out is kept and renewed a while before it dies, behind the back of the
 * requests; when that fails, the old one goes on until it dies. A token that the service refuses is renewed once; when the
 * one in its place is refused too, that is the answer.
 */
export function createPasswordSignIn(
  credentials: PasswordCredentials,
  options: PasswordSignInOptions,
): SignIn {
  const { rejectedPasswords, byHand, now } = options;
  const fetchToken = createIam(credentials, options);
  let current: Token | null = null;
  let renewal: Promise<Result<Token, Failure>> | null = null;
  /** Why there is no newer token, and from when until when none is asked for. */
  let pause: { readonly failure: Failure; readonly from: number; readonly until: number } | null = null;
  let failures = 0;
  let replacing = false;
  /** The last few that were sent: an answer may still be about one that is gone. */
  let secrets: readonly string[] = [];

  function keep({ token, lifeMs }: IssuedToken): Token {
    const diesAt = now() + lifeMs;
    const renewAt = diesAt - Math.min(lifeMs * EARLY_SHARE, EARLY_MS);
    secrets = [token, ...secrets].slice(0, 3);
    failures = 0;
    pause = null;
    current = {
      proof: ok({ 'X-Auth-Token': token }),
      renewAt,
      diesAt,
      isReplacement: replacing,
      wasAccepted: false,
    };
    replacing = false;
    return current;
  }

  function rest(failure: Failure, ms: number): void {
    pause = { failure, from: now(), until: now() + ms };
  }

  function renewalFailed(failure: Failure): void {
    const wait = Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS);
    failures += 1;
    rest(failure, Math.max(wait, failure.retryAfterMs ?? 0));
  }

  /** One at a time, for all who wait. */
  function renew(): Promise<Result<Token, Failure>> {
    renewal ??= (async () => {
      try {
        const fetched = await rejectedPasswords.send(credentials, byHand, () => fetchToken(secrets));
        if (fetched.ok) return ok(keep(fetched.value));
        renewalFailed(fetched.error);
        return fetched;
      } finally {
        renewal = null;
      }
    })();
    return renewal;
  }

  return {
    async prove(_request, signal) {
      const time = now();
      if (current !== null && time < current.renewAt) return current.proof;
      // A pause that begins in the future is of a clock that was set back since.
      const resting = pause !== null && time >= pause.from && time < pause.until ? pause : null;
      if (current !== null && time < current.diesAt) {
        if (resting === null) void renew();
        return current.proof;
      }
      if (resting !== null) return failed(resting.failure);
      const renewed = await orAborted(renew(), signal);
      return renewed.ok ? renewed.value.proof : renewed;
    },
    accepted(proof) {
      if (current?.proof.value === proof) current.wasAccepted = true;
    },
    refused(proof, failure) {
      // Another request has seen to it already.
      if (current?.proof.value !== proof) return true;
      const isFinal = current.isReplacement && !current.wasAccepted;
      current = null;
      replacing = true;
      if (isFinal) rest(failure, REFUSED_PAUSE_MS);
      return !isFinal;
    },
    ended: () => undefined,
    refusal: 'newToken',
    tokenExpiresAt: () => null,
    clockSkewMs: () => null,
    secrets: () => [credentials.password, ...secrets],
  };
}
