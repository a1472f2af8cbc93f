/** Why a phone should be looked at. `stuck`: in Starting for long; `silent`: the account answers, but not about it. */
export const problemKinds = ['offline', 'unknown', 'stuck', 'silent'] as const;

export type ProblemKind = (typeof problemKinds)[number];

export interface Problem {
  readonly kind: ProblemKind;
  /** When it began, in ms since 1970. */
  readonly since: number;
}
