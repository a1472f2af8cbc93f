import type { PhoneRow } from '../../electron/shared/contract.ts';

/** What the list shows and in which order; `compare` is a total order: it is 0 for a row and itself alone. */
export interface Arrangement {
  readonly keep: (row: PhoneRow) => boolean;
  readonly compare: (left: PhoneRow, right: PhoneRow) => number;
}

/** The keys of all rows that are kept, in order. */
export function arrange(rows: ReadonlyMap<string, PhoneRow>, { keep, compare }: Arrangement): string[] {
  return [...rows.values()]
    .filter(keep)
    .sort(compare)
    .map((row) => row.key);
}

/**
 * The same as `arrange`, from an order that was right before the rows of `changed` were added, removed or altered: a few
 * changes among 100,000 rows then cost a copy of the order instead of a sort.
 */
export function rearrange(
  order: readonly string[],
  changed: ReadonlySet<string>,
  rows: ReadonlyMap<string, PhoneRow>,
  { keep, compare }: Arrangement,
): string[] {
  const settled = order.filter((key) => !changed.has(key));
  const moving: PhoneRow[] = [];
  for (const key of changed) {
    const row = rows.get(key);
    if (row !== undefined && keep(row)) moving.push(row);
  }
  moving.sort(compare);

  const result: string[] = [];
  let from = 0;
  for (const row of moving) {
    const to = placeOf(row, from, settled, rows, compare);
    for (let at = from; at < to; at += 1) result.push(settled[at] ?? '');
    result.push(row.key);
    from = to;
  }
  for (let at = from; at < settled.length; at += 1) result.push(settled[at] ?? '');
  return result;
}

/** Where a row belongs in the part of a sorted order that begins at `from`, by halving. */
function placeOf(
  row: PhoneRow,
  from: number,
  order: readonly string[],
  rows: ReadonlyMap<string, PhoneRow>,
  compare: Arrangement['compare'],
): number {
  let low = from;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = rows.get(order[middle] ?? '');
    if (other !== undefined && compare(other, row) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
