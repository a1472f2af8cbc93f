import { statusKind, type StatusKind } from '../../electron/core/status.ts';
import type { PhoneRow } from '../../electron/shared/contract.ts';
import type { NaturalOrder } from './natural.ts';

export const columns = ['status', 'name', 'group', 'instance', 'since', 'checked', 'account'] as const;

export type Column = (typeof columns)[number];

export interface Sort {
  readonly column: Column;
  readonly descending: boolean;
}

type Compare = (left: PhoneRow, right: PhoneRow) => number;

/** By how much a status asks to be looked at. */
const urgency: Readonly<Record<StatusKind, number>> = {
  offline: 2,
  unknown: 3,
  unrecognised: 4,
  starting: 5,
  running: 7,
  stopped: 8,
  shutDown: 9,
};

function attention(row: PhoneRow): number {
  if (row.problem === null) return 2;
  return row.acknowledged ? 1 : 0;
}

function statusRank(row: PhoneRow): number {
  const rank = attention(row);
  if (rank < 2) return rank;
  return row.status === null ? 6 : urgency[statusKind(row.status)];
}

/** Rows without a time come last. */
function byTime(time: (row: PhoneRow) => number | null): Compare {
  return (left, right) => {
    const a = time(left) ?? Infinity;
    const b = time(right) ?? Infinity;
    return a < b ? -1 : a > b ? 1 : 0;
  };
}

/** What a row is called: its name, or its instance ID where it has none. */
export function titleOf(row: PhoneRow): string {
  return row.name === '' ? row.instanceId : row.name;
}

/**
 * The order of the list. Without a sort, problems come first, then those that were acknowledged, then all others; what a
 * column does not decide, the names do, and the key in the end.
 */
export function comparison(
  sort: Sort | null,
  names: NaturalOrder,
  accountName: (accountId: string) => string,
): Compare {
  const byColumn: Readonly<Record<Column, Compare>> = {
    status: (left, right) => statusRank(left) - statusRank(right),
    name: () => 0,
    group: (left, right) => names.compare(left.group, right.group),
    instance: (left, right) => names.compare(left.instanceId, right.instanceId),
    since: byTime((row) => row.since),
    checked: byTime((row) => row.checked),
    account: (left, right) => names.compare(accountName(left.accountId), accountName(right.accountId)),
  };
  const first: Compare =
    sort === null ? (left, right) => attention(left) - attention(right) : byColumn[sort.column];
  const sign = sort?.descending === true ? -1 : 1;
  const nameSign = sort?.column === 'name' ? sign : 1;
  return (left, right) =>
    sign * first(left, right) ||
    nameSign * names.compare(titleOf(left), titleOf(right)) ||
    (left.key < right.key ? -1 : left.key > right.key ? 1 : 0);
}
