import { checkBaseUrl } from './base-url.ts';
import type { Credentials } from './credentials.ts';
import { checkCredentials, type CredentialsDraft, type StoredSignIn } from './credentials-draft.ts';
import type { FieldError, FieldProblem } from './field-error.ts';
import { createInspection, textProblem } from './inspection.ts';
import { instanceIdProblem } from './phone-list.ts';
import type { PhoneEntry } from './phone.ts';
import { failed, ok, type Result } from './result.ts';

const MAX_REGION = 64;

/** An account as a person or a file gives it, before anything was checked. */
export interface RawAccount {
  readonly name: string;
  readonly baseUrl: string;
  readonly region: string;
  readonly credentials: CredentialsDraft;
  readonly phones: readonly PhoneEntry[];
  readonly followNew: boolean;
}

/** An account of which all is well; what it signs in with is complete. */
export type CheckedAccount = Omit<RawAccount, 'credentials'> & { readonly credentials: Credentials };

function regionProblem(region: string): FieldProblem | null {
  const bad = /[^A-Za-z0-9-]/u.exec(region);
  if (bad) return { kind: 'badCharacters', found: bad[0] };
  return region.length > MAX_REGION ? { kind: 'tooLong', limit: MAX_REGION, length: region.length } : null;
}

/**
 * Checks an account and brings it into the form that is stored.
 *
 * @param takenNames names of the other accounts
 * @param stored the account as it is; null for a new one
 * @returns everything that is wrong, by the paths `name`, `baseUrl`, `credentials.token`, `phones[2].id` and so on
 */
export function checkAccount(
  raw: RawAccount,
  takenNames: readonly string[],
  stored: StoredSignIn | null,
): Result<CheckedAccount, readonly FieldError[]> {
  const inspection = createInspection();
  const { errors, reject, take } = inspection;
  const name = raw.name.trim();
  reject('name', textProblem(name) ?? (takenNames.includes(name) ? { kind: 'taken' } : null));
  const region = raw.region.trim();
  reject('region', regionProblem(region));
  const baseUrl = take('baseUrl', checkBaseUrl(raw.baseUrl));
  const credentials = checkCredentials(raw.credentials, { baseUrl, region }, stored, inspection);

  const seen = new Set<string>();
  for (const [index, phone] of raw.phones.entries()) {
    const path = `phones[${index}].id`;
    reject(path, instanceIdProblem(phone.id) ?? (seen.has(phone.id) ? { kind: 'taken' } : null));
    seen.add(phone.id);
    reject(`phones[${index}].region`, regionProblem(phone.region ?? ''));
  }

  if (baseUrl === null || credentials === null || errors.length > 0) return failed(errors);
  return ok({ name, baseUrl, region, credentials, phones: raw.phones, followNew: raw.followNew });
}
