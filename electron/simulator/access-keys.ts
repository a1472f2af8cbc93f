import { refusals, type Refusal } from './refusals.ts';
import type { ReceivedRequest } from './request.ts';
import { areInOrder, canonicalRequest, dateOf, readAuthorization, signatureOf, timeOf } from './signature.ts';

const TOLERANCE_MS = 15 * 60_000;
const FAILURES_IN_A_ROW = 5;
const LOCK_MS = 5 * 60_000;

export interface AccessKey {
  readonly accessKey: string;
  readonly secretKey: string;
  /** A temporary key has one, and is good for nothing without it. */
  readonly securityToken?: string;
}

/** The access keys that there are. */
export interface AccessKeys {
  readonly current: readonly AccessKey[];
  /** Takes the place of those before; no key of these is locked. */
  set(keys: readonly AccessKey[]): void;
  /** Why the gateway refuses this signed request, or null when the signature is right. */
  refusal(request: ReceivedRequest): Refusal | null;
}

interface KeyState {
  readonly key: AccessKey;
  failuresInARow: number;
  lockedUntil: number;
}

/** @param now the time of the service, in ms since 1970 */
export function createAccessKeys(first: readonly AccessKey[], now: () => number): AccessKeys {
  let current = first;
  let states = new Map<string, KeyState>();

  function set(keys: readonly AccessKey[]): void {
    current = keys;
    states = new Map(
      keys.map((key) => [key.accessKey, { key, failuresInARow: 0, lockedUntil: Number.NEGATIVE_INFINITY }]),
    );
  }
  set(first);

  function wrongProof(
    request: ReceivedRequest,
    key: AccessKey,
    signedHeaders: readonly string[],
    signature: string,
  ): Refusal | null {
    const date = request.header('x-sdk-date') ?? '';
    const time = timeOf(date);
    if (Number.isNaN(time)) return refusals.badSignature('x-sdk-date is missing or malformed');
    if (Math.abs(time - now()) > TOLERANCE_MS) {
      return refusals.badSignature(`signature expired, signature date:${date}, server date:${dateOf(now())}`);
    }
    const needed = ['host', 'x-sdk-date', ...(key.securityToken === undefined ? [] : ['x-security-token'])];
    const unsigned = needed.find((name) => !signedHeaders.includes(name));
    if (unsigned !== undefined) return refusals.badSignature(`${unsigned} is not in SignedHeaders`);
    if (!areInOrder(signedHeaders)) return refusals.badSignature('SignedHeaders are not in order');
    const canonical = canonicalRequest(request, signedHeaders);
    if (signatureOf(key.secretKey, date, canonical) !== signature) {
      // The real one shows what it has signed, with the values of the signed headers and thus the security token.
      return refusals.badSignature(`canonicalRequest:${canonical.replaceAll('\n', '|')}`);
    }
    if (key.securityToken !== undefined && request.header('x-security-token') !== key.securityToken) {
      return refusals.badSignature('the security token is invalid');
    }
    return null;
  }

  return {
    get current() {
      return current;
    },
    set,
    refusal(request) {
      const authorization = readAuthorization(request.header('authorization') ?? '');
      if (!authorization) return refusals.badSignature('the Authorization header is malformed');
      const { accessKey, signedHeaders, signature } = authorization;
      const state = states.get(accessKey);
      if (!state) return refusals.unknownAccessKey(accessKey);
      if (now() < state.lockedUntil) return refusals.lockedAccessKey();
      const wrong = wrongProof(request, state.key, signedHeaders, signature);
      state.failuresInARow = wrong ? state.failuresInARow + 1 : 0;
      if (state.failuresInARow > FAILURES_IN_A_ROW) {
        state.lockedUntil = now() + LOCK_MS;
        state.failuresInARow = 0;
      }
      return wrong;
    },
  };
}
