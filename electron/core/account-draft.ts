import { checkBaseUrl } from './base-url.ts';
import type { FieldError, FieldProblem } from './field-error.ts';
import { instanceIdProblem } from './phone-list.ts';
import type { PhoneEntry } from './phone.ts';
import { failed, ok, type Result } from './result.ts';

const MAX_NAME = 64;
const MAX_TOKEN = 32_768;

/** An account as a person or a file gives it, before anything was checked. */
export interface RawAccount {
  readonly name: string;
  readonly baseUrl: string;
  /** Null where the stored token stays. */
  readonly token: string | null;
  readonly phones: readonly PhoneEntry[];
}

/**
 * Checks a token and mends what pasting does to it: line breaks and blanks anywhere are taken out.
 * It goes into a header, so nothing but visible ASCII is allowed.
 */
export function checkToken(text: string): Result<string, FieldProblem> {
  const token = text.replace(/\s+/g, '');
  if (token === '') return failed({ kind: 'empty' });
  const bad = /[^\x21-\x7e]/u.exec(token);
  if (bad) return failed({ kind: 'badCharacters', found: bad[0] });
  if (token.length > MAX_TOKEN) return failed({ kind: 'tooLong', limit: MAX_TOKEN, length: token.length });
  return ok(token);
}

function nameProblem(name: string, takenNames: readonly string[]): FieldProblem | null {
  if (name === '') return { kind: 'empty' };
  if (name.length > MAX_NAME) return { kind: 'tooLong', limit: MAX_NAME, length: name.length };
  return takenNames.includes(name) ? { kind: 'taken' } : null;
}

/**
 * Checks an account and brings it into the form that is stored.
 *
 * @param takenNames names of the other accounts
 * @param needsToken whether there is no stored token that a null could stand for
 * @returns everything that is wrong, by the paths `name`, `baseUrl`, `token`, `phones[2].id`
 */
export function checkAccount(
  raw: RawAccount,
  takenNames: readonly string[],
  needsToken: boolean,
): Result<RawAccount, readonly FieldError[]> {
  const errors: FieldError[] = [];
  const name = raw.name.trim();
  const wrongName = nameProblem(name, takenNames);
  if (wrongName) errors.push({ path: 'name', problem: wrongName });

  const baseUrl = checkBaseUrl(raw.baseUrl);
  if (!baseUrl.ok) errors.push({ path: 'baseUrl', problem: baseUrl.error });

  const token = raw.token === null ? ok(null) : checkToken(raw.token);
  if (!token.ok) errors.push({ path: 'token', problem: token.error });
  else if (token.value === null && needsToken) errors.push({ path: 'token', problem: { kind: 'empty' } });

  const seen = new Set<string>();
  for (const [index, phone] of raw.phones.entries()) {
    const path = `phones[${index}].id`;
    const problem = instanceIdProblem(phone.id);
    if (problem) errors.push({ path, problem });
    else if (seen.has(phone.id)) errors.push({ path, problem: { kind: 'taken' } });
    seen.add(phone.id);
  }

  if (!baseUrl.ok || !token.ok || errors.length > 0) return failed(errors);
  return ok({ name, baseUrl: baseUrl.value, token: token.value, phones: raw.phones });
}
