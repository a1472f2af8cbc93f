/** What a snooze is about. A group is one whatever account its phones belong to. */
export type Scope =
  | { readonly kind: 'all' }
  | { readonly kind: 'account'; readonly accountId: string }
  | { readonly kind: 'group'; readonly group: string }
  | { readonly kind: 'phone'; readonly key: string };

/** In ms since 1970, with the recovery of the phone (phones alone have one), or never: then it is muted. */
export type SnoozeEnd = number | 'recovery' | 'never';

/** Nothing is told of what is snoozed, and it counts for nothing in the icon. */
export interface Snooze {
  readonly scope: Scope;
  readonly until: SnoozeEnd;
}

/** For how long can be snoozed; `until` takes the present and gives ms since 1970, in local time. */
export const snoozeTimes: readonly {
  readonly name: 'half' | 'one' | 'four' | 'tomorrow';
  readonly until: (now: Date) => number;
}[] = [
  { name: 'half', until: (now) => now.getTime() + 30 * 60_000 },
  { name: 'one', until: (now) => now.getTime() + 60 * 60_000 },
  { name: 'four', until: (now) => now.getTime() + 4 * 60 * 60_000 },
  {
    name: 'tomorrow',
    until: (now) => new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 9).getTime(),
  },
];

/** What a phone is snoozed by. */
export interface Snoozable {
  readonly key: string;
  readonly accountId: string;
  readonly group: string;
}

export function sameScope(one: Scope, other: Scope): boolean {
  return scopeKey(one) === scopeKey(other);
}

/** Names a scope: no two have the same. */
export function scopeKey(scope: Scope): string {
  switch (scope.kind) {
    case 'all':
      return 'all';
    case 'account':
      return `account:${scope.accountId}`;
    case 'group':
      return `group:${scope.group}`;
    case 'phone':
      return `phone:${scope.key}`;
  }
}

/** The snoozes that hold, by what they are about, so that a fleet of any size can be asked of them. */
export interface SnoozeTable {
  readonly list: readonly Snooze[];
  /** What a phone is snoozed by, the narrowest first; null when it is not. */
  of(phone: Snoozable): Snooze | null;
  /** What an account's own alerts are snoozed by. */
  ofAccount(accountId: string): Snooze | null;
  readonly all: Snooze | null;
}

/** @param now in ms since 1970: snoozes that have ended by then hold no more */
export function snoozeTable(snoozes: readonly Snooze[], now: number): SnoozeTable {
  const list = snoozes.filter(({ until }) => typeof until !== 'number' || until > now);
  const byScope = new Map(list.map((snooze) => [scopeKey(snooze.scope), snooze]));
  const of = (scope: Scope) => byScope.get(scopeKey(scope)) ?? null;
  const all = of({ kind: 'all' });
  const ofAccount = (accountId: string) => of({ kind: 'account', accountId }) ?? all;
  return {
    list,
    all,
    ofAccount,
    of({ key, accountId, group }) {
      if (list.length === 0) return null;
      const ofGroup = group === '' ? null : of({ kind: 'group', group });
      return of({ kind: 'phone', key }) ?? ofGroup ?? ofAccount(accountId);
    },
  };
}

/** When the next snooze ends by itself, in ms since 1970; null when none does. */
export function nextSnoozeEnd(snoozes: readonly Snooze[]): number | null {
  const ends = snoozes.map(({ until }) => until).filter((until) => typeof until === 'number');
  return ends.length === 0 ? null : Math.min(...ends);
}

/** Snoozes these too; what was snoozed before takes the new end. */
export function withSnoozes(snoozes: readonly Snooze[], more: readonly Snooze[]): readonly Snooze[] {
  return [
    ...withoutScopes(
      snoozes,
      more.map(({ scope }) => scope),
    ),
    ...more,
  ];
}

export function withoutScopes(snoozes: readonly Snooze[], scopes: readonly Scope[]): readonly Snooze[] {
  const gone = new Set(scopes.map(scopeKey));
  return snoozes.filter(({ scope }) => !gone.has(scopeKey(scope)));
}
