import type { Credentials } from '../core/credentials.ts';
import { newFailure, type Failure } from '../core/failure.ts';
import { failed, ok } from '../core/result.ts';
import { isHeaderText } from './header-text.ts';
import { parseHttpDate } from './http-date.ts';
import { orAborted } from './or-aborted.ts';
import type { Proof, SignIn } from './sign-in.ts';
import { sign, signedAt, type SigningKey } from './signer.ts';

/** A clock that is less far off is right enough: the service takes 15 minutes. */
const FAR_OFF_MS = 5 * 60_000;

/** The one signature that is out while it is not known whether the service takes any. */
interface Trial {
  readonly proof: Proof;
  /** Why no other needs to be tried; null where one may. */
  readonly verdict: Promise<Failure | null>;
  readonly settle: (verdict: Failure | null) => void;
  refusal: Failure | null;
}

function startTrial(proof: Proof): Trial {
  let settle: Trial['settle'] = () => undefined;
  const verdict = new Promise<Failure | null>((resolve) => {
    settle = resolve;
  });
  return { proof, verdict, settle, refusal: null };
}

/**
 * Signs each request with an access key. Where the service refuses a signature and its clock is far from the time of the
 * signature, that is why: from then on the service's time is signed with, until the computer's clock is right again. Any
 * other refusal lasts. As more than five in a row lock the key, requests go one by one until the service has taken one.
 *
 * @param now this computer's clock, in ms since 1970
 */
export function createAccessKeySignIn(
  { accessKey, secretKey, securityToken }: Omit<Extract<Credentials, { kind: 'accessKey' }>, 'kind'>,
  now: () => number,
): SignIn {
  const key: SigningKey = { accessKey, secretKey, securityToken };
  const isComplete =
    isHeaderText(accessKey) && secretKey !== '' && (securityToken === null || isHeaderText(securityToken));
  let isTrusted = false;
  let trial: Trial | null = null;
  let skewMs: number | null = null;

  /** How far the computer's clock is ahead, where that is far. */
  function skewBy(serviceTime: number): number | null {
    const ahead = now() - serviceTime;
    return Math.abs(ahead) > FAR_OFF_MS ? ahead : null;
  }

  return {
    async prove(request, signal) {
      if (!isComplete) return failed(newFailure('accessKey'));
      while (!isTrusted && trial !== null) {
        const refusal = await orAborted(trial.verdict, signal);
        if (refusal !== null) return failed(refusal);
      }
      const proof = sign(request, key, now() - (skewMs ?? 0));
      if (!isTrusted) trial = startTrial(proof);
      return ok(proof);
    },
    accepted(_proof, date) {
      isTrusted = true;
      const serviceTime = skewMs === null ? null : parseHttpDate(date ?? '');
      if (serviceTime !== null) skewMs = skewBy(serviceTime);
    },
    refused(proof, failure, date) {
      isTrusted = false;
      const serviceTime = parseHttpDate(date ?? '');
      // The time of this signature, not of now: others under way may have been signed before the skew was known.
      const wasWrongTime = serviceTime !== null && Math.abs(signedAt(proof) - serviceTime) > FAR_OFF_MS;
      if (wasWrongTime) skewMs = skewBy(serviceTime);
      else if (trial?.proof === proof) trial.refusal = failure;
      return wasWrongTime;
    },
    ended(proof) {
      if (trial?.proof !== proof) return;
      const { settle, refusal } = trial;
      trial = null;
      settle(refusal);
    },
    refusal: 'accessKey',
    tokenExpiresAt: () => null,
    clockSkewMs: () => skewMs,
    secrets: () => (securityToken === null ? [secretKey] : [secretKey, securityToken]),
  };
}
