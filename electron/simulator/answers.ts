import type { Fault } from './faults.ts';
import { randomAt, stream } from './random.ts';

/** The reference shows both: its schema wraps the results, its example does not. */
export type Shape = 'wrapped' | 'bare';

interface StatusResult {
  readonly instance_id: string;
  readonly status: number;
}

// By turns, so that a batch meets each of them.
const wrongTypes: readonly ((result: StatusResult) => unknown)[] = [
  ({ instance_id, status }) => ({ instance_id, status: String(status) }),
  ({ instance_id }) => ({ instance_id, status: null }),
  ({ instance_id, status }) => ({ instance_id, status: status + 0.5 }),
  ({ instance_id }) => ({ instance_id }),
  ({ status }) => ({ instance_id: 17, status }),
  ({ instance_id }) => instance_id,
  () => null,
];

/** What stands in the list instead of one right result. */
function spoil(result: StatusResult, place: number, kind: Fault['kind']): readonly unknown[] {
  switch (kind) {
    case 'missing':
      return [];
    case 'duplicate':
      return [result, result];
    case 'conflict':
      return [result, { ...result, status: (result.status + 1) % 6 }];
    case 'wrongTypes':
      return [wrongTypes[place % wrongTypes.length]?.(result)];
    default:
      return [result];
  }
}

/** The list of results, with what the faults make of it. */
export function resultList(
  ids: readonly string[],
  statuses: readonly number[],
  faults: readonly Fault[],
): readonly unknown[] {
  if (faults.length === 0) {
    return ids.map((instance_id, place) => ({ instance_id, status: statuses[place] ?? 0 }));
  }
  const results = ids.flatMap((instance_id, place) => {
    const result = { instance_id, status: statuses[place] ?? 0 };
    const fault = faults.find(
      ({ kind, ids: only }) => kind !== 'extra' && kind !== 'delay' && (only?.includes(instance_id) ?? true),
    );
    return fault ? spoil(result, place, fault.kind) : [result];
  });
  if (!faults.some(({ kind }) => kind === 'extra')) return results;
  return [{ instance_id: 'notasked1', status: 2 }, ...results, { instance_id: 'notasked2', status: 3 }];
}

/** The same entries in another order: the reference promises none, so nobody may come to rely on one. */
export function shuffled<Entry>(entries: readonly Entry[], seed: number, turn: number): Entry[] {
  return entries
    .map((entry, place) => ({ entry, key: randomAt(seed, stream.order, turn, place) }))
    .sort((one, other) => one.key - other.key)
    .map(({ entry }) => entry);
}

/** The body of a good answer. */
export function answerBody(shape: Shape, results: readonly unknown[]): string {
  const list = { status_results: results };
  return JSON.stringify(shape === 'bare' ? list : { error_code: '0', error_msg: 'ok', data: list });
}
