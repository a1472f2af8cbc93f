import { z } from 'zod';
import type { AlertsMemory } from '../core/alerts/alerts.ts';
import { alertKinds } from '../core/alerts/kinds.ts';
import type { FleetMemory, KeptIncident } from '../core/fleet-memory.ts';
import { problemKinds } from '../core/problem.ts';
import { destination } from './activity-schema.ts';
import type { AlertsFile } from './monitor.ts';

const problemKind = z.enum(problemKinds);
const status = z.tuple([z.number(), z.number()]);

const incident: z.ZodType<KeptIncident> = z.object({
  kind: problemKind,
  since: z.number(),
  acknowledged: z.boolean(),
  unwellSince: z.number(),
  relapsedAt: z.number().nullable(),
  begins: z.array(z.number()),
  flappingSince: z.number().nullable(),
  standing: z.object({
    kind: z.enum([...problemKinds, 'well', 'passage']).exclude(['flapping']),
    since: z.number(),
  }),
  status: status.nullable(),
});

const why = z.enum(['quiet', 'snooze']);

const accountNotice = z.object({
  id: z.string(),
  kinds: z.array(z.enum(alertKinds)),
  replaces: z.array(z.string()),
  title: z.string(),
  body: z.string(),
  destination,
  // An account's notice is about no phone.
  phones: z.tuple([]),
});

const alerts: z.ZodType<AlertsMemory> = z.object({
  known: z.record(z.string(), z.boolean()),
  kept: z.object({
    phones: z.record(
      z.string(),
      z.object({
        what: z.enum(['began', 'recovered', 'over']),
        why,
        problem: z.object({ kind: problemKind, since: z.number() }),
      }),
    ),
    accounts: z.record(
      z.string(),
      z.object({
        why,
        news: z.object({
          what: z.enum(['trouble', 'over', 'hint']),
          accountId: z.string(),
          notice: accountNotice,
        }),
      }),
    ),
  }),
  accounts: z.object({
    trouble: z.record(z.string(), z.object({ signIn: z.boolean(), since: z.number() })),
    expiry: z.record(z.string(), z.number()),
  }),
  groups: z.array(z.string()),
});

/** `alerts.json`: small, and written soon after each change. */
export const alertsFile: z.ZodType<AlertsFile> = z.object({
  incidents: z.record(z.string(), incident),
  alerts,
});

/** `statuses.json`: of all phones, and written seldom. */
export const statusesFile: z.ZodType<FleetMemory['statuses']> = z.record(
  z.string(),
  z.record(z.string(), status),
);
