import { RUNNING } from '../core/status.ts';
import { randomAt, stream } from './random.ts';

export const STOPPED = 1;
const SHUT_DOWN = 5;

/** The status of a phone while nothing happens to it: Running for most, Stopped or Shut down for a few. */
export function restingStatus(seed: number, phone: number): number {
  const random = randomAt(seed, stream.rest, phone);
  if (random < 0.95) return RUNNING;
  return random < 0.985 ? STOPPED : SHUT_DOWN;
}
