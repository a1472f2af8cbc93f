import type { PhoneEntry } from './phone.ts';

/** The phones of an account that follows its tenant. */
export interface Followed {
  readonly phones: readonly PhoneEntry[];
  /** The IDs of all phones that the service has listed so far; null before the first time. */
  readonly listed: readonly string[] | null;
}

/**
 * Takes over the phones that the tenant got since the last time. Phones that were listed before and are not watched were
 * left out on purpose: they stay out. At the first time these are all that are not watched, unless none are: then all
 * are taken.
 *
 * @returns the very same object when nothing is new
 */
export function follow(before: Followed, found: readonly PhoneEntry[]): Followed {
  const first = before.listed === null;
  const listed = new Set(before.listed);
  const fresh = found.filter(({ id }) => !listed.has(id));
  if (fresh.length === 0 && !first) return before;
  const watched = new Set(before.phones.map(({ id }) => id));
  const wanted = first && watched.size > 0 ? [] : fresh.filter(({ id }) => !watched.has(id));
  return {
    phones: [...before.phones, ...wanted],
    listed: [...listed, ...fresh.map(({ id }) => id)],
  };
}
