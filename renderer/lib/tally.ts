import { statusKind } from '../../electron/core/status.ts';
import type { PhoneRow } from '../../electron/shared/contract.ts';

/** The filters beside the search, in the order in which they are shown. */
export const chips = [
  'all',
  'problem',
  'snoozed',
  'running',
  'starting',
  'offline',
  'stopped',
  'shutDown',
  'unknown',
  'unrecognised',
] as const;

export type Chip = (typeof chips)[number];

export type Tally = Readonly<Record<Chip, number>>;

export const emptyTally: Tally = {
  all: 0,
  problem: 0,
  snoozed: 0,
  running: 0,
  starting: 0,
  offline: 0,
  stopped: 0,
  shutDown: 0,
  unknown: 0,
  unrecognised: 0,
};

/** Whether somebody should look: a problem that nobody has acknowledged, and that is not snoozed. */
export function callsForSomebody(row: PhoneRow): boolean {
  return row.problem !== null && !row.acknowledged && row.snooze === null;
}

/** Whether a phone is among those that a chip shows. */
export function inChip(chip: Chip, row: PhoneRow): boolean {
  if (chip === 'all') return true;
  if (chip === 'problem') return callsForSomebody(row);
  if (chip === 'snoozed') return row.problem !== null && row.snooze !== null;
  return row.status !== null && statusKind(row.status) === chip;
}

/** Counts rows in and out, so that a change of one row does not make all be counted again. */
export function recount(tally: Tally, removed: Iterable<PhoneRow>, added: Iterable<PhoneRow>): Tally {
  const counts = { ...tally };
  const count = (row: PhoneRow, by: number) => {
    counts.all += by;
    if (inChip('problem', row)) counts.problem += by;
    if (inChip('snoozed', row)) counts.snoozed += by;
    if (row.status !== null) counts[statusKind(row.status)] += by;
  };
  for (const row of removed) count(row, -1);
  for (const row of added) count(row, 1);
  return counts;
}
