import type { Failure } from '../core/failure.ts';
import type { FieldError } from '../core/field-error.ts';
import { MAX_BATCH } from '../core/phone.ts';
import { failed, ok, type Result } from '../core/result.ts';
import type { ConnectionTest, ConnectionTestError } from '../shared/contract.ts';
import type { Account, Connect } from './account.ts';

/**
 * Asks once about an account's first phones, and says how many of them got a status. Of an account without phones it asks
 * for the list of them, which takes the same sign-in.
 */
export async function testConnection(
  checked: Result<Account, readonly FieldError[]>,
  connect: Connect,
): Promise<Result<ConnectionTest, ConnectionTestError>> {
  if (!checked.ok) return failed({ kind: 'fields', errors: checked.error });
  const { baseUrl, credentials, phones } = checked.value;
  if (credentials === null)
    return failed({ kind: 'fields', errors: [{ path: 'credentials', problem: { kind: 'empty' } }] });
  const connection = connect(baseUrl, credentials, true);
  const { signal } = new AbortController();
  const ids = phones.slice(0, MAX_BATCH).map(({ id }) => id);
  if (ids.length === 0) {
    const found = await connection.find(signal, 'firstPage');
    return found.ok ? ok({ asked: 0, answered: 0, requestId: null }) : failed(failureOf(found.error));
  }
  const answer = await connection.ask(ids, signal);
  if (!answer.ok) return failed(failureOf(answer.error));
  const { statuses, requestId } = answer.value;
  return ok({ asked: ids.length, answered: statuses.size, requestId });
}

function failureOf(failure: Failure): ConnectionTestError {
  return { kind: 'failure', failure };
}
