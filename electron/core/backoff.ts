const FIRST = 2_000;
const LONGEST = 5 * 60_000;
/** Full jitter may draw next to nothing; a server in trouble is spared at least so long. */
const SHORTEST = 500;

/**
 * How long to wait after the given number of failures in a row (from 1), in ms: exponential with full jitter, so that
 * many clients do not come back in step.
 *
 * @param random a number from 0 up to 1
 */
export function backoffMs(failures: number, random: number): number {
  const ceiling = Math.min(LONGEST, FIRST * 2 ** Math.min(failures - 1, 20));
  return Math.max(SHORTEST, random * ceiling);
}
