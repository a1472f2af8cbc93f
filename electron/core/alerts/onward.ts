import { isLoopback } from '../base-url.ts';
import type { FieldError } from '../field-error.ts';
import { alertKinds, type AlertKind } from './kinds.ts';

/** Where notices of some kinds are passed on to, besides the desktop. */
export interface OnwardTarget {
  /** Names its secret; never changes. */
  readonly id: string;
  readonly kinds: readonly AlertKind[];
  readonly way: OnwardCommand | OnwardWebhook;
}

/** A program that is run for each notice, without a shell. */
export interface OnwardCommand {
  readonly kind: 'command';
  /** An absolute path. */
  readonly program: string;
  readonly arguments: readonly string[];
}

/** A URL that each notice is posted to. The URL itself is a secret, as many services put theirs into it. */
export interface OnwardWebhook {
  readonly kind: 'webhook';
  /** Its scheme, host and port, to be shown. */
  readonly origin: string;
  readonly urlSet: boolean;
}

/** What the window gives to be saved. The ID is null for a new one; a URL that is null keeps the one that is set. */
export interface OnwardDraft {
  readonly id: string | null;
  readonly kinds: readonly AlertKind[];
  readonly way: OnwardCommand | { readonly kind: 'webhook'; readonly url: string | null };
}

export const MAX_TARGETS = 20;

/** Everything that is wrong with the targets, by paths such as `[0].way.program`. */
export function checkOnward(drafts: readonly OnwardDraft[]): readonly FieldError[] {
  return drafts.flatMap((draft, index) =>
    checkTarget(draft).map(({ path, problem }) => ({ path: `[${index}].${path}`, problem })),
  );
}

/** An absolute path, of either family of systems: which one is the system's is its own affair. */
const absolute = /^(?:\/|[A-Za-z]:[\\/]|\\\\)/;

function checkTarget({ kinds, way }: OnwardDraft): readonly FieldError[] {
  const errors: FieldError[] = [];
  if (!alertKinds.some((kind) => kinds.includes(kind)))
    errors.push({ path: 'kinds', problem: { kind: 'empty' } });
  if (way.kind === 'command') {
    const { program } = way;
    if (program === '') errors.push({ path: 'way.program', problem: { kind: 'empty' } });
    else if (!absolute.test(program)) errors.push({ path: 'way.program', problem: { kind: 'notAbsolute' } });
    // The system could not take it, and would say so in a way nobody understands.
    if ([program, ...way.arguments].some((text) => text.includes('\0')))
      errors.push({ path: 'way.program', problem: { kind: 'badCharacters', found: 'NUL' } });
  } else if (way.url !== null) errors.push(...checkUrl(way.url));
  return errors;
}

function checkUrl(url: string): readonly FieldError[] {
  const path = 'way.url';
  if (url === '') return [{ path, problem: { kind: 'empty' } }];
  if (!/^https?:\/\/[^/]/i.test(url) || !URL.canParse(url)) return [{ path, problem: { kind: 'notAUrl' } }];
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || isLoopback(hostname) ? [] : [{ path, problem: { kind: 'plainHttp' } }];
}
