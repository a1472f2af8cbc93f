import { z } from 'zod';
import { checkBaseUrl } from '../core/base-url.ts';
import { instanceIdProblem } from '../core/phone-list.ts';
import { checkPolling, defaultPolling } from '../core/polling-settings.ts';

const phone = z.object({
  id: z.string().refine((id) => instanceIdProblem(id) === null),
  name: z.string().default(''),
  group: z.string().default(''),
});

const account = z.object({
  /** Names the account's secrets and its phones' keys; never changes. */
  id: z.string().regex(/^[\w-]+$/),
  name: z.string().min(1),
  baseUrl: z.string().refine((url) => checkBaseUrl(url).ok),
  credentials: z.object({ kind: z.literal('token') }),
  phones: z.array(phone).default([]),
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

/** The settings file, version 1. People's scripts read and write it: change it only with a migration. */
export const settingsSchema = z.object({
  version: z.literal(1).default(1),
  accounts: z
    .array(account)
    .refine((accounts) => new Set(accounts.map(({ id }) => id)).size === accounts.length)
    .default([]),
  polling: z
    .object(pollingFields)
    .refine((polling) => checkPolling(polling).length === 0)
    .prefault({}),
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
