/** Why an ID that was asked for has no status in an answer that is otherwise good. Never the same as status 0. */
export type Unanswered = 'missing' | 'conflicting' | 'malformed';

/** A good answer to one Batch Status Query. Every ID that was asked for is in exactly one of the two maps. */
export interface StatusAnswer {
  readonly requestId: string;
  /** Raw status code by instance ID. */
  readonly statuses: ReadonlyMap<string, number>;
  readonly unanswered: ReadonlyMap<string, Unanswered>;
}
