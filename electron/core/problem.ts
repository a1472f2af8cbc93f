/**
 * Why a phone should be looked at. `stopped`: stopped or shut down though it shall run; `stuck`: in Starting for long;
 * `silent`: the account answers, but not about it; `unexpected`: in another status than it shall be, such as running
 * though it shall be off; `flapping`: well and not well in turn, which is one problem rather than many.
 */
export const problemKinds = [
  'offline',
  'unknown',
  'stopped',
  'stuck',
  'silent',
  'unexpected',
  'flapping',
] as const;

export type ProblemKind = (typeof problemKinds)[number];

export interface Problem {
  readonly kind: ProblemKind;
  /** When it began, in ms since 1970. */
  readonly since: number;
}
