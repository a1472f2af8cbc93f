import { OFFLINE, STARTING } from '../core/status.ts';
import { between, randomAt, stream } from './random.ts';

const SECOND = 1000;
const RACK_SIZE = 40;
// One failure in each period, at 60 to 180 s into it: so the gaps between two are 6 to 10 minutes.
const PERIOD = 480 * SECOND;
const EARLIEST = 60 * SECOND;
const LATEST = 180 * SECOND;

/** A power cut for phones with neighbouring numbers. Times are ms of the fleet's life. */
export interface RackFailure {
  readonly first: number;
  /** One past the last phone. */
  readonly end: number;
  readonly failsAt: number;
  /** When the power is back; the phones boot one by one after it. */
  readonly poweredAt: number;
  /** When the last of its phones runs again at the latest. */
  readonly overBy: number;
}

const SLOWEST_BOOT = 100 * SECOND;

/** The failures that touch a moment between the two, both included. None in a fleet of fewer than four phones. */
export function rackFailures(phones: number, seed: number, from: number, to: number): RackFailure[] {
  const size = Math.min(RACK_SIZE, Math.floor(phones / 4));
  if (size === 0) return [];
  const found: RackFailure[] = [];
  for (let period = Math.floor(from / PERIOD) - 1; period <= Math.floor(to / PERIOD); period++) {
    const random = (part: number) => randomAt(seed, stream.rack, period, part);
    const failsAt = period * PERIOD + between(random(0), EARLIEST, LATEST);
    const poweredAt = failsAt + between(random(1), 60 * SECOND, 150 * SECOND);
    const first = Math.floor(random(2) * Math.floor(phones / size)) * size;
    const overBy = poweredAt + SLOWEST_BOOT;
    if (failsAt <= to && overBy > from) found.push({ first, end: first + size, failsAt, poweredAt, overBy });
  }
  return found;
}

/** What a phone of the rack, which runs otherwise, shows at this moment; null when it is not touched (any more). */
export function statusInRack(seed: number, failure: RackFailure, phone: number, at: number): number | null {
  if (at < failure.failsAt || at >= failure.overBy) return null;
  const random = (part: number) => randomAt(seed, stream.rackPhone, phone, failure.failsAt, part);
  const startsAt = failure.poweredAt + between(random(0), 0, 40 * SECOND);
  const runsAt = startsAt + between(random(1), 20 * SECOND, 60 * SECOND);
  if (at < startsAt) return OFFLINE;
  return at < runsAt ? STARTING : null;
}
