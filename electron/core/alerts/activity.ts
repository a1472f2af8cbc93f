import type { Destination } from '../destination.ts';
import type { ProblemKind } from '../problem.ts';
import type { Fate, NoticeFate } from './fate.ts';

/** Something that happened to a phone. All times are in ms since 1970. */
export type Happening =
  /** A confirmed change that neither begins nor ends a problem. `from` is null at the first look. */
  | { readonly kind: 'changed'; readonly from: number | null; readonly to: number }
  /** A change that was seen too few times in a row to be believed. */
  | { readonly kind: 'doubted'; readonly from: number | null; readonly to: number }
  /** `status` is the raw status that it had then; null where none is known. */
  | {
      readonly kind: 'began';
      readonly problem: ProblemKind;
      readonly since: number;
      readonly status: number | null;
    }
  | {
      readonly kind: 'recovered';
      readonly problem: ProblemKind;
      readonly since: number;
      readonly status: number;
    };

/** One thing that happened to a phone, and what became of it. */
export interface Change {
  readonly what: 'change';
  readonly at: number;
  readonly key: string;
  /** As it was called then. */
  readonly name: string;
  readonly account: string;
  readonly happening: Happening;
  readonly fate: Fate;
}

/** One notice, and what became of it. */
export interface NoticeRecord {
  readonly what: 'notice';
  readonly at: number;
  readonly notice: string;
  readonly title: string;
  readonly body: string;
  readonly destination: Destination;
  readonly fate: NoticeFate;
}

/** A notice that was passed on to a command or a webhook; `error` is null where that worked. */
export interface PassedOn {
  readonly what: 'passedOn';
  readonly at: number;
  readonly notice: string;
  readonly title: string;
  /** What people know the target by: the program's path, or the host of the webhook. */
  readonly target: string;
  readonly error: string | null;
}

export type Activity = Change | NoticeRecord | PassedOn;

/** An entry of the record, with the number by which a later one replaces it: a notice that is clicked keeps its place. */
export type ActivityEntry = Activity & { readonly id: number };
