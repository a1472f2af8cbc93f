/** A point in time on both clocks, in ms. */
export interface Moment {
  /** Since 1970: for people. It jumps when the system's clock is set. */
  readonly now: number;
  /** Of a clock that never jumps: for planning. */
  readonly steady: number;
}
