import type { FoundPhone } from '../core/found-phone.ts';
import { instanceIdProblem } from '../core/phone-list.ts';
import { failed, ok, type Result } from '../core/result.ts';
import { isArray, isRecord, parseJson } from './json.ts';
import { oneLine, shortened } from './one-line.ts';
import { isSuccess, refusalOf, unexplained, verdictIn, type Refusal } from './refusal.ts';

type Json = Readonly<Record<string, unknown>>;

/** No page says how deep the list lies; `data.instances` would be 2. */
const MAX_DEPTH = 6;
const MAX_TEXT = 128;

export interface PhonePage {
  readonly phones: readonly FoundPhone[];
  /** How many rows it has, those that are no phones included; null where no list was found. */
  readonly rows: number | null;
  /** How many phones there are on all pages; null where it does not say. */
  readonly total: number | null;
}

/**
 * Reads a page of a tenant's phones (KooPhone API reference, batch-query). The name of the list is not certain: the first
 * one with an `instance_id` is taken, the outer before the inner. `error_code` may stand at the top or inside `data`.
 */
export function readPhonePage(httpStatus: number, body: string): Result<PhonePage, Refusal> {
  const json = parseJson(body);
  if (!isRecord(json)) return failed(unexplained(httpStatus, null));
  const verdicts = [json, ...(isRecord(json.data) ? [json.data] : [])].map(verdictIn);
  for (const verdict of verdicts) {
    const refusal = refusalOf(verdict, httpStatus);
    if (refusal !== null) return failed(forTheTenant(refusal));
  }
  if (!isSuccess(httpStatus) && verdicts.every(({ code }) => code === null)) {
    const message = verdicts.map((verdict) => verdict.message).find((words) => words !== null);
    return failed(unexplained(httpStatus, message ?? null));
  }
  const list = findList(json);
  const total = totalIn(json.data) ?? totalIn(json);
  if (list === null) return ok({ phones: [], rows: total === 0 ? 0 : null, total });
  return ok({ phones: list.flatMap(phoneIn), rows: list.length, total });
}

/** No phone was named that a refusal could be about. */
function forTheTenant(refusal: Refusal): Refusal {
  if (refusal.kind === 'noPermission') return { ...refusal, kind: 'forbidden' };
  return refusal.kind === 'badParameter' ? { ...refusal, kind: 'defect' } : refusal;
}

/** The first list of phones, level by level; an empty list where no other has anything in it; else null. */
function findList(json: Json): readonly unknown[] | null {
  let level: readonly unknown[] = [json];
  let empty: readonly unknown[] | null = null;
  let hasOthers = false;
  for (let depth = 0; depth <= MAX_DEPTH && level.length > 0; depth += 1) {
    for (const value of level) {
      if (!isArray(value)) continue;
      if (value.some((row) => isRecord(row) && 'instance_id' in row)) return value;
      if (value.length === 0) empty ??= value;
      else hasOthers = true;
    }
    level = level.flatMap((value) => (isRecord(value) || isArray(value) ? Object.values(value) : []));
  }
  return hasOthers ? null : empty;
}

function totalIn(value: unknown): number | null {
  if (!isRecord(value)) return null;
  const totals = [value.total_count, value.total, value.total_num, value.totalCount].map(integerIn);
  return totals.find((total) => total !== null && total >= 0) ?? null;
}

function phoneIn(row: unknown): FoundPhone[] {
  if (!isRecord(row)) return [];
  const id = textIn(row.instance_id, Infinity);
  if (instanceIdProblem(id) !== null) return [];
  const phone: FoundPhone = {
    id,
    name: textIn(row.instance_name, MAX_TEXT),
    user: textIn(row.assign_user, MAX_TEXT) || textIn(row.member_name, MAX_TEXT),
    region: textIn(row.region, MAX_TEXT),
    sku: textIn(row.instance_sku, MAX_TEXT),
    status: integerIn(row.running_status),
    frozen: row.frozen_status === true || integerIn(row.frozen_status) === 1,
  };
  return [phone];
}

/** One line; empty where there is no text. */
function textIn(value: unknown, limit: number): string {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? shortened(oneLine(value), limit) : '';
}

/** An integer, also where it is written as a text; null for anything else. */
function integerIn(value: unknown): number | null {
  const number = typeof value === 'string' && /^ *-?\d{1,15} *$/.test(value) ? Number(value) : value;
  return Number.isSafeInteger(number) ? (number as number) : null;
}
