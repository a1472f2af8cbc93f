import Papa from 'papaparse';
import type { FieldProblem } from './field-error.ts';
import {
  isHeader,
  headerColumn,
  plainColumns,
  readCells,
  saysNothing,
  separator,
  withoutMark,
  type Column,
} from './phone-columns.ts';
import { MAX_ID_LENGTH, type PhoneEntry } from './phone.ts';

export interface PhoneList {
  readonly phones: readonly PhoneEntry[];
  /** What could not be taken; `line` counts from 1. */
  readonly errors: readonly { readonly line: number; readonly problem: FieldProblem }[];
  /** How many lines named a phone that an earlier line had named. */
  readonly duplicates: number;
}

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

/**
 * Reads phones that were typed, pasted or imported: one a line, `ID`, `ID, name`, `ID, name, group` or
 * `ID, name, group, region`, separated by commas, semicolons or tabs, quoted as in CSV; or CSV whose first line names the
 * columns (id, name, group, region, in any order). Empty lines and lines that begin with `#` are skipped.
 */
export function parsePhoneList(text: string): PhoneList {
  const plain = withoutMark(text);
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
    if (saysNothing(cells)) continue;
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

    const { entry, extra } = readCells(cells, columns);
    const problem = instanceIdProblem(entry.id);
    if (problem) errors.push({ line, problem });
    else if (extra !== null) errors.push({ line, problem: { kind: 'noSuchColumn', found: extra } });
    else if (phones.has(entry.id)) duplicates += 1;
    else phones.set(entry.id, entry);
  }
  return { phones: [...phones.values()], errors, duplicates };
}

function rowOf({ id, name, group, region = '' }: PhoneEntry): string[] {
  if (region !== '') return [id, name, group, region];
  return group !== '' ? [id, name, group] : name !== '' ? [id, name] : [id];
}

/** Writes phones in the form that `parsePhoneList` reads, one a line, with no more columns than are used. */
export function formatPhoneList(phones: readonly PhoneEntry[]): string {
  const rows = phones.map(rowOf);
  // A first phone that reads like a header gets one above it.
  if (rows[0] !== undefined && isHeader(rows[0])) rows.unshift([...plainColumns]);
  return Papa.unparse(rows, { newline: '\n' });
}
