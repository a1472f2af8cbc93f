import { noCounts, type Counts } from '../../../electron/core/counts.ts';
import type { Sight } from '../../../electron/core/glance.ts';
import type { StatusKind } from '../../../electron/core/status.ts';
import { failureOf } from './phone-lives.ts';

export const NOON = new Date(2026, 0, 5, 12, 3).getTime();

type Sum = StatusKind | 'waiting' | 'passing' | 'problems' | 'acknowledged' | 'snoozed';

export type Sums = Partial<Record<Sum, number>>;

function countsOf(sums: Sums): Counts {
  const { waiting = 0, passing = 0, problems = 0, acknowledged = 0, snoozed = 0, ...byKind } = sums;
  const counts = { ...noCounts(), waiting, passing, problems, acknowledged, snoozed };
  Object.assign(counts.byKind, byKind);
  counts.total = waiting + Object.values(counts.byKind).reduce((sum, many) => sum + many, 0);
  return counts;
}

/** What there is to see of a fleet with these sums, one account that answers, checked at noon. */
export function sightOf(sums: Sums, more: Partial<Sight> = {}): Sight {
  return {
    counts: countsOf(sums),
    accounts: [{ id: 'eu', name: 'EU', trouble: null, snoozed: false }],
    problems: [],
    paused: false,
    demo: false,
    snoozedAll: null,
    quietUntil: null,
    checkedAt: NOON,
    ...more,
  };
}

/** Everything is snoozed until then, in ms since 1970, or muted. */
export function allSnoozed(until: number | 'never'): Partial<Sight> {
  return { snoozedAll: { scope: { kind: 'all' }, until } };
}

export const inTrouble: Partial<Sight> = {
  accounts: [
    { id: 'cn', name: 'CN', trouble: null, snoozed: false },
    { id: 'eu', name: 'EU', trouble: { failure: failureOf('signIn') }, snoozed: false },
  ],
};

/** The same, but nobody wants to hear of that account. */
export const snoozedTrouble: Partial<Sight> = {
  accounts: (inTrouble.accounts ?? []).map((account) => ({ ...account, snoozed: account.trouble !== null })),
};
