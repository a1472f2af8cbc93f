import Papa from 'papaparse';
import {
  headerColumn,
  isHeader,
  plainColumns,
  readCells,
  saysNothing,
  separator,
  withoutMark,
  type Column,
} from './phone-columns.ts';
import { formatPhoneList } from './phone-list.ts';
import type { PhoneEntry } from './phone.ts';

type Columns = readonly (Column | null)[];

interface RawRow {
  readonly cells: readonly string[];
  /** The row as it is written, with its line break. */
  readonly raw: string;
}

function rawRows(text: string, delimiter: string): readonly RawRow[] {
  const rows: RawRow[] = [];
  let from = 0;
  Papa.parse<string[]>(text, {
    delimiter,
    newline: '\n',
    step: ({ data, meta }) => {
      rows.push({ cells: data, raw: text.slice(from, meta.cursor) });
      from = meta.cursor;
    },
  });
  return rows;
}

function write(phone: PhoneEntry, columns: Columns, delimiter: string): string {
  const cells = columns.map((column) => (column === null ? '' : (phone[column] ?? '')));
  while (cells.length > 1 && cells.at(-1) === '') cells.pop();
  return Papa.unparse([cells], { delimiter });
}

/** What was typed counts; what it leaves open is taken from the other. */
function fillIn(typed: PhoneEntry, { name, group, region }: PhoneEntry): PhoneEntry {
  return {
    id: typed.id,
    name: typed.name === '' ? name : typed.name,
    group: typed.group === '' ? group : typed.group,
    region: typed.region ?? region,
  };
}

function same(one: PhoneEntry, other: PhoneEntry): boolean {
  return one.name === other.name && one.group === other.group && one.region === other.region;
}

/**
 * Adds phones to a list that was typed, as `parsePhoneList` reads it. What is written stays as it is, comments and lines
 * that cannot be read among it; a phone that is there already gets what it lacks: name, group, region.
 */
export function mergePhoneList(text: string, phones: readonly PhoneEntry[]): string {
  const plain = withoutMark(text).replace(/\r\n?/g, '\n');
  const delimiter = separator(plain);
  const waiting = new Map(phones.map((phone) => [phone.id, phone]));
  const lines: string[] = [];
  let columns: Columns | null = null;

  for (const { cells, raw } of rawRows(plain, delimiter)) {
    if (saysNothing(cells)) {
      lines.push(raw);
    } else if (columns === null && isHeader(cells)) {
      const named: Columns = cells.map((cell) => headerColumn(cell) ?? null);
      const lacking = plainColumns.filter(
        (column) => !named.includes(column) && phones.some((phone) => (phone[column] ?? '') !== ''),
      );
      columns = [...named, ...lacking];
      lines.push(lacking.length === 0 ? raw : `${[raw.trimEnd(), ...lacking].join(delimiter)}\n`);
    } else {
      columns ??= plainColumns;
      const { entry, extra } = readCells(cells, columns);
      const found = waiting.get(entry.id);
      const filled = found === undefined || extra !== null ? entry : fillIn(entry, found);
      if (found !== undefined) waiting.delete(entry.id);
      lines.push(same(filled, entry) ? raw : `${write(filled, columns, delimiter)}\n`);
    }
  }

  const before = lines.join('').replace(/\n+$/, '');
  const fresh = [...waiting.values()];
  const inUse = columns;
  const added =
    inUse === null ? formatPhoneList(fresh) : fresh.map((phone) => write(phone, inUse, delimiter)).join('\n');
  return [before, added].filter((part) => part !== '').join('\n');
}
