import type { Messages } from '../../messages/index.ts';
import { needsSignIn, type Failure } from '../failure.ts';
import type { NoticeDraft } from './notice.ts';

/** How an account stands; times in ms since 1970. */
export interface AccountStanding {
  readonly id: string;
  readonly name: string;
  readonly trouble: { readonly failure: Failure; readonly since: number } | null;
  /** When its token dies, where that is known and nobody renews it. */
  readonly tokenExpiresAt: number | null;
  /** How far this computer's clock is ahead of the service's, in ms, where it is far off. */
  readonly clockSkewMs: number | null;
}

/**
 * One notice when an account stops answering, and one when it answers again; one before a token dies, and one when this
 * computer's clock is far off.
 */
export interface AccountAlerts {
  step(account: AccountStanding, now: number): readonly AccountNews[];
  /** When `step` has more to tell of an account that stays as it is; null when it has not. */
  dueAt(account: AccountStanding): number | null;
  /** The account is gone. */
  forget(accountId: string): void;
  /** What was told, to be kept. */
  memory(): AccountMemory;
}

/** Something to tell of an account; `over` takes back what was said of its trouble. */
export interface AccountNews {
  readonly what: 'trouble' | 'over' | 'hint';
  readonly accountId: string;
  readonly notice: NoticeDraft;
}

/** What people were told of accounts in an earlier run; times in ms since 1970. */
export interface AccountMemory {
  readonly trouble: Readonly<Record<string, { readonly signIn: boolean; readonly since: number }>>;
  /** When the token dies that was told of last, by account. */
  readonly expiry: Readonly<Record<string, number>>;
}

/** How long before a token dies that is told, in ms. */
const BEFORE_EXPIRY = 60 * 60_000;

/**
 * @param minimumMs for how long an account must not answer before that is told: a network that is gone for a moment is not
 * worth a notice. A refused sign-in is told at once.
 */
export function createAccountAlerts(
  { notices, failures, time, glance }: Messages,
  minimumMs: () => number,
  kept: AccountMemory = { trouble: {}, expiry: {} },
): AccountAlerts {
  const toldSince = new Map(Object.entries(kept.trouble));
  const toldExpiry = new Map(Object.entries(kept.expiry));
  /** The account that told of the clock: it is one clock for all. */
  let clockToldBy: string | null = null;

  function news(
    what: AccountNews['what'],
    account: AccountStanding,
    title: string,
    body: string,
  ): readonly AccountNews[] {
    const id = `account:${account.id}`;
    const destination =
      what === 'over'
        ? ({ view: 'fleet', search: '' } as const)
        : ({ view: 'settings', accountId: account.id } as const);
    const notice = { id, kinds: ['account'] as const, replaces: [], title, body, destination, phones: [] };
    return [{ what, accountId: account.id, notice }];
  }

  /** Whether the trouble is one that was not told of. */
  function isNews({ id, trouble }: AccountStanding): boolean {
    if (trouble === null) return false;
    const told = toldSince.get(id);
    // An outage that was told may have turned into something that only the user can mend.
    return told === undefined || (needsSignIn(trouble.failure.kind) && !told.signIn);
  }

  function tellTrouble(account: AccountStanding, now: number): readonly AccountNews[] {
    const { id, name, trouble } = account;
    const told = toldSince.get(id);
    if (trouble === null) {
      if (!told) return [];
      toldSince.delete(id);
      const body = notices.troubleOverDetail(time.duration(now - told.since));
      return news('over', account, notices.troubleOver(name), body);
    }
    const { failure, since } = trouble;
    const signIn = needsSignIn(failure.kind);
    if (!isNews(account) || (!signIn && now - since < minimumMs())) return [];
    toldSince.set(id, { signIn, since: told?.since ?? since });
    const body = `${failures.what(failure)} ${failures.remedy(failure)}`.trim();
    return news('trouble', account, signIn ? notices.signIn(name) : notices.trouble(name), body);
  }

  /** When the death of the token is to be told; null when it was, or when its sign-in is refused already. */
  function expiryDueAt({ id, trouble, tokenExpiresAt }: AccountStanding): number | null {
    const dead = trouble !== null && needsSignIn(trouble.failure.kind);
    if (dead || tokenExpiresAt === null || toldExpiry.get(id) === tokenExpiresAt) return null;
    return tokenExpiresAt - BEFORE_EXPIRY;
  }

  function tellExpiry(account: AccountStanding, now: number): readonly AccountNews[] {
    const { id, name, tokenExpiresAt } = account;
    const dueAt = expiryDueAt(account);
    if (dueAt === null || tokenExpiresAt === null || now < dueAt) return [];
    toldExpiry.set(id, tokenExpiresAt);
    if (now >= tokenExpiresAt) return [];
    const title = notices.tokenExpires(name, glance.clock(tokenExpiresAt));
    return news('hint', account, title, notices.tokenExpiresDetail);
  }

  function tellClock(account: AccountStanding): readonly AccountNews[] {
    const { id, name, clockSkewMs } = account;
    if (clockSkewMs === null) {
      if (clockToldBy === id) clockToldBy = null;
      return [];
    }
    if (clockToldBy !== null) return [];
    clockToldBy = id;
    const by = time.duration(Math.abs(clockSkewMs));
    const title = clockSkewMs > 0 ? notices.clockAhead(name, by) : notices.clockBehind(name, by);
    return news('hint', account, title, notices.clockDetail);
  }

  return {
    step: (account, now) => [
      ...tellTrouble(account, now),
      ...tellExpiry(account, now),
      // Last, as it takes the place of the others: a wrong clock may be why a sign-in is refused.
      ...tellClock(account),
    ],

    dueAt(account) {
      const { trouble } = account;
      // Whether any other trouble lasts is known at the next try; a pause that the service asks for lasts.
      const pauses = trouble?.failure.kind === 'throttled' && isNews(account);
      const troubleAt = pauses ? trouble.since + minimumMs() : Infinity;
      const dueAt = Math.min(troubleAt, expiryDueAt(account) ?? Infinity);
      return dueAt === Infinity ? null : dueAt;
    },

    forget(accountId) {
      toldSince.delete(accountId);
      toldExpiry.delete(accountId);
      if (clockToldBy === accountId) clockToldBy = null;
    },

    memory: () => ({
      trouble: Object.fromEntries(toldSince),
      expiry: Object.fromEntries(toldExpiry),
    }),
  };
}
