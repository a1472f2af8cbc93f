import type { PhoneRow } from '../../electron/shared/contract.ts';

/** An order of rows by what is read from each of them once: a sort of 100,000 rows then compares ready values. */
export interface RowOrder<Place> {
  readonly placeOf: (row: PhoneRow) => Place;
  /** A total order: 0 for a row and itself alone. */
  readonly compare: (left: Place, right: Place) => number;
}

/** The keys of all rows, in order. */
export function arrange<Place>(
  rows: ReadonlyMap<string, PhoneRow>,
  { placeOf, compare }: RowOrder<Place>,
): string[] {
  return Array.from(rows.values(), (row) => ({ key: row.key, place: placeOf(row) }))
    .sort((left, right) => compare(left.place, right.place))
    .map(({ key }) => key);
}

/**
 * Mends an order after the rows of `changed` were added, removed or altered, and leaves out those that are not kept: a few
 * changes among 100,000 rows then cost a copy of the order instead of a sort.
 */
export function rearrange<Place>(
  order: readonly string[],
  changed: ReadonlySet<string>,
  rows: ReadonlyMap<string, PhoneRow>,
  { placeOf, compare }: RowOrder<Place>,
  keep: (row: PhoneRow) => boolean,
): string[] {
  const settled = order.filter((key) => !changed.has(key));
  const moving: { key: string; place: Place }[] = [];
  for (const key of changed) {
    const row = rows.get(key);
    if (row !== undefined && keep(row)) moving.push({ key, place: placeOf(row) });
  }
  moving.sort((left, right) => compare(left.place, right.place));

  const isBefore = (key: string | undefined, place: Place) => {
    const row = key === undefined ? undefined : rows.get(key);
    return row !== undefined && compare(placeOf(row), place) < 0;
  };
  const result: string[] = [];
  let from = 0;
  for (const { key, place } of moving) {
    let low = from;
    let high = settled.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isBefore(settled[middle], place)) low = middle + 1;
      else high = middle;
    }
    for (const before of settled.slice(from, low)) result.push(before);
    result.push(key);
    from = low;
  }
  for (const after of settled.slice(from)) result.push(after);
  return result;
}
