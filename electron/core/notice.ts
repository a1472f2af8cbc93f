import type { Destination } from './destination.ts';

/** A message for the desktop, in words. */
export interface Notice {
  readonly id: string;
  /** Notices that this one takes the place of. */
  readonly replaces: readonly string[];
  readonly title: string;
  readonly body: string;
  /** Where a click on it leads. */
  readonly destination: Destination;
}
