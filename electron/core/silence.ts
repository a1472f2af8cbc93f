import type { Unanswered } from './answer.ts';
import type { Failure } from './failure.ts';

/** Why a try had no status for a phone: the answer left it out, or there was no answer. It is never a status. */
export type Silence =
  | { readonly kind: 'unanswered'; readonly why: Unanswered; readonly requestId: string }
  | { readonly kind: 'failure'; readonly failure: Failure };
