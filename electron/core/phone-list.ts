import Papa from 'papaparse';
import type { FieldProblem } from './field-error.ts';
import { MAX_ID_LENGTH, type PhoneEntry } from './phone.ts';

export interface PhoneList {
  readonly phones: readonly PhoneEntry[];
  /** What could not be taken; `line` counts from 1. */
  readonly errors: readonly { readonly line: number; readonly problem: FieldProblem }[];
  /** How many lines named a phone that an earlier line had named. */
  readonly duplicates: number;
}

type Column = 'id' | 'name' | 'group';

const columnNames: Readonly<Record<string, Column>> = {
  id: 'id',
  instance_id: 'id',
  'instance id': 'id',
  instanceid: 'id',
  实例id: 'id',
  name: 'name',
  instance_name: 'name',
  'instance name': 'name',
  名称: 'name',
  group: 'group',
  分组: 'group',
};

const plainColumns: readonly Column[] = ['id', 'name', 'group'];

/**
 * What is wrong with an instance ID, or null. The reference limits its length to 32 and says nothing of its characters;
 * blanks, separators and letters beyond ASCII are taken for a slip of the pen.
 */
export function instanceIdProblem(id: string): FieldProblem | null {
  if (id === '') return { kind: 'empty' };
  const bad = /^#|[^\x21-\x7e]|[",;]/u.exec(id);
  if (bad) return { kind: 'badCharacters', found: bad[0] };
  if (id.length > MAX_ID_LENGTH) return { kind: 'tooLong', limit: MAX_ID_LENGTH, length: id.length };
  return null;
}

function headerColumn(cell: string): Column | undefined {
  return columnNames[cell.trim().toLowerCase()];
}

/** A line names the columns when it names the one that must be there, a name for names, or nothing but columns. */
function isHeader(cells: readonly string[]): boolean {
  const columns = cells.filter((cell) => cell.trim() !== '').map(headerColumn);
  if (columns.includes('id') || columns[1] === 'name') return true;
  return columns.length > 1 && !columns.includes(undefined);
}

/** An ID holds no separator, so the first one in a line that says something is the one in use. */
function separator(text: string): string {
  const line = text.split('\n').find((one) => one.trim() !== '' && !one.trimStart().startsWith('#'));
  return /[,;\t]/.exec(line ?? '')?.[0] ?? ',';
}

/**
 * Reads phones that were typed, pasted or imported: one a line, `ID`, `ID, name` or `ID, name, group`, separated by
 * commas, semicolons or tabs, quoted as in CSV; or CSV whose first line names the columns (id, name, group, in any
 * order). Empty lines and lines that begin with `#` are skipped.
 */
export function parsePhoneList(text: string): PhoneList {
  const plain = text.replace(/^\uFEFF/, '');
  const parsed = Papa.parse<string[]>(plain, { delimiter: separator(plain) });
  const phones = new Map<string, PhoneEntry>();
  const errors: { line: number; problem: FieldProblem }[] = parsed.errors.map(({ row, message }) => ({
    line: (row ?? 0) + 1,
    problem: { kind: 'unreadable', detail: message },
  }));
  let duplicates = 0;
  let columns: readonly (Column | null)[] | null = null;

  for (const [index, cells] of parsed.data.entries()) {
    const line = index + 1;
    if (cells.every((cell) => cell.trim() === '') || cells[0]?.trimStart().startsWith('#')) continue;
    if (columns === null && isHeader(cells)) {
      const found = cells.map((cell) => headerColumn(cell) ?? null);
      if (!found.includes('id')) {
        errors.push({ line, problem: { kind: 'noIdColumn', found: cells.join(', ') } });
        break;
      }
      for (const [at, cell] of cells.entries()) {
        if (found[at] === null && cell.trim() !== '')
          errors.push({ line, problem: { kind: 'noSuchColumn', found: cell.trim() } });
      }
      columns = found;
      continue;
    }
    columns ??= plainColumns;

    const entry = { id: '', name: '', group: '' };
    let extra: string | null = null;
    for (const [at, cell] of cells.entries()) {
      const column = columns[at];
      if (column) entry[column] = cell.trim();
      else if (column === undefined && cell.trim() !== '') extra ??= cell.trim();
    }
    const problem = instanceIdProblem(entry.id);
    if (problem) errors.push({ line, problem });
    else if (extra !== null) errors.push({ line, problem: { kind: 'noSuchColumn', found: extra } });
    else if (phones.has(entry.id)) duplicates += 1;
    else phones.set(entry.id, entry);
  }
  return { phones: [...phones.values()], errors, duplicates };
}

/** Writes phones in the form that `parsePhoneList` reads, one a line, with no more columns than are used. */
export function formatPhoneList(phones: readonly PhoneEntry[]): string {
  const rows = phones.map(({ id, name, group }) =>
    group !== '' ? [id, name, group] : name !== '' ? [id, name] : [id],
  );
  // A first phone that reads like a header gets one above it.
  if (rows[0] !== undefined && isHeader(rows[0])) rows.unshift([...plainColumns]);
  return Papa.unparse(rows, { newline: '\n' });
}
