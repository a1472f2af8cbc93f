import { z } from 'zod';
import { alertKinds, type AlertKind } from '../core/alerts/kinds.ts';
import { checkAlerts, defaultAlerts, type AlertSettings } from '../core/alerts/settings.ts';
import type { Snooze } from '../core/alerts/snoozes.ts';
import { checkGroups, expectations, type GroupRule } from '../core/expected.ts';
import { checkBaseUrl, checkOrigin } from '../core/base-url.ts';
import { instanceIdProblem } from '../core/phone-list.ts';
import { checkPolling, defaultPolling } from '../core/polling-settings.ts';
import { storedTarget } from './onward-targets.ts';
import { snooze } from './snooze-schema.ts';

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

function kindSettings(kind: AlertKind) {
  const { notify, sound, minimumSeconds } = defaultAlerts.kinds[kind];
  return z
    .strictObject({
      notify: z.boolean().default(notify),
      sound: z.boolean().default(sound),
      minimumSeconds: z.number().default(minimumSeconds),
    })
    .prefault({});
}

/** What is told, when, and when not, as files give it; what is left out has its default. */
export const alertFields = {
  kinds: z
    .strictObject(
      Object.fromEntries(alertKinds.map((kind) => [kind, kindSettings(kind)])) as Record<
        AlertKind,
        ReturnType<typeof kindSettings>
      >,
    )
    .prefault({}),
  confirmations: z
    .strictObject({
      problems: z.number().default(defaultAlerts.confirmations.problems),
      others: z.number().default(defaultAlerts.confirmations.others),
    })
    .prefault({}),
  settleSeconds: z.number().default(defaultAlerts.settleSeconds),
  reminderMinutes: z.number().default(defaultAlerts.reminderMinutes),
  quietHours: z
    .array(z.strictObject({ days: z.array(z.number()), from: z.string(), to: z.string() }))
    .default([]),
};

/** What is asked of the phones of a group, as files give it. */
export const groupRule = z.strictObject({
  group: z.string(),
  expected: z.enum(expectations).default('anything'),
  threshold: z
    .strictObject({ atLeast: z.number(), of: z.enum(['phones', 'percent']) })
    .nullable()
    .default(null),
});

/**
 * The settings file. People's scripts read and write it: change it only with a migration (settings-migrations.ts).
 */
export const SETTINGS_VERSION = 3;

export const settingsSchema = z.object({
  version: z.literal(SETTINGS_VERSION).default(SETTINGS_VERSION),
  accounts: z
    .array(account)
    .refine((accounts) => new Set(accounts.map(({ id }) => id)).size === accounts.length)
    .default([]),
  polling: z
    .object(pollingFields)
    .refine((polling) => checkPolling(polling).length === 0)
    .prefault({}),
  network: z.object(networkFields).prefault({}),
  alerts: z
    .object(alertFields)
    .refine((alerts: AlertSettings) => checkAlerts(alerts).length === 0)
    .prefault({}),
  groups: z
    .array(groupRule)
    .refine((groups) => checkGroups(groups).length === 0)
    .default([]),
  /** By phone key: the status that its owner wants it in, where that is not left to its group. */
  expected: z.record(z.string(), z.enum(expectations)).default({}),
  snoozes: z.array(snooze).default([]),
  /** Where notices are passed on to. */
  onward: z.array(storedTarget).default([]),
  /** Where the window was, in device-independent pixels; null before the first time. */
  window: z
    .object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })
    .nullable()
    .default(null),
  /** Whether the user was told that closing the window leaves KooGlance running. */
  toldOfClosing: z.boolean().default(false),
});

/** The core's own types stand for what it decides with: their lists are not to be changed in place. */
export type Settings = Omit<z.infer<typeof settingsSchema>, 'alerts' | 'groups' | 'snoozes'> & {
  readonly alerts: AlertSettings;
  readonly groups: readonly GroupRule[];
  readonly snoozes: readonly Snooze[];
};
export type StoredAccount = Settings['accounts'][number];
