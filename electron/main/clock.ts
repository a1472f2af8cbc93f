/** Time, as a parameter: what runs for weeks is tested in milliseconds. */
export interface Clock {
  /** Ms since 1970: for people. It jumps when the system's clock is set. */
  now(): number;
  /** Ms of a clock that never jumps: for planning. */
  monotonic(): number;
  /** Calls back once, in `ms` from now; returns what cancels it. */
  after(ms: number, callback: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, Math.max(0, ms));
    return () => {
      clearTimeout(timer);
    };
  },
};
