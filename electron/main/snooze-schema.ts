import { z } from 'zod';

/* Snoozes as files have them: the settings, and the record of what was not told for them. */

export const scope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('account'), accountId: z.string() }),
  z.object({ kind: z.literal('group'), group: z.string() }),
  z.object({ kind: z.literal('phone'), key: z.string() }),
]);

export const snoozeEnd = z.union([z.number(), z.enum(['recovery', 'never'])]);

export const snooze = z.object({ scope, until: snoozeEnd });
