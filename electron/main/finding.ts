import type { FieldError } from '../core/field-error.ts';
import type { FoundPhone } from '../core/found-phone.ts';
import type { Result } from '../core/result.ts';
import type { ConnectionTestError } from '../shared/contract.ts';
import type { Account, Connect } from './account.ts';
import { connectByHand, connectionFailed } from './by-hand.ts';

/** Lists all phones of the tenant that an account signs in to. */
export async function findPhones(
  checked: Result<Account, readonly FieldError[]>,
  connect: Connect,
): Promise<Result<readonly FoundPhone[], ConnectionTestError>> {
  const connected = connectByHand(checked, connect);
  if (!connected.ok) return connected;
  const found = await connected.value.connection.find(new AbortController().signal);
  return found.ok ? found : connectionFailed(found.error);
}
