import type { StatusAnswer, Unanswered } from '../core/answer.ts';
import { isRecord } from './json.ts';

/**
 * Sorts the rows of `status_results` by the IDs that were asked for. Rows about other IDs are passed over, the order is
 * of no matter, and an ID about which the rows contradict each other got no status.
 */
export function matchResults(
  rows: readonly unknown[],
  ids: readonly string[],
  requestId: string,
): StatusAnswer {
  const statuses = new Map<string, number>();
  const unanswered = new Map<string, Unanswered>();
  const open = new Set(ids);
  for (const row of rows) {
    if (!isRecord(row) || typeof row.instance_id !== 'string') continue;
    const id = row.instance_id;
    const status = isStatus(row.status) ? row.status : null;
    if (open.delete(id)) {
      if (status === null) unanswered.set(id, 'malformed');
      else statuses.set(id, status);
    } else if (statuses.has(id) && statuses.get(id) !== status) {
      statuses.delete(id);
      unanswered.set(id, 'conflicting');
    } else if (status !== null && unanswered.get(id) === 'malformed') {
      unanswered.set(id, 'conflicting');
    }
  }
  for (const id of open) unanswered.set(id, 'missing');
  return { requestId, statuses, unanswered };
}

/** Any integer is kept, also one that no reference names. "2" is not an integer: the schema has a number there. */
function isStatus(value: unknown): value is number {
  return Number.isSafeInteger(value);
}
