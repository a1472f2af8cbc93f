import type { FieldError } from '../core/field-error.ts';
import type { FoundPhone } from '../core/found-phone.ts';
import { failed, type Result } from '../core/result.ts';
import type { ConnectionTestError } from '../shared/contract.ts';
import type { Account, Connect } from './account.ts';

/** Lists all phones of the tenant that an account signs in to, whether or not the account is saved. */
export async function findPhones(
  checked: Result<Account, readonly FieldError[]>,
  connect: Connect,
): Promise<Result<readonly FoundPhone[], ConnectionTestError>> {
  if (!checked.ok) return failed({ kind: 'fields', errors: checked.error });
  const { baseUrl, credentials } = checked.value;
  if (credentials === null)
    return failed({ kind: 'fields', errors: [{ path: 'credentials', problem: { kind: 'empty' } }] });
  const found = await connect(baseUrl, credentials, true).find(new AbortController().signal);
  return found.ok ? found : failed({ kind: 'failure', failure: found.error });
}
