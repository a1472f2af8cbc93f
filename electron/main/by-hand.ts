import type { Failure } from '../core/failure.ts';
import type { FieldError } from '../core/field-error.ts';
import { failed, ok, type Result } from '../core/result.ts';
import type { ConnectionTestError } from '../shared/contract.ts';
import type { Account, Connect, Connection } from './account.ts';

/** Connects an account for a person who tries it, whether or not it is saved. */
export function connectByHand(
  checked: Result<Account, readonly FieldError[]>,
  connect: Connect,
): Result<{ readonly account: Account; readonly connection: Connection }, ConnectionTestError> {
  if (!checked.ok) return failed({ kind: 'fields', errors: checked.error });
  const account = checked.value;
  const { baseUrl, credentials } = account;
  if (credentials === null)
    return failed({ kind: 'fields', errors: [{ path: 'credentials', problem: { kind: 'empty' } }] });
  return ok({ account, connection: connect(baseUrl, credentials, true) });
}

export function connectionFailed(failure: Failure): {
  readonly ok: false;
  readonly error: ConnectionTestError;
} {
  return failed({ kind: 'failure', failure });
}
