import { noCounts, type Counts } from '../../../electron/core/counts.ts';
import type { Sight } from '../../../electron/core/glance.ts';
import type { StatusKind } from '../../../electron/core/status.ts';
import { failureOf } from './phone-lives.ts';

export const NOON = new Date(2026, 0, 5, 12, 3).getTime();

export type Sums = Partial<Record<StatusKind | 'waiting' | 'passing' | 'problems' | 'acknowledged', number>>;

function countsOf({ waiting = 0, passing = 0, problems = 0, acknowledged = 0, ...byKind }: Sums): Counts {
  const counts = { ...noCounts(), waiting, passing, problems, acknowledged };
  Object.assign(counts.byKind, byKind);
  counts.total = waiting + Object.values(counts.byKind).reduce((sum, many) => sum + many, 0);
  return counts;
}

/** What there is to see of a fleet with these sums, one account that answers, checked at noon. */
export function sightOf(sums: Sums, more: Partial<Sight> = {}): Sight {
  return {
    counts: countsOf(sums),
    accounts: [{ id: 'eu', name: 'EU', trouble: null }],
    problems: [],
    paused: false,
    demo: false,
    snoozedUntil: null,
    checkedAt: NOON,
    ...more,
  };
}

export const inTrouble: Partial<Sight> = {
  accounts: [
    { id: 'cn', name: 'CN', trouble: null },
    { id: 'eu', name: 'EU', trouble: { failure: failureOf('signIn') } },
  ],
};
