/**
 * Why a request got no answer that can be used. What the product does about a kind is decided by its readers:
 *
 * - `network`, `timeout`, `server`, `throttled`, `malformed`, `tooLarge`: pass by themselves; retried, backing off.
 * - `signIn`: the account stops until the user acts, as the service locks those who insist.
 * - `forbidden`, `account`, `notFound`: most likely stay until somebody acts; retried slowly all the same, as a sign-in
 *   page of a foreign network looks like this too.
 * - `badIds`, `regions`: the service refuses the batch for some of its phones; the account goes on.
 * - `defect`: the service says that KooGlance sent a wrong request.
 */
export const failureKinds = [
  'network',
  'timeout',
  'server',
  'throttled',
  'malformed',
  'tooLarge',
  'signIn',
  'forbidden',
  'account',
  'notFound',
  'badIds',
  'regions',
  'defect',
] as const;

export type FailureKind = (typeof failureKinds)[number];

export interface Failure {
  readonly kind: FailureKind;
  /** The code as the service or the gateway spelt it, or the system's (`ECONNREFUSED`); null where there is none. */
  readonly code: string | null;
  /** The service's own words, one line of at most 300 characters, without any secret; null where there are none. */
  readonly message: string | null;
  readonly httpStatus: number | null;
  /** The `x-request-id` that was sent: what the vendor's support asks for. */
  readonly requestId: string;
  /** How long the service asks to wait, in ms, from Retry-After; null where it does not say. */
  readonly retryAfterMs: number | null;
}

/** Whether it most likely gets no better before somebody does something about the account. */
export function needsUser(kind: FailureKind): boolean {
  return kind === 'signIn' || kind === 'forbidden' || kind === 'account' || kind === 'notFound';
}

/** Whether the failure is about some phones of the batch, and says nothing about the account. */
export function concernsBatch(kind: FailureKind): boolean {
  return kind === 'badIds' || kind === 'regions';
}
