import type { FieldError } from '../core/field-error.ts';
import { MAX_BATCH } from '../core/phone.ts';
import { ok, type Result } from '../core/result.ts';
import type { ConnectionTest, ConnectionTestError } from '../shared/contract.ts';
import type { Account, Connect } from './account.ts';
import { connectByHand, connectionFailed } from './by-hand.ts';

/**
 * Asks once about an account's first phones, and says how many of them got a status. Of an account without phones it asks
 * for the list of them, which takes the same sign-in.
 */
export async function testConnection(
  checked: Result<Account, readonly FieldError[]>,
  connect: Connect,
): Promise<Result<ConnectionTest, ConnectionTestError>> {
  const connected = connectByHand(checked, connect);
  if (!connected.ok) return connected;
  const { account, connection } = connected.value;
  const { signal } = new AbortController();
  const ids = account.phones.slice(0, MAX_BATCH).map(({ id }) => id);
  if (ids.length === 0) {
    const found = await connection.find(signal, 'firstPage');
    return found.ok ? ok({ asked: 0, answered: 0, requestId: null }) : connectionFailed(found.error);
  }
  const answer = await connection.ask(ids, signal);
  if (!answer.ok) return connectionFailed(answer.error);
  const { statuses, requestId } = answer.value;
  return ok({ asked: ids.length, answered: statuses.size, requestId });
}
