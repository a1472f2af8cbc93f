import { OFFLINE, STARTING } from '../../electron/core/status.ts';
import { between } from '../../electron/simulator/random.ts';
import { seeded } from '../main/observations.ts';

/* What a day of a real fleet has, and the simulator's own life has not. */

/** A phone shows a status from one moment to another, whatever its own life has it show. In ms since the day began. */
export interface Hold {
  readonly phone: number;
  readonly from: number;
  readonly to: number;
  readonly status: number;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How many of each there are in the day. */
const BLIPS = 320;
const OUTAGES = 60;
const FLAPPING = 4;
const RACK = 40;
const POWER_CUT = 60;

/** A day of trouble for a fleet of at least 200 phones; the same for the same seed. */
export function dayOfTrouble(phones: number, seed: number): readonly Hold[] {
  const random = seeded(seed);
  const holds: Hold[] = [];
  const some = (from: number, to: number) => Math.round(between(random(), from, to) / SECOND) * SECOND;

  /** A phone that nothing else is planned for at that time. */
  function freePhone(from: number, to: number): number {
    for (;;) {
      const phone = Math.floor(random() * phones);
      if (!holds.some((hold) => hold.phone === phone && hold.from <= to && hold.to >= from)) return phone;
    }
  }

  function fail(phone: number, from: number, to: number): void {
    const runs = to + some(20 * SECOND, MINUTE);
    holds.push({ phone, from, to, status: OFFLINE }, { phone, from: to, to: runs, status: STARTING });
  }

  /** Neighbours fail within `failing` ms and boot `after` ms later, within `booting` ms. */
  function failTogether(
    first: number,
    many: number,
    at: number,
    failing: number,
    after: number,
    booting: number,
  ) {
    for (let phone = first; phone < first + many; phone += 1)
      fail(phone, at + some(0, failing), at + after + some(0, booting));
  }

  failTogether(40, RACK, some(2 * HOUR, 6 * HOUR), MINUTE, 25 * MINUTE, 2 * MINUTE);
  failTogether(120, POWER_CUT, some(12 * HOUR, 16 * HOUR), 0, 12 * MINUTE, 40 * SECOND);

  for (let count = 0; count < FLAPPING; count += 1) {
    const from = some(0, DAY - 4 * HOUR);
    const end = from + some(HOUR, 3 * HOUR);
    const phone = freePhone(from, end);
    let at = from;
    while (at < end) {
      const wellFrom = at + some(20 * SECOND, 3 * MINUTE);
      holds.push({ phone, from: at, to: wellFrom, status: OFFLINE });
      at = wellFrom + some(20 * SECOND, 3 * MINUTE);
    }
  }
  for (let count = 0; count < OUTAGES; count += 1) {
    const from = some(MINUTE, DAY - HOUR);
    const to = from + some(MINUTE, 40 * MINUTE);
    fail(freePhone(from, to + 2 * MINUTE), from, to);
  }
  for (let count = 0; count < BLIPS; count += 1) {
    const from = some(MINUTE, DAY - MINUTE);
    const to = from + some(2 * SECOND, 6 * SECOND);
    holds.push({ phone: freePhone(from, to), from, to, status: OFFLINE });
  }
  return holds;
}
