import type { SnoozeEnd } from './alerts/snoozes.ts';
import { statusKind } from './status.ts';

/** What a search looks at; a row of the window is one. */
export interface Searchable {
  readonly accountId: string;
  readonly instanceId: string;
  readonly name: string;
  readonly group: string;
  readonly status: number | null;
  readonly problem: { readonly kind: string } | null;
  readonly acknowledged: boolean;
  readonly snooze: { readonly until: SnoozeEnd } | null;
}

const fieldNames = ['status', 'group', 'account', 'name', 'id'] as const;
type Field = (typeof fieldNames)[number];

interface Term {
  /** Null: the word may stand in name, ID, group or account. */
  readonly field: Field | null;
  /** In lower case. */
  readonly value: string;
  readonly negated: boolean;
}

/** All terms must hold. */
export type Search = readonly Term[];

/**
 * Reads what was typed into the search: words, and `field:value` with the fields status, group, account, name and id.
 * A value with blanks stands in double quotes; a `-` before a term turns it round.
 *
 * Values of `status`: problem, acknowledged, snoozed (problems: each is in one of these three), muted (with a problem or
 * without), flapping, unknown, stopped, running, offline, starting, shutdown, unrecognised, none (no answer yet), or a
 * raw code.
 */
export function parseSearch(text: string): Search {
  const terms: Term[] = [];
  for (const match of text.matchAll(/(-?)(?:(\w+):)?(?:"([^"]*)"?|(\S+))/gu)) {
    const [, minus = '', prefix, quoted, bare = ''] = match;
    const field = fieldNames.find((name) => name === prefix?.toLowerCase()) ?? null;
    // `status:` is on its way to become a term; a list that goes empty meanwhile is no help.
    if (fieldNames.some((name) => bare.toLowerCase() === `${name}:`)) continue;
    const word = quoted ?? bare;
    // "12:03" or "http:" is a word, as no field has that name.
    const value = (field === null && prefix !== undefined ? `${prefix}:${word}` : word).toLowerCase();
    if (value !== '') terms.push({ field, value, negated: minus === '-' });
  }
  return terms;
}

function statusMatches(words: string, phone: Searchable): boolean {
  const { status, problem, acknowledged, snooze } = phone;
  const value = words.replaceAll(' ', '');
  switch (value) {
    case 'problem':
      return problem !== null && snooze === null && !acknowledged;
    case 'acknowledged':
      return problem !== null && snooze === null && acknowledged;
    case 'snoozed':
      return problem !== null && snooze !== null;
    case 'muted':
      return snooze?.until === 'never';
    case 'flapping':
      return problem?.kind === 'flapping';
    case 'none':
      return status === null;
    default:
      return (
        status !== null && (value === String(status) || statusKind(status).toLowerCase().startsWith(value))
      );
  }
}

function termMatches(term: Term, phone: Searchable, accountName: (accountId: string) => string): boolean {
  const holds = (text: string) => text.toLowerCase().includes(term.value);
  switch (term.field) {
    case 'status':
      return statusMatches(term.value, phone);
    case 'group':
      return phone.group.toLowerCase() === term.value;
    case 'account':
      return accountName(phone.accountId).toLowerCase() === term.value;
    case 'name':
      return holds(phone.name);
    case 'id':
      return holds(phone.instanceId);
    case null:
      return (
        holds(phone.name) ||
        holds(phone.instanceId) ||
        holds(phone.group) ||
        holds(accountName(phone.accountId))
      );
  }
}

export function matches(
  search: Search,
  phone: Searchable,
  accountName: (accountId: string) => string,
): boolean {
  return search.every((term) => termMatches(term, phone, accountName) !== term.negated);
}
