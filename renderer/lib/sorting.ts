import { shownName } from '../../electron/core/phone.ts';
import { statusKind, type StatusKind } from '../../electron/core/status.ts';
import type { PhoneRow } from '../../electron/shared/contract.ts';
import type { NameKey, NaturalOrder } from './natural.ts';
import type { RowOrder } from './order.ts';
import { callsForSomebody } from './tally.ts';

export const columns = ['status', 'name', 'group', 'instance', 'since', 'checked', 'account'] as const;

export type Column = (typeof columns)[number];

export interface Sort {
  readonly column: Column;
  readonly descending: boolean;
}

/** What is compared of a row: a number or a name of the column, then its own name, then its key. */
interface Place {
  readonly number: number;
  readonly text: NameKey | null;
  readonly name: NameKey;
  readonly key: string;
}

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
  return callsForSomebody(row) ? 0 : 1;
}

function statusRank(row: PhoneRow): number {
  const rank = attention(row);
  if (rank < 2) return rank;
  return row.status === null ? 6 : urgency[statusKind(row.status)];
}

/**
 * The order of the list. Without a sort, problems come first, then those that were acknowledged or are snoozed, then all others; what a
 * column does not decide, the names do, and the key in the end. Rows without a time come after those with one.
 */
export function rowOrder(
  sort: Sort | null,
  names: NaturalOrder,
  accountName: (accountId: string) => string,
): RowOrder<Place> {
  const column = sort?.column ?? null;
  const sign = sort?.descending === true ? -1 : 1;
  const nameSign = column === 'name' ? sign : 1;

  const number = (row: PhoneRow): number => {
    if (column === null) return attention(row);
    if (column === 'status') return statusRank(row);
    if (column === 'since') return row.since ?? Number.MAX_VALUE;
    return column === 'checked' ? (row.checked ?? Number.MAX_VALUE) : 0;
  };
  const text = (row: PhoneRow): NameKey | null => {
    if (column === 'group') return names.key(row.group);
    if (column === 'instance') return names.key(row.instanceId);
    return column === 'account' ? names.key(accountName(row.accountId)) : null;
  };

  return {
    placeOf: (row) => ({
      number: number(row),
      text: text(row),
      name: names.key(shownName(row)),
      key: row.key,
    }),
    compare: (left, right) =>
      sign * (left.number - right.number) ||
      (left.text === null || right.text === null ? 0 : sign * names.compare(left.text, right.text)) ||
      nameSign * names.compare(left.name, right.name) ||
      (left.key < right.key ? -1 : left.key > right.key ? 1 : 0),
  };
}
