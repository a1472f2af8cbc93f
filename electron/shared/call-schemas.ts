import { z } from 'zod';
import { alertKinds } from '../core/alerts/kinds.ts';
import { MAX_TARGETS } from '../core/alerts/onward.ts';
import { expectations } from '../core/expected.ts';
import type { CallName, Calls } from './contract.ts';

const phone = z.strictObject({
  id: z.string(),
  name: z.string(),
  group: z.string(),
  region: z.string().optional(),
});

/** Null keeps the secret that is set. */
const secret = z.string().nullable();

const credentials = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('token'), token: secret }),
  z.strictObject({
    kind: z.literal('password'),
    iamUrl: z.string(),
    domain: z.string(),
    user: z.string(),
    project: z.string(),
    password: secret,
  }),
  z.strictObject({
    kind: z.literal('accessKey'),
    accessKey: z.string(),
    secretKey: secret,
    securityToken: secret,
  }),
]);

const draft = z.strictObject({
  id: z.string().nullable(),
  name: z.string(),
  baseUrl: z.string(),
  region: z.string(),
  credentials,
  phones: z.array(phone),
  followNew: z.boolean(),
});

const scope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('account'), accountId: z.string() }),
  z.strictObject({ kind: z.literal('group'), group: z.string() }),
  z.strictObject({ kind: z.literal('phone'), key: z.string() }),
]);

const kind = z.enum(alertKinds);

const onward = z.strictObject({
  id: z.string().nullable(),
  kinds: z.array(kind),
  way: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('command'), program: z.string(), arguments: z.array(z.string()) }),
    z.strictObject({ kind: z.literal('webhook'), url: secret }),
  ]),
});

/** What each call takes. The window is not trusted to send what its types say; a call without a schema does not compile. */
export const callSchemas: { readonly [Name in CallName]: z.ZodType<Parameters<Calls[Name]>[0]> } = {
  getState: z.null(),
  getFleet: z.null(),
  getPhone: z.strictObject({ key: z.string() }),
  getAccountPhones: z.strictObject({ accountId: z.string() }),
  refresh: z.null(),
  setPaused: z.strictObject({ paused: z.boolean() }),
  snooze: z.strictObject({
    scopes: z.array(scope),
    until: z.union([z.number(), z.enum(['recovery', 'never'])]),
  }),
  endSnooze: z.strictObject({ scopes: z.array(scope) }),
  acknowledge: z.strictObject({ keys: z.array(z.string()), acknowledged: z.boolean() }),
  expect: z.strictObject({ keys: z.array(z.string()), expected: z.enum(expectations).nullable() }),
  setInView: z.strictObject({ key: z.string().nullable() }),
  getActivity: z.strictObject({ before: z.number().nullable(), most: z.number().int().min(1).max(1_000) }),
  testConnection: draft,
  saveAccount: draft,
  findPhones: draft,
  removeAccount: z.strictObject({ accountId: z.string() }),
  savePolling: z.strictObject({
    normalSeconds: z.number(),
    quickSeconds: z.number(),
    requestsPerSecond: z.number(),
    concurrency: z.number(),
  }),
  saveNetwork: z.strictObject({
    proxy: z.enum(['system', 'none', 'manual']),
    proxyUrl: z.string(),
    proxyUser: z.string(),
    proxyPassword: secret,
    caFile: z.string(),
  }),
  saveAlerts: z.strictObject({
    kinds: z.record(
      kind,
      z.strictObject({ notify: z.boolean(), sound: z.boolean(), minimumSeconds: z.number() }),
    ),
    confirmations: z.strictObject({ problems: z.number(), others: z.number() }),
    settleSeconds: z.number(),
    reminderMinutes: z.number(),
    quietHours: z.array(z.strictObject({ days: z.array(z.number()), from: z.string(), to: z.string() })),
  }),
  saveGroups: z.array(
    z.strictObject({
      group: z.string(),
      expected: z.enum(expectations),
      threshold: z.strictObject({ atLeast: z.number(), of: z.enum(['phones', 'percent']) }).nullable(),
    }),
  ),
  saveOnward: z.array(onward).max(MAX_TARGETS),
  testOnward: onward,
  startDemo: z.null(),
  stopDemo: z.null(),
  copyText: z.strictObject({ text: z.string() }),
};
