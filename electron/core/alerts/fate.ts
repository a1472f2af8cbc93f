import type { Scope, SnoozeEnd } from './snoozes.ts';

/** Why nothing was shown. */
export type Reason =
  /** This kind is switched off. */
  | { readonly kind: 'off' }
  /** It was so at the first look: nothing to announce. */
  | { readonly kind: 'baseline' }
  /** It was seen too few times in a row to be believed. */
  | { readonly kind: 'unconfirmed' }
  /** It was over before anybody could be told. */
  | { readonly kind: 'over' }
  /** It did not last as long as it must. */
  | { readonly kind: 'tooShort' }
  /** People know of it: it is part of a problem that was told. */
  | { readonly kind: 'known' }
  /** Nobody was told of the problem that is over now. */
  | { readonly kind: 'untold' }
  | { readonly kind: 'flapping' }
  | { readonly kind: 'acknowledged' }
  | { readonly kind: 'snoozed'; readonly scope: Scope; readonly until: SnoozeEnd }
  /** Too few phones of its group have problems. */
  | { readonly kind: 'belowThreshold'; readonly group: string }
  /** Its details were in view. */
  | { readonly kind: 'inView' }
  | { readonly kind: 'quietHours' }
  | { readonly kind: 'doNotDisturb' };

/** What became of something that happened: a notice of its own, a place in a summary, or neither, and why. */
export type Fate =
  | { readonly kind: 'shown'; readonly notice: string }
  | { readonly kind: 'summarised'; readonly notice: string }
  | { readonly kind: 'suppressed'; readonly why: Reason };

/** What became of a notice. */
export type NoticeFate =
  | { readonly kind: 'shown' }
  | { readonly kind: 'clicked'; readonly at: number }
  | { readonly kind: 'suppressed'; readonly why: Reason }
  | { readonly kind: 'refused'; readonly error: string };
