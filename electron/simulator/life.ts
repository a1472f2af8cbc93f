import { RUNNING } from '../core/status.ts';
import { eachEpisode } from './episodes.ts';
import { rackFailures, statusInRack } from './racks.ts';
import { restingStatus } from './rest.ts';

/**
 * What happens to the fleet at one moment: the status of each phone (by its index) that is not at rest, or that a
 * resting phone shows for a while. A pure function of the fleet's size, the seed and the time, so that a day of a large
 * fleet costs nothing until somebody asks. It began before 0: a watcher joins a fleet that is in the middle of its life.
 *
 * @param at ms of the fleet's life
 */
export function happenings(phones: number, seed: number, at: number): Map<number, number> {
  const statuses = new Map<number, number>();
  if (phones === 0) return statuses;
  eachEpisode(phones, seed, at, (phone, status) => statuses.set(phone, status));
  for (const failure of rackFailures(phones, seed, at, at)) {
    for (let phone = failure.first; phone < failure.end; phone++) {
      // A phone that is off does not notice a power cut.
      if (restingStatus(seed, phone) !== RUNNING) continue;
      const status = statusInRack(seed, failure, phone, at);
      if (status !== null) statuses.set(phone, status);
    }
  }
  return statuses;
}
