import { z } from 'zod';
import { alertKinds } from '../core/alerts/kinds.ts';
import {
  checkOnward,
  type OnwardCommand,
  type OnwardDraft,
  type OnwardTarget,
} from '../core/alerts/onward.ts';
import type { FieldError } from '../core/field-error.ts';
import { failed, ok, type Result } from '../core/result.ts';
import type { Secrets } from './secrets.ts';

/** A target as the settings file has it: the URL of a webhook is a secret, and kept with those. */
export const storedTarget = z.object({
  /** Names the target's secret; never changes. */
  id: z.string().regex(/^[\w-]+$/),
  kinds: z.array(z.enum(alertKinds)),
  way: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('command'), program: z.string(), arguments: z.array(z.string()) }),
    z.object({ kind: z.literal('webhook'), origin: z.string().refine((origin) => URL.canParse(origin)) }),
  ]),
});

export type StoredTarget = z.infer<typeof storedTarget>;

/** Where the part of the targets lies that is no secret. */
export interface TargetSettings {
  get(): readonly StoredTarget[];
  set(targets: StoredTarget[]): void;
}

/** A target with all that is needed to reach it. */
export interface ReachableTarget {
  readonly id: string;
  readonly kinds: OnwardTarget['kinds'];
  readonly way:
    | OnwardCommand
    /** The URL is null where the keychain has lost it. */
    | { readonly kind: 'webhook'; readonly origin: string; readonly url: string | null };
}

export interface OnwardTargets {
  /** As they may be shown. */
  list(): readonly OnwardTarget[];
  /** With their secrets, in place of `list`. */
  withUrls(): readonly ReachableTarget[];
  /** Takes over what the window gives, in place of all that was there, unless something is wrong with it. */
  save(drafts: readonly OnwardDraft[]): Result<null, readonly FieldError[]>;
}

/** Owns the URL of a target; no account has such an ID. */
function ownerOf(id: string): string {
  return `onward:${id}`;
}

/** @param newId gives an ID that was never given before */
export function createOnwardTargets(
  settings: TargetSettings,
  secrets: Secrets,
  newId: () => string,
): OnwardTargets {
  const urlOf = (id: string) => secrets.get(ownerOf(id))?.['url'] ?? null;

  /** Gives each draft the ID of the stored target that it is of, which only one can be, or a new one. */
  function named(drafts: readonly OnwardDraft[]): readonly (OnwardDraft & { readonly id: string })[] {
    const free = new Set(settings.get().map(({ id }) => id));
    return drafts.map((draft) => ({
      ...draft,
      id: draft.id !== null && free.delete(draft.id) ? draft.id : newId(),
    }));
  }

  function stored({ id, kinds, way }: OnwardDraft & { readonly id: string }): StoredTarget {
    if (way.kind === 'command')
      return { id, kinds: [...kinds], way: { ...way, arguments: [...way.arguments] } };
    const url = way.url ?? urlOf(id) ?? '';
    return { id, kinds: [...kinds], way: { kind: 'webhook', origin: new URL(url).origin } };
  }

  return {
    list: () =>
      settings.get().map(({ id, kinds, way }) => ({
        id,
        kinds,
        way: way.kind === 'command' ? way : { ...way, urlSet: urlOf(id) !== null },
      })),
    withUrls: () =>
      settings.get().map(({ id, kinds, way }) => ({
        id,
        kinds,
        way: way.kind === 'command' ? way : { ...way, url: urlOf(id) },
      })),
    save(given) {
      const drafts = named(given);
      const errors: FieldError[] = [...checkOnward(given)];
      for (const [index, { id, way }] of drafts.entries())
        if (way.kind === 'webhook' && way.url === null && urlOf(id) === null)
          errors.push({ path: `[${index}].way.url`, problem: { kind: 'empty' } });
      if (errors.length > 0) return failed(errors);

      const before = settings.get();
      for (const { id, way } of drafts)
        if (way.kind === 'webhook' && way.url !== null) secrets.set(ownerOf(id), { url: way.url });
      settings.set(drafts.map(stored));
      const webhooks = new Set(drafts.filter(({ way }) => way.kind === 'webhook').map(({ id }) => id));
      for (const { id, way } of before)
        if (way.kind === 'webhook' && !webhooks.has(id)) secrets.remove(ownerOf(id));
      return ok(null);
    },
  };
}
