import { failed, ok, type Result } from '../core/result.ts';
import type { PhoneEntry } from '../core/phone.ts';
import type { Conditions } from './conditions.ts';
import { randomAt, stream } from './random.ts';
import { refusals, type Refusal } from './refusals.ts';

const MAX_PAGE = 100;

/**
 * Where the rows are, since versions differ: `result` is how the page of 2025-12-31 has it (`data.result`), the others
 * are what else may come: `data.instances`, `data.list`, `instances` at the top level, `data.page.records`.
 */
export type ListShape = 'result' | 'instances' | 'list' | 'bare' | 'nested';

export const listShapes: readonly ListShape[] = ['result', 'instances', 'list', 'bare', 'nested'];

export interface Page {
  /** From 1. */
  readonly number: number;
  readonly size: number;
  readonly instanceId: string | null;
  readonly instanceName: string | null;
}

function wholeNumber(text: string | null, max: number): number | null {
  const number = text !== null && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : NaN;
  return number <= max ? number : null;
}

/** What a query asks to list; page number and size are mandatory. */
export function readPage(query: URLSearchParams): Result<Page, Refusal> {
  const number = wholeNumber(query.get('page_no'), Infinity);
  if (number === null) return failed(refusals.badParameter('page_no'));
  const size = wholeNumber(query.get('page_size'), MAX_PAGE);
  if (size === null) return failed(refusals.badParameter('page_size'));
  const [instanceId, instanceName] = [query.get('instance_id'), query.get('instance_name')];
  return ok({ number, size, instanceId, instanceName });
}

const regionNames: Readonly<Record<string, readonly [name: string, english: string]>> = {
  'cn-south-1': ['华南-广州', 'CN South-Guangzhou'],
  'cn-north-4': ['华北-北京四', 'CN North-Beijing4'],
  'cn-east-3': ['华东-上海一', 'CN East-Shanghai1'],
  'ap-southeast-1': ['中国-香港', 'CN-Hong Kong'],
};

const skus = ['koophone.basic', 'koophone.pro', 'koophone.max'] as const;

export interface ListingOptions {
  readonly seed: number;
  readonly phones: readonly PhoneEntry[];
  readonly statuses: (ids: readonly string[]) => readonly number[];
  readonly conditions: Conditions;
}

/** The page that is asked for, in the order in which the phones came, and how many phones there are in all. */
export function listPage(
  options: ListingOptions,
  page: Page,
): { readonly rows: readonly object[]; readonly total: number } {
  const { seed, conditions } = options;
  const phones = options.phones.filter(
    ({ id, name }) =>
      conditions.isListed(id) &&
      (page.instanceId === null || id === page.instanceId) &&
      (page.instanceName === null || name.includes(page.instanceName)),
  );
  const first = (page.number - 1) * page.size;
  const asked = phones.slice(first, first + page.size);
  const statuses = options.statuses(asked.map(({ id }) => id));
  const rows = asked.map(({ id, name, group }, place) => {
    const region = conditions.region(id);
    const [regionName, english] = regionNames[region] ?? [region, region];
    const sku = skus[Math.floor(randomAt(seed, stream.sku, first + place) * skus.length)];
    return {
      instance_id: id,
      instance_name: name,
      region,
      region_name: regionName,
      region_name_en: english,
      instance_sku: sku,
      frozen_status: conditions.isFrozen(id) ? 1 : 0,
      running_status: statuses[place],
      assign_status: group === '' ? 0 : 1,
      assign_user: group,
      member_name: group === '' ? '' : `${group} team`,
    };
  });
  return { rows, total: phones.length };
}

/** The body of a good answer. */
export function listBody(
  shape: ListShape,
  { number, size }: Page,
  { rows, total }: ReturnType<typeof listPage>,
): string {
  const counts = { page_no: number, page_size: size, total_count: total };
  const success = { error_code: '0', error_msg: 'ok' };
  switch (shape) {
    case 'bare':
      return JSON.stringify({ ...counts, instances: rows });
    case 'nested':
      return JSON.stringify({ data: { page: { ...counts, records: rows }, ...success } });
    default:
      return JSON.stringify({ data: { [shape]: rows, ...counts, ...success } });
  }
}
