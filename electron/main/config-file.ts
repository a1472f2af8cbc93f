import { z } from 'zod';
import { alertKinds } from '../core/alerts/kinds.ts';
import { checkOnward, type OnwardDraft } from '../core/alerts/onward.ts';
import { checkAlerts, type AlertSettings } from '../core/alerts/settings.ts';
import { checkAccount, type CheckedAccount } from '../core/account-draft.ts';
import type { FieldError, FieldProblem } from '../core/field-error.ts';
import { checkNetwork, type NetworkDraft } from '../core/network-settings.ts';
import { checkPolling, type PollingNumbers } from '../core/polling-settings.ts';
import { checkGroups, type GroupRule } from '../core/expected.ts';
import { failed, ok, type Result } from '../core/result.ts';
import { alertFields, groupRule, networkFields, pollingFields } from './settings-schema.ts';

/** What a config file sets up. */
export interface Provision {
  readonly accounts: readonly CheckedAccount[];
  /** Null when the file says nothing of it. */
  readonly polling: PollingNumbers | null;
  readonly network: NetworkDraft | null;
  readonly alerts: AlertSettings | null;
  readonly groups: readonly GroupRule[] | null;
  readonly onward: readonly OnwardDraft[] | null;
}

const phone = z.union(
  [
    z.string().transform((id) => ({ id, name: '', group: '' })),
    z.strictObject({
      id: z.string(),
      name: z.string().default(''),
      group: z.string().default(''),
      region: z.string().optional(),
    }),
  ],
  { error: 'must be an ID in quotes, or {"id": "...", "name": "...", "group": "..."}' },
);

type Env = Readonly<Record<string, string | undefined>>;

const notASecret = { error: 'must be a text in quotes, or {"env": "NAME"}' };

/** A secret as the file gives it: itself, or the name of the environment variable that has it. */
function secretFrom(env: Env) {
  const named = z.strictObject({ env: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,63}$/) });
  return z.union([z.string(), named], notASecret).transform((given, context) => {
    if (typeof given === 'string') return given;
    const secret = env[given.env];
    if (secret !== undefined) return secret;
    const problem: FieldProblem = { kind: 'unsetVariable', name: given.env };
    context.issues.push({ code: 'custom', input: given, params: { problem } });
    return z.NEVER;
  });
}

function configSchema(env: Env) {
  const secret = secretFrom(env);
  const credentials = z.discriminatedUnion(
    'kind',
    [
      z.strictObject({ kind: z.literal('token'), token: secret }),
      z.strictObject({
        kind: z.literal('password'),
        iamUrl: z.string().default(''),
        domain: z.string(),
        user: z.string(),
        password: secret,
        project: z.string().default(''),
      }),
      z.strictObject({
        kind: z.literal('accessKey'),
        accessKey: secret,
        secretKey: secret,
        securityToken: secret.nullable().default(null),
      }),
    ],
    { error: 'needs a kind: "token", "password" or "accessKey"' },
  );
  return z.strictObject({
    accounts: z.array(
      z.strictObject({
        name: z.string(),
        baseUrl: z.string(),
        region: z.string().default(''),
        credentials,
        phones: z.array(phone),
        followNew: z.boolean().default(false),
      }),
    ),
    polling: z.strictObject(pollingFields).nullable().default(null),
    network: z
      .strictObject({ ...networkFields, proxyPassword: secret.nullable().default(null) })
      .nullable()
      .default(null),
    alerts: z.strictObject(alertFields).nullable().default(null),
    groups: z.array(groupRule).nullable().default(null),
    onward: z
      .array(
        z
          .strictObject({
            kinds: z.array(z.enum(alertKinds)).default([...alertKinds]),
            way: onwardWay(secret),
          })
          .transform((target) => ({ ...target, id: null })),
      )
      .nullable()
      .default(null),
  });
}

function onwardWay(secret: ReturnType<typeof secretFrom>) {
  return z.discriminatedUnion(
    'kind',
    [
      z.strictObject({
        kind: z.literal('command'),
        program: z.string(),
        arguments: z.array(z.string()).default([]),
      }),
      z.strictObject({ kind: z.literal('webhook'), url: secret }),
    ],
    { error: 'needs a kind: "command" or "webhook"' },
  );
}

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

function errorOf(issue: z.core.$ZodIssue): FieldError {
  const path = pathOf(issue.path);
  const problem = issue.code === 'custom' ? (issue.params?.problem as FieldProblem | undefined) : undefined;
  return problem === undefined ? unreadable(path, wordsOf(issue)) : { path, problem };
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
export function readConfig(text: string, env: Env): Result<Provision, readonly FieldError[]> {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return failed([unreadable('', placeOf(error, text))]);
  }
  const parsed = configSchema(env).safeParse(json);
  if (!parsed.success) return failed(parsed.error.issues.map(errorOf));

  const { accounts: raws, polling, network, alerts, groups, onward } = parsed.data;
  const errors: FieldError[] = [];
  const accounts: CheckedAccount[] = [];
  for (const [index, raw] of raws.entries()) {
    const names = accounts.map(({ name }) => name);
    const checked = checkAccount(raw, names, null);
    if (checked.ok) accounts.push(checked.value);
    else errors.push(...within(`accounts[${index}]`, checked.error));
  }
  if (polling !== null) errors.push(...within('polling', checkPolling(polling)));
  if (network !== null) errors.push(...within('network', checkNetwork(network)));
  if (alerts !== null) errors.push(...within('alerts', checkAlerts(alerts)));
  if (groups !== null) errors.push(...within('groups', checkGroups(groups)));
  if (onward !== null) errors.push(...within('onward', checkOnward(onward)));
  return errors.length > 0 ? failed(errors) : ok({ accounts, polling, network, alerts, groups, onward });
}

function within(place: string, errors: readonly FieldError[]): readonly FieldError[] {
  return errors.map(({ path, problem }) => ({
    path: path.startsWith('[') ? place + path : `${place}.${path}`,
    problem,
  }));
}
