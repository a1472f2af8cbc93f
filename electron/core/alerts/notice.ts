import type { Destination } from '../destination.ts';
import type { ProblemKind } from '../problem.ts';
import type { Reason } from './fate.ts';
import type { AlertKind } from './kinds.ts';

/** A phone that a notice is about. Times are in ms since 1970. */
export interface NoticePhone {
  readonly key: string;
  readonly accountId: string;
  readonly account: string;
  readonly instanceId: string;
  readonly name: string;
  readonly group: string;
  /** The raw status; null where none is known. */
  readonly status: number | null;
  readonly problem: ProblemKind | null;
  /** Since when it has the problem, or had the one that is over; null where there is none. */
  readonly since: number | null;
}

/** A message for people, in words. */
export interface NoticeDraft {
  readonly id: string;
  /** What it tells of, each kind once. */
  readonly kinds: readonly AlertKind[];
  /** Notices that this one takes the place of. */
  readonly replaces: readonly string[];
  readonly title: string;
  readonly body: string;
  /** Where a click on it leads. */
  readonly destination: Destination;
  readonly phones: readonly NoticePhone[];
}

/** A message as it goes to the desktop. */
export interface Notice extends NoticeDraft {
  readonly sound: boolean;
  /** Why the desktop shall not show it; null when it shall. It is passed on all the same. */
  readonly kept: Reason | null;
  /** False where it says to this desktop, late, what was passed on when it happened. */
  readonly passOn: boolean;
}
