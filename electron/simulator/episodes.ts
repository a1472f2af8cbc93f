import { OFFLINE, RUNNING, STARTING, UNKNOWN } from '../core/status.ts';
import { rackFailures } from './racks.ts';
import { between, randomAt, stream } from './random.ts';
import { restingStatus, STOPPED } from './rest.ts';

const SECOND = 1000;
const LONGEST = 360 * SECOND;
// Enough that one of them stands outside a failed rack, which is at most a quarter of the fleet.
const CANDIDATES = 8;

interface Step {
  readonly status: number;
  readonly ms: number;
}

/** Something that happens to one phone. Times are ms of the fleet's life. */
interface Episode {
  readonly phone: number;
  readonly startsAt: number;
  readonly steps: readonly Step[];
}

/**
 * Time between the beginnings of two episodes, in ms. One begins every 30 s in a fleet of 90 to 240 phones; below, they
 * are rarer, or nobody would be left running; above, they grow with the square root, or nobody could follow any more.
 */
function interval(phones: number): number {
  return (30 * SECOND * Math.max(1, 90 / phones)) / Math.max(1, Math.sqrt(phones / 240));
}

function stepsFor(resting: number, random: (part: number) => number): Step[] {
  const boot: Step = { status: STARTING, ms: between(random(1), 20 * SECOND, 60 * SECOND) };
  const long = (from: number, to: number) => between(random(2), from * SECOND, to * SECOND);
  if (resting !== RUNNING) return [boot, { status: RUNNING, ms: long(120, 300) }];
  const kind = random(3);
  if (kind < 0.55) return [{ status: OFFLINE, ms: long(60, 300) }, boot];
  if (kind < 0.8) return [boot];
  if (kind < 0.92) return [{ status: STOPPED, ms: long(60, 180) }, boot];
  return [{ status: UNKNOWN, ms: long(60, 120) }];
}

/** The nth episode, or null when no phone is free for it. */
function episodeAt(phones: number, seed: number, n: number): Episode | null {
  const gap = interval(phones);
  // Episodes that can overlap take their phones from different residue classes, so none meets another on its phone.
  const classes = Math.ceil(LONGEST / gap) + 1;
  const residue = ((n % classes) + classes) % classes;
  const inClass = Math.ceil((phones - residue) / classes);
  if (inClass <= 0) return null;

  const random = (part: number) => randomAt(seed, stream.episode, n, part);
  const startsAt = n * gap + between(random(0), 0, gap * 0.6);
  const failures = rackFailures(phones, seed, startsAt, startsAt + LONGEST);
  for (let candidate = 0; candidate < CANDIDATES; candidate++) {
    const place = Math.floor(randomAt(seed, stream.episodePhone, n, candidate) * inClass);
    const phone = residue + classes * place;
    if (failures.some(({ first, end }) => phone >= first && phone < end)) continue;
    return { phone, startsAt, steps: stepsFor(restingStatus(seed, phone), random) };
  }
  return null;
}

function statusIn(episode: Episode, at: number): number | null {
  let until = episode.startsAt;
  if (at < until) return null;
  for (const step of episode.steps) {
    until += step.ms;
    if (at < until) return step.status;
  }
  return null;
}

/** Calls back for each phone that shows something else than its resting status because of an episode of its own. */
export function eachEpisode(
  phones: number,
  seed: number,
  at: number,
  tell: (phone: number, status: number) => void,
): void {
  const gap = interval(phones);
  const latest = Math.floor(at / gap);
  const earliest = Math.floor((at - LONGEST) / gap) - 1;
  for (let n = earliest; n <= latest; n++) {
    const episode = episodeAt(phones, seed, n);
    const status = episode && statusIn(episode, at);
    if (episode && status !== null) tell(episode.phone, status);
  }
}
