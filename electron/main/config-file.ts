import { z } from 'zod';
import { checkAccount, type RawAccount } from '../core/account-draft.ts';
import type { FieldError } from '../core/field-error.ts';
import { checkPolling, type PollingNumbers } from '../core/polling-settings.ts';
import { failed, ok, type Result } from '../core/result.ts';
import { pollingFields } from './settings-schema.ts';

/** What a config file sets up. */
export interface Provision {
  readonly accounts: readonly (RawAccount & { readonly token: string })[];
  /** Null when the file says nothing of it. */
  readonly polling: PollingNumbers | null;
}

const phone = z.union(
  [
    z.string().transform((id) => ({ id, name: '', group: '' })),
    z.strictObject({ id: z.string(), name: z.string().default(''), group: z.string().default('') }),
  ],
  { error: 'must be an ID in quotes, or {"id": "...", "name": "...", "group": "..."}' },
);

const secret = z.union(
  [z.string(), z.strictObject({ env: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,63}$/) })],
  {
    error: 'must be a text in quotes, or {"env": "NAME"}',
  },
);

const configSchema = z.strictObject({
  accounts: z.array(
    z.strictObject({
      name: z.string(),
      baseUrl: z.string(),
      credentials: z.strictObject({ kind: z.literal('token'), token: secret }),
      phones: z.array(phone),
    }),
  ),
  polling: z.strictObject(pollingFields).nullable().default(null),
});

/** `accounts[0].phones[3].id` from its parts. */
function pathOf(parts: readonly PropertyKey[]): string {
  return parts
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
}

function unreadable(path: string, detail: string): FieldError {
  return { path, problem: { kind: 'unreadable', detail } };
}

/** A field that nobody knows is named, unless it may be a secret that slipped into its place. */
function wordsOf(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'unrecognized_keys') return issue.message;
  const names = issue.keys.filter((key) => /^[A-Za-z]{1,20}$/.test(key)).map((key) => `“${key}”`);
  return names.length > 0
    ? `There is no field ${names.join(', ')}.`
    : 'There is a field here that is not known.';
}

/** The parser's own words quote the file, and with it perhaps a secret: only the place is taken from them. */
function placeOf(error: unknown, text: string): string {
  const position = /at position (\d+)/.exec(String(error))?.[1];
  if (position === undefined) return 'This is not valid JSON.';
  const before = text.slice(0, Number(position)).split('\n');
  return `This is not valid JSON (line ${before.length}, column ${(before.at(-1) ?? '').length + 1}).`;
}

/**
 * Reads a config file (`--config=FILE`); its shape is in the README.
 *
 * @param env where secrets that are given as `{"env": "NAME"}` are taken from
 * @returns all that is wrong, by paths such as `accounts[0].phones[3].id`; the path is empty for the file as a whole
 */
export function readConfig(
  text: string,
  env: Readonly<Record<string, string | undefined>>,
): Result<Provision, readonly FieldError[]> {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return failed([unreadable('', placeOf(error, text))]);
  }
  const parsed = configSchema.safeParse(json);
  if (!parsed.success)
    return failed(parsed.error.issues.map((issue) => unreadable(pathOf(issue.path), wordsOf(issue))));

  const errors: FieldError[] = [];
  const accounts: (RawAccount & { token: string })[] = [];
  for (const [index, raw] of parsed.data.accounts.entries()) {
    const at = `accounts[${index}]`;
    const given = raw.credentials.token;
    const token = typeof given === 'string' ? given : env[given.env];
    if (token === undefined && typeof given !== 'string') {
      const problem = { kind: 'unsetVariable', name: given.env } as const;
      errors.push({ path: `${at}.credentials.token`, problem });
    }
    const names = accounts.map(({ name }) => name);
    const checked = checkAccount({ ...raw, token: token ?? null }, names, false);
    if (checked.ok) accounts.push({ ...checked.value, token: checked.value.token ?? '' });
    else
      for (const { path, problem } of checked.error)
        errors.push({ path: `${at}.${path === 'token' ? 'credentials.token' : path}`, problem });
  }
  const { polling } = parsed.data;
  if (polling !== null)
    errors.push(...checkPolling(polling).map((error) => ({ ...error, path: `polling.${error.path}` })));
  return errors.length > 0 ? failed(errors) : ok({ accounts, polling });
}
