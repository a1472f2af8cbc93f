import { z } from 'zod';
import type { ActivityEntry } from '../core/alerts/activity.ts';
import { problemKinds } from '../core/problem.ts';
import { scope, snoozeEnd } from './snooze-schema.ts';

const reason = z.discriminatedUnion('kind', [
  z.object({
    kind: z.enum([
      'off',
      'baseline',
      'unconfirmed',
      'over',
      'tooShort',
      'known',
      'untold',
      'flapping',
      'acknowledged',
      'inView',
      'quietHours',
      'doNotDisturb',
    ]),
  }),
  z.object({
    kind: z.literal('snoozed'),
    scope,
    until: snoozeEnd,
  }),
  z.object({ kind: z.literal('belowThreshold'), group: z.string() }),
]);

const fate = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['shown', 'summarised']), notice: z.string() }),
  z.object({ kind: z.literal('suppressed'), why: reason }),
]);

const noticeFate = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('shown') }),
  z.object({ kind: z.literal('clicked'), at: z.number() }),
  z.object({ kind: z.literal('suppressed'), why: reason }),
  z.object({ kind: z.literal('refused'), error: z.string() }),
]);

const problem = z.enum(problemKinds);

const happening = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['changed', 'doubted']), from: z.number().nullable(), to: z.number() }),
  z.object({ kind: z.literal('began'), problem, since: z.number(), status: z.number().nullable() }),
  z.object({ kind: z.literal('recovered'), problem, since: z.number(), status: z.number() }),
]);

export const destination = z.discriminatedUnion('view', [
  z.object({ view: z.literal('fleet'), search: z.string() }),
  z.object({ view: z.literal('phone'), key: z.string() }),
  z.object({ view: z.literal('activity') }),
  z.object({ view: z.literal('settings'), accountId: z.string().nullable() }),
]);

const common = { id: z.number().int().positive(), at: z.number() };

/** A line of the record. What a newer version knows and this one does not is not read. */
export const activityLine: z.ZodType<ActivityEntry> = z.discriminatedUnion('what', [
  z.object({
    ...common,
    what: z.literal('change'),
    key: z.string(),
    name: z.string(),
    account: z.string(),
    happening,
    fate,
  }),
  z.object({
    ...common,
    what: z.literal('notice'),
    notice: z.string(),
    title: z.string(),
    body: z.string(),
    destination,
    fate: noticeFate,
  }),
  z.object({
    ...common,
    what: z.literal('passedOn'),
    notice: z.string(),
    title: z.string(),
    target: z.string(),
    error: z.string().nullable(),
  }),
]);
