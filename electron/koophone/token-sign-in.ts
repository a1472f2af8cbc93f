import { newFailure } from '../core/failure.ts';
import { failed, ok } from '../core/result.ts';
import { isHeaderText } from './header-text.ts';
import type { SignIn } from './sign-in.ts';
import { expiryInRefusal, expiryOfToken } from './token-expiry.ts';

/**
 * Signs in with a token that the user pasted. Nobody but the user can renew it. One that looks expired is sent all the
 * same: this computer's clock may be wrong, and the service decides.
 */
export function createTokenSignIn(token: string): SignIn {
  // A keychain may have given back a damaged one.
  const proof = Promise.resolve(
    isHeaderText(token) ? ok({ 'X-Auth-Token': token }) : failed(newFailure('signIn')),
  );
  let expiresAt = expiryOfToken(token);
  return {
    prove: () => proof,
    accepted: () => undefined,
    refused(_proof, { message }) {
      expiresAt = expiryInRefusal(message ?? '') ?? expiresAt;
      return false;
    },
    ended: () => undefined,
    refusal: 'signIn',
    tokenExpiresAt: () => expiresAt,
    clockSkewMs: () => null,
    secrets: () => [token],
  };
}
