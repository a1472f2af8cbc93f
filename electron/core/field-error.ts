/** What is wrong with a value that a person or a file gave. The words are in the message catalogue. */
export type FieldProblem =
  | { readonly kind: 'empty' }
  | { readonly kind: 'tooLong'; readonly limit: number; readonly length: number }
  | { readonly kind: 'badCharacters'; readonly found: string }
  | { readonly kind: 'taken' }
  /** The stored secret belongs to another host or user, and is not sent for this one. */
  | { readonly kind: 'otherHost' }
  | { readonly kind: 'notAUrl' }
  | { readonly kind: 'noHost' }
  | { readonly kind: 'plainHttp' }
  | { readonly kind: 'urlExtras' }
  | { readonly kind: 'notANumber' }
  /** Not `HH:MM`. */
  | { readonly kind: 'notATime' }
  | { readonly kind: 'notAbsolute' }
  | { readonly kind: 'outOfRange'; readonly min: number; readonly max: number; readonly found: number }
  | { readonly kind: 'noSuchColumn'; readonly found: string }
  | { readonly kind: 'noIdColumn'; readonly found: string }
  | { readonly kind: 'unsetVariable'; readonly name: string }
  | { readonly kind: 'unreadable'; readonly detail: string };

/** One thing that is wrong, and where: a path such as `baseUrl`, `phones[3].id`, or `accounts[0].credentials.token`. */
export interface FieldError {
  readonly path: string;
  readonly problem: FieldProblem;
}
