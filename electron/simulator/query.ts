import { MAX_BATCH, MAX_ID_LENGTH } from '../core/phone.ts';
import { failed, ok, type Result } from '../core/result.ts';
import { refusals, type Refusal } from './refusals.ts';

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function idList(body: string): readonly unknown[] | null {
  const query = parse(body);
  if (typeof query !== 'object' || query === null || !('instance_ids' in query)) return null;
  return Array.isArray(query.instance_ids) ? query.instance_ids : null;
}

const isId = (value: unknown): value is string => typeof value === 'string';

/** The strings in the list of IDs, whether or not the body is right: for the log and the faults. */
export function idsNamed(body: string): readonly string[] {
  return idList(body)?.filter(isId) ?? [];
}

/** The IDs that a body of Batch Status Query asks for, as the reference limits them. */
export function readQuery(body: string): Result<readonly string[], Refusal> {
  const refuse = (detail: string) => failed(refusals.badParameter(detail));
  const list = idList(body);
  if (!list) return refuse('the body must be a JSON object with the list instance_ids');
  if (list.length === 0) return refuse('instance_ids must not be empty');
  if (list.length > MAX_BATCH) return refuse(`instance_ids must have at most ${String(MAX_BATCH)} entries`);
  if (!list.every(isId)) return refuse('instance_ids must be a list of strings');
  const bad = list.find((id) => id === '' || id.length > MAX_ID_LENGTH);
  if (bad !== undefined)
    return refuse(`instance_id must have 1 to ${String(MAX_ID_LENGTH)} characters: ${bad}`);
  return ok([...new Set(list)]);
}
