import type { Scope } from '../../electron/core/alerts/snoozes.ts';
import { shownName } from '../../electron/core/phone.ts';
import type { PhoneRow } from '../../electron/shared/contract.ts';
import type { AppModel } from './app.svelte.ts';

/** Something that can be snoozed. */
export interface SnoozeTarget {
  readonly name: string;
  /** The part of the list in which it stands. */
  readonly part: 'first' | 'groups' | 'accounts';
  readonly scopes: readonly Scope[];
}

/** The group, or the account, of the phones, where it is the same for all; else null. */
function shared(rows: readonly PhoneRow[], of: 'group' | 'accountId'): string | null {
  const [first] = rows;
  return first !== undefined && rows.every((row) => row[of] === first[of]) ? first[of] : null;
}

/** What can be snoozed for these phones: they themselves, what they share, and everything. Without phones: all there is. */
export function snoozeTargets(keys: readonly string[], app: AppModel): readonly SnoozeTarget[] {
  const words = app.messages.snooze.choices;
  const fleet = app.fleet.rows;
  const ofGroup = (group: string): SnoozeTarget => ({
    name: words.group(group),
    part: 'groups',
    scopes: [{ kind: 'group', group }],
  });
  const ofAccount = (accountId: string): SnoozeTarget => ({
    name: words.account(app.accountName(accountId)),
    part: 'accounts',
    scopes: [{ kind: 'account', accountId }],
  });
  const everything: SnoozeTarget = { name: words.all, part: 'first', scopes: [{ kind: 'all' }] };
  // An only account is everything.
  const severalAccounts = app.state.accounts.length > 1;

  if (keys.length === 0) {
    const groups = new Set(Array.from(fleet.values(), ({ group }) => group));
    groups.delete('');
    const order = new Intl.Collator(app.state.locale, { numeric: true });
    return [
      everything,
      ...[...groups].sort((one, other) => order.compare(one, other)).map(ofGroup),
      ...(severalAccounts ? app.state.accounts.map(({ id }) => ofAccount(id)) : []),
    ];
  }
  const rows = keys.map((key) => fleet.get(key)).filter((row) => row !== undefined);
  const [first] = rows;
  const group = shared(rows, 'group') ?? '';
  const account = severalAccounts ? shared(rows, 'accountId') : null;
  return [
    {
      name:
        rows.length === 1 && first !== undefined
          ? shownName(first)
          : words.phones(app.messages.glance.number(rows.length)),
      part: 'first',
      scopes: rows.map(({ key }) => ({ kind: 'phone', key })),
    },
    everything,
    ...(group === '' ? [] : [ofGroup(group)]),
    ...(account === null ? [] : [ofAccount(account)]),
  ];
}

/** How many phones of the scopes have a problem now. */
export function problemsIn(scopes: readonly Scope[], rows: ReadonlyMap<string, PhoneRow>): number {
  const keys = new Set<string>();
  const take = (row: PhoneRow | undefined) => {
    if (row !== undefined && row.problem !== null) keys.add(row.key);
  };
  for (const scope of scopes) {
    if (scope.kind === 'phone') take(rows.get(scope.key));
    else for (const row of rows.values()) if (isIn(scope, row)) take(row);
  }
  return keys.size;
}

function isIn(scope: Exclude<Scope, { kind: 'phone' }>, row: PhoneRow): boolean {
  if (scope.kind === 'all') return true;
  return scope.kind === 'group' ? row.group === scope.group : row.accountId === scope.accountId;
}
