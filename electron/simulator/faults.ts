import type { RequestKind } from './routes.ts';
import type { Refusal } from './refusals.ts';

/** To which requests a fault happens. Without any of these: to every status query. */
interface When {
  /** Requests of another kind: for a token, or for a page of the tenant's phones. Default `query`. */
  readonly on?: RequestKind;
  /** Only to requests that ask for one of these phones; a fault in the results happens to these phones' results alone. */
  readonly ids?: readonly string[];
  /** Lets this many of the matching requests through first. */
  readonly skip?: number;
  /** Happens at most this often. */
  readonly count?: number;
  /** Happens to this share of the matching requests, 0 to 1, repeatable from the seed. */
  readonly probability?: number;
}

/** Something that happens on the way, before the request is looked at. */
interface Delay extends When {
  readonly kind: 'delay';
  readonly ms: number;
}

/** Faults in the list of results of an answer that is good otherwise. */
interface ResultFault extends When {
  readonly kind:
    | 'missing' // no result for the phone
    | 'duplicate' // the same result twice
    | 'conflict' // two results that say different things
    | 'wrongTypes' // results whose fields are not what the reference says
    | 'extra'; // and results for phones that nobody asked about
}

/** Faults that end the request: of those that match, the first in the list is the one that happens. */
export type FinalFault = When &
  (
    | { readonly kind: 'cut' } // the connection, before a byte of the answer
    | { readonly kind: 'cutHeaders' }
    | { readonly kind: 'cutBody' }
    | { readonly kind: 'never' } // no answer, but the connection stays
    | { readonly kind: 'endless'; readonly ms?: number } // 64 KB every `ms` (10), and never an end
    | { readonly kind: 'throttle'; readonly message?: string; readonly retryAfterSeconds?: number }
    | { readonly kind: 'server' } // the service's own 500
    | { readonly kind: 'gateway'; readonly httpStatus?: 502 | 503 | 504 }
    | { readonly kind: 'html'; readonly httpStatus?: number } // what a hotel's network answers, with 200
    | { readonly kind: 'badJson' }
    | { readonly kind: 'huge'; readonly bytes?: number } // the right answer, padded to 10 MB
    | {
        readonly kind: 'code'; // any refusal
        readonly httpStatus: number;
        readonly code: string;
        readonly message: string;
        /** Whose words they are, which decides about the form of the body. Default `service`. */
        readonly by?: Refusal['by'];
      }
  );

/** A fault of the service, the gateway or the network; plain JSON. */
export type Fault = Delay | ResultFault | FinalFault;

export type FaultKind = Fault['kind'];

const finalKinds: ReadonlySet<FaultKind> = new Set<FinalFault['kind']>([
  'cut',
  'cutHeaders',
  'cutBody',
  'never',
  'endless',
  'throttle',
  'server',
  'gateway',
  'html',
  'badJson',
  'huge',
  'code',
]);

const silentKinds: ReadonlySet<FaultKind> = new Set<FinalFault['kind']>(['cut', 'cutHeaders', 'never']);

/** Whether no answer comes at all. */
export function isSilent(fault: FinalFault): boolean {
  return silentKinds.has(fault.kind);
}

export function isFinal(fault: Fault): fault is FinalFault {
  return finalKinds.has(fault.kind);
}
