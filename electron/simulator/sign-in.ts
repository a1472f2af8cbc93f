import type { AccessKeys } from './access-keys.ts';
import type { Iam } from './iam.ts';
import { refusals, type Refusal } from './refusals.ts';
import type { SignedInBy } from './request-log.ts';
import type { ReceivedRequest } from './request.ts';
import { isSigned } from './signature.ts';
import type { Tokens } from './tokens.ts';

/** With what the request to KooPhone says who asks; null where it does not. */
export function signInOf(request: ReceivedRequest): SignedInBy | null {
  if (isSigned(request)) return 'accessKey';
  return request.header('x-auth-token') === undefined ? null : 'token';
}

export interface SignInOptions {
  readonly tokens: Tokens;
  readonly iam: Iam;
  readonly accessKeys: AccessKeys;
}

/** Why the gateway does not let the request in; null when it does. */
export function createSignInCheck(options: SignInOptions): (request: ReceivedRequest) => Refusal | null {
  const { tokens, iam, accessKeys } = options;
  return (request) => {
    if (isSigned(request)) return accessKeys.refusal(request);
    const token = request.header('x-auth-token');
    if (!token) return refusals.noToken();
    const fromIam = iam.refusal(token);
    return fromIam === undefined ? tokens.refusal(token) : fromIam;
  };
}
