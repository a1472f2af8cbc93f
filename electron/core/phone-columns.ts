import type { PhoneEntry } from './phone.ts';

/** What a column of a list of phones can hold. */
export type Column = 'id' | 'name' | 'group' | 'region';

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
  region: 'region',
  区域: 'region',
  地域: 'region',
};

/** The order of the columns where no line names them. */
export const plainColumns: readonly Column[] = ['id', 'name', 'group', 'region'];

/** What a cell of a first line names, if that is a column. */
export function headerColumn(cell: string): Column | undefined {
  return columnNames[cell.trim().toLowerCase()];
}

/** A line names the columns when it names the one that must be there, a name for names, or nothing but columns. */
export function isHeader(cells: readonly string[]): boolean {
  const columns = cells.filter((cell) => cell.trim() !== '').map(headerColumn);
  if (columns.includes('id') || columns[1] === 'name') return true;
  return columns.length > 1 && !columns.includes(undefined);
}

/** An ID holds no separator, so the first one in a line that says something is the one in use. */
export function separator(text: string): string {
  const line = text.split('\n').find((one) => one.trim() !== '' && !one.trimStart().startsWith('#'));
  return /[,;\t]/.exec(line ?? '')?.[0] ?? ',';
}

/** Without the byte order mark that some programs put first. */
export function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, '');
}

/** Whether a line is empty or a comment. */
export function saysNothing(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '') || cells[0]?.trimStart().startsWith('#') === true;
}

/** The cells of a line by their columns, and the first one that belongs to none. */
export function readCells(cells: readonly string[], columns: readonly (Column | null)[]) {
  const found: Record<Column, string> = { id: '', name: '', group: '', region: '' };
  let extra: string | null = null;
  for (const [at, cell] of cells.entries()) {
    const column = columns[at];
    if (column) found[column] = cell.trim();
    else if (column === undefined && cell.trim() !== '') extra ??= cell.trim();
  }
  const { region, ...rest } = found;
  const entry: PhoneEntry = region === '' ? rest : { ...rest, region };
  return { entry, extra };
}
