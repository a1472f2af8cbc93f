/** Pass by themselves; retried, backing off. */
const passing = [
  'network',
  'timeout',
  /** Whoever answered could not prove to be the host. */
  'certificate',
  /** The proxy refuses, or wants a sign-in of its own. */
  'proxy',
  'server',
  'throttled',
  'malformed',
  'tooLarge',
] as const;

/** The account stops until the user acts, as the service locks those who insist. */
const ofSignIn = [
  /** The pasted token is refused. */
  'signIn',
  /** The signature made with the access key is refused. */
  'accessKey',
  /** IAM refuses the user or the password. */
  'password',
  /** IAM wants a second factor, which a program has not. */
  'secondFactor',
  /** The service refuses a token that IAM has just given out. */
  'newToken',
] as const;

/**
 * Most likely stay until somebody acts; retried slowly all the same, as a sign-in page of a foreign network looks like this
 * too.
 */
const ofAccount = [
  'forbidden',
  'addressDenied',
  'regionUnavailable',
  'noTenant',
  'noProject',
  'notSubscribed',
  'notFound',
] as const;

/** The service refuses the batch for some of its phones; the account goes on. */
const ofPhones = [
  'badParameter',
  'noPermission',
  'otherTenant',
  'frozen',
  'restoring',
  'backingUp',
  'noInstance',
  'regions',
] as const;

/** Why a request got no answer that can be used. `defect`: the service says that KooGlance sent a wrong request. */
export const failureKinds = [...passing, ...ofSignIn, ...ofAccount, ...ofPhones, 'defect'] as const;

export type FailureKind = (typeof failureKinds)[number];

/** How many requests the service takes in how long, as it says in the text of a 429. */
export interface RateLimit {
  readonly requests: number;
  readonly windowMs: number;
}

export interface Failure {
  readonly kind: FailureKind;
  /** Who failed: the service with the gateway before it, or IAM, where an IAM user's token comes from. */
  readonly from: 'service' | 'iam';
  /** The code as the service or the gateway spelt it, or the system's (`ECONNREFUSED`); null where there is none. */
  readonly code: string | null;
  /** The service's own words, one line of at most 300 characters, without any secret; null where there are none. */
  readonly message: string | null;
  readonly httpStatus: number | null;
  /** The `x-request-id` that was sent: what the vendor's support asks for. Empty where nothing was sent. */
  readonly requestId: string;
  /** How long the service asks to wait, in ms, from Retry-After; null where it does not say. */
  readonly retryAfterMs: number | null;
  /** The limit that was exceeded, where the service tells it; else null. */
  readonly limit: RateLimit | null;
  /** Whether the same request is worth sending at once: the sign-in was refused, and has another proof by now. */
  readonly again: boolean;
}

/** A failure of which no more is known than what is given. */
export function newFailure(kind: FailureKind, known: Partial<Omit<Failure, 'kind'>> = {}): Failure {
  return {
    kind,
    from: 'service',
    code: null,
    message: null,
    httpStatus: null,
    requestId: '',
    retryAfterMs: null,
    limit: null,
    again: false,
    ...known,
  };
}

const signInKinds: ReadonlySet<FailureKind> = new Set(ofSignIn);
const userKinds: ReadonlySet<FailureKind> = new Set([...ofSignIn, ...ofAccount]);
const phoneKinds: ReadonlySet<FailureKind> = new Set(ofPhones);

/** Whether nothing more is sent for the account before the user acts: its sign-in is refused. */
export function needsSignIn(kind: FailureKind): boolean {
  return signInKinds.has(kind);
}

/** Whether it most likely gets no better before somebody does something about the account. */
export function needsUser(kind: FailureKind): boolean {
  return userKinds.has(kind);
}

/** Whether the failure is about some phones of the batch, and says nothing about the account. */
export function concernsBatch(kind: FailureKind): boolean {
  return phoneKinds.has(kind);
}
