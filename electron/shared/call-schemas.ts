import { z } from 'zod';
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

/** What each call takes. The window is not trusted to send what its types say; a call without a schema does not compile. */
export const callSchemas: { readonly [Name in CallName]: z.ZodType<Parameters<Calls[Name]>[0]> } = {
  getState: z.null(),
  getFleet: z.null(),
  getPhone: z.strictObject({ key: z.string() }),
  getAccountPhones: z.strictObject({ accountId: z.string() }),
  refresh: z.null(),
  setPaused: z.strictObject({ paused: z.boolean() }),
  setSnooze: z.strictObject({ until: z.number().nullable() }),
  acknowledge: z.strictObject({ keys: z.array(z.string()), acknowledged: z.boolean() }),
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
  saveNotifications: z.strictObject({
    offline: z.boolean(),
    unknown: z.boolean(),
    stuck: z.boolean(),
    silent: z.boolean(),
    recovered: z.boolean(),
    otherChanges: z.boolean(),
    account: z.boolean(),
  }),
  startDemo: z.null(),
  stopDemo: z.null(),
  copyText: z.strictObject({ text: z.string() }),
};
