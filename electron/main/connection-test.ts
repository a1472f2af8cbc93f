import type { FieldError } from '../core/field-error.ts';
import { MAX_BATCH } from '../core/phone.ts';
import { failed, ok, type Result } from '../core/result.ts';
import type { ConnectionTest, ConnectionTestError } from '../shared/contract.ts';
import type { Account, Connect } from './watched-account.ts';

/** Asks once about an account's first phones, and says how many of them got a status. */
export async function testConnection(
  checked: Result<Account, readonly FieldError[]>,
  connect: Connect,
): Promise<Result<ConnectionTest, ConnectionTestError>> {
  if (!checked.ok) return failed({ kind: 'fields', errors: checked.error });
  const account = checked.value;
  const empty = (path: string) =>
    failed({ kind: 'fields', errors: [{ path, problem: { kind: 'empty' } }] } as const);
  if (account.phones.length === 0) return empty('phones');
  if (account.token === null) return empty('token');
  const ids = account.phones.slice(0, MAX_BATCH).map(({ id }) => id);
  const ask = connect(account.baseUrl, account.token);
  const answer = await ask(ids, new AbortController().signal);
  if (!answer.ok) return failed({ kind: 'failure', failure: answer.error });
  const { statuses, requestId } = answer.value;
  return ok({ asked: ids.length, answered: statuses.size, requestId });
}
