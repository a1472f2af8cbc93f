import type { StatusAnswer, Unanswered } from '../core/answer.ts';
import { isRecord } from './json.ts';

/** What the rows so far say of an ID: its status, or why it has none. */
type Finding = number | Exclude<Unanswered, 'missing'>;

/**
 * Sorts the rows of `status_results` by the IDs that were asked for. Rows about other IDs are passed over, the order is
 * of no matter, and an ID about which the rows contradict each other got no status.
 *
 * @param ids at most 32, all different
 */
export function matchResults(
  rows: readonly unknown[],
  ids: readonly string[],
  requestId: string,
): StatusAnswer {
  const findings: (Finding | undefined)[] = ids.map(() => undefined);
  for (let row = 0; row < rows.length; row += 1) {
    const result = rows[row];
    if (!isRecord(result) || typeof result.instance_id !== 'string') continue;
    // No order is promised, but there mostly is one; and a search among 32 costs less than a table of them.
    const place = ids[row] === result.instance_id ? row : ids.indexOf(result.instance_id);
    if (place < 0) continue;
    const found: Finding = isStatus(result.status) ? result.status : 'malformed';
    const known = findings[place];
    findings[place] = known === undefined || known === found ? found : 'conflicting';
  }
  const statuses = new Map<string, number>();
  const unanswered = new Map<string, Unanswered>();
  ids.forEach((id, place) => {
    const finding = findings[place] ?? 'missing';
    if (typeof finding === 'number') statuses.set(id, finding);
    else unanswered.set(id, finding);
  });
  return { requestId, statuses, unanswered };
}

/** Any integer is kept, also one that no reference names. "2" is not an integer: the schema has a number there. */
function isStatus(value: unknown): value is number {
  return Number.isSafeInteger(value);
}
