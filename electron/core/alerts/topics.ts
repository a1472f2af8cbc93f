import type { Patience } from './collector.ts';

/** What a storm is of: its notices stand for themselves on the desktop. `away`: KooGlance was not running. */
export const topics = ['began', 'recovered', 'changed', 'unobserved', 'away'] as const;

export type Topic = (typeof topics)[number];

/** Up to so many phones are told by name, each in a notice of its own; more make one summary. */
const BY_NAME = 3;

const SECOND = 1_000;
const prompt: Patience = {
  quiet: 3 * SECOND,
  forMore: 8 * SECOND,
  most: 15 * SECOND,
  summaryFrom: BY_NAME + 1,
  forFew: 20 * SECOND,
  lull: 35 * SECOND,
  forMany: 90 * SECOND,
  storm: 120 * SECOND,
};
/**
 * That all is well again is less urgent than that it is not. Phones with a problem are looked at at the quick interval: so long it takes
 * until all of a rack are seen to be well.
 */
const calm: Patience = {
  ...prompt,
  quiet: 6 * SECOND,
  forFew: 90 * SECOND,
  lull: 180 * SECOND,
  forMany: 180 * SECOND,
  storm: 240 * SECOND,
};
/** Nobody waits for what is old already, and a whole sweep has to tell of it. */
const patient: Patience = {
  ...calm,
  quiet: 10 * SECOND,
  forMore: 10 * SECOND,
  most: 60 * SECOND,
  summaryFrom: 1,
};

/** How long a storm gathers before it is told. */
export const patience: Readonly<Record<Topic, Patience>> = {
  began: prompt,
  recovered: calm,
  changed: calm,
  unobserved: patient,
  away: patient,
};
