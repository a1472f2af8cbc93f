import { z } from 'zod';
import { checkBaseUrl, checkOrigin } from '../core/base-url.ts';
import { instanceIdProblem } from '../core/phone-list.ts';
import { checkPolling, defaultPolling } from '../core/polling-settings.ts';

const phone = z.object({
  id: z.string().refine((id) => instanceIdProblem(id) === null),
  name: z.string().default(''),
  group: z.string().default(''),
  region: z.string().optional(),
});

/** What an account signs in with; the secrets that belong to it are kept elsewhere. */
const credentials = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('token') }),
  z.object({
    kind: z.literal('password'),
    iamUrl: z.string().refine((url) => checkOrigin(url).ok),
    domain: z.string(),
    user: z.string(),
    project: z.string(),
  }),
  z.object({ kind: z.literal('accessKey'), accessKey: z.string() }),
]);

const account = z.object({
  /** Names the account's secrets and its phones' keys; never changes. */
  id: z.string().regex(/^[\w-]+$/),
  name: z.string().min(1),
  baseUrl: z.string().refine((url) => checkBaseUrl(url).ok),
  region: z.string().default(''),
  credentials,
  phones: z.array(phone).default([]),
  /** Whether phones that the tenant gets later are watched by themselves. */
  followNew: z.boolean().default(false),
  /** All IDs that the service has listed since `followNew` is on: those that are not watched were left out. */
  listed: z.array(z.string()).nullable().default(null),
});

/** The numbers of polling as files give them; one that is left out has its default. */
export const pollingFields = {
  /** Seconds between two checks of a phone. */
  normalSeconds: z.number().default(defaultPolling.normalSeconds),
  /** Seconds between two checks of a phone that is in passage or whose change is not confirmed. */
  quickSeconds: z.number().default(defaultPolling.quickSeconds),
  /** For each account. */
  requestsPerSecond: z.number().default(defaultPolling.requestsPerSecond),
  /** Requests at once, for each account. */
  concurrency: z.number().default(defaultPolling.concurrency),
};

/** How the service is reached, as files give it. */
export const networkFields = {
  proxy: z.enum(['system', 'none', 'manual']).default('system'),
  proxyUrl: z.string().default(''),
  proxyUser: z.string().default(''),
  /** Path of a PEM file; empty for the system's certificates alone. */
  caFile: z.string().default(''),
};

/**
 * The settings file. People's scripts read and write it: change it only with a migration. Version 1 had tokens alone, and
 * none of the fields that have defaults here: it is read as it stands.
 */
export const SETTINGS_VERSION = 2;

export const settingsSchema = z.object({
  version: z
    .union([z.literal(1), z.literal(SETTINGS_VERSION)])
    .transform(() => SETTINGS_VERSION)
    .default(SETTINGS_VERSION),
  accounts: z
    .array(account)
    .refine((accounts) => new Set(accounts.map(({ id }) => id)).size === accounts.length)
    .default([]),
  polling: z
    .object(pollingFields)
    .refine((polling) => checkPolling(polling).length === 0)
    .prefault({}),
  network: z.object(networkFields).prefault({}),
  /** Which events make a notice. */
  notifications: z
    .object({
      offline: z.boolean().default(true),
      unknown: z.boolean().default(true),
      stuck: z.boolean().default(true),
      silent: z.boolean().default(true),
      recovered: z.boolean().default(true),
      otherChanges: z.boolean().default(false),
      account: z.boolean().default(true),
    })
    .prefault({}),
  /** Ms since 1970; null when notifications are not snoozed. */
  snoozedUntil: z.number().nullable().default(null),
  /** Where the window was, in device-independent pixels; null before the first time. */
  window: z
    .object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })
    .nullable()
    .default(null),
  /** Whether the user was told that closing the window leaves KooGlance running. */
  toldOfClosing: z.boolean().default(false),
});

export type Settings = z.infer<typeof settingsSchema>;
export type StoredAccount = Settings['accounts'][number];
