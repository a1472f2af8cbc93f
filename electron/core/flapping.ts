import type { PhoneRecord, Standing } from './phone-record.ts';

/** A phone is flapping when so many problems of it begin... */
const FLAPS = 3;
/** ...within this time, in ms. */
const FLAP_WINDOW = 30 * 60_000;
/** It flaps until it has stood for so long as it does, in ms. */
const STEADY = 10 * 60_000;

/** Problems that come and go with the status. The others take long to begin, and are no sign of flapping. */
const counted: readonly Standing['kind'][] = ['offline', 'unknown', 'stopped', 'unexpected'];

/** Takes in that a phone stands otherwise than before: it may be flapping from now on. */
export function noteTurn(phone: PhoneRecord): void {
  const { standing, flapping } = phone;
  if (standing === null || !counted.includes(standing.kind)) return;
  const recent = phone.begins.filter((begin) => standing.since - begin <= FLAP_WINDOW);
  phone.begins = [...recent, standing.since].slice(-FLAPS);
  const [first] = phone.begins;
  if (flapping === null && first !== undefined && phone.begins.length === FLAPS)
    phone.flapping = { kind: 'flapping', since: first };
}

/** A phone is taken to flap no more, and what it did before is forgotten. */
export function stopFlapping(phone: PhoneRecord): void {
  phone.flapping = null;
  phone.begins = [];
}

/** When a phone that flaps will have been steady for long enough, in ms since 1970; infinite when it does not flap. */
export function steadyAt({ flapping, standing }: PhoneRecord): number {
  // In passage it is on its way to the next turn.
  if (flapping === null || standing === null || standing.kind === 'passage') return Infinity;
  return standing.since + STEADY;
}
