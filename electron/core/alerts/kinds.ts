import { problemKinds } from '../problem.ts';

/** Everything that people can be told of, each with settings of its own. */
export const alertKinds = [
  ...problemKinds,
  'recovered',
  /** Every other change of status: running, stopped, starting, shut down, unrecognised. */
  'otherChanges',
  /** An account stops to answer, or answers again. */
  'account',
] as const;

export type AlertKind = (typeof alertKinds)[number];
