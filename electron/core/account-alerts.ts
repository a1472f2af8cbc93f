import type { Messages } from '../messages/index.ts';
import { needsSignIn, type Failure } from './failure.ts';
import type { Notice } from './notice.ts';

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
  step(account: AccountStanding, now: number): readonly Notice[];
  /** When `step` has more to tell of an account that stays as it is; null when it has not. */
  dueAt(account: AccountStanding): number | null;
  /** The account is gone. */
  forget(accountId: string): void;
}

/** A network that is gone for a moment is not worth a notice; in ms. A refused sign-in is told at once. */
const WORTH_A_NOTICE = 60_000;
/** How long before a token dies that is told, in ms. */
const BEFORE_EXPIRY = 60 * 60_000;

export function createAccountAlerts({ notices, failures, time, glance }: Messages): AccountAlerts {
  const toldSince = new Map<string, { readonly signIn: boolean; readonly since: number }>();
  /** When the token dies that was told of last, by account. */
  const toldExpiry = new Map<string, number>();
  /** The account that told of the clock: it is one clock for all. */
  let clockToldBy: string | null = null;

  function notice(account: AccountStanding, title: string, body: string): Notice {
    return {
      id: `account:${account.id}`,
      replaces: [],
      title,
      body,
      destination: { view: 'settings', accountId: account.id },
    };
  }

  /** Whether the trouble is one that was not told of. */
  function isNews({ id, trouble }: AccountStanding): boolean {
    if (trouble === null) return false;
    const told = toldSince.get(id);
    // An outage that was told may have turned into something that only the user can mend.
    return told === undefined || (needsSignIn(trouble.failure.kind) && !told.signIn);
  }

  function tellTrouble(account: AccountStanding, now: number): readonly Notice[] {
    const { id, name, trouble } = account;
    const told = toldSince.get(id);
    if (trouble === null) {
      if (!told) return [];
      toldSince.delete(id);
      const body = notices.troubleOverDetail(time.duration(now - told.since));
      return [
        { ...notice(account, notices.troubleOver(name), body), destination: { view: 'fleet', search: '' } },
      ];
    }
    const { failure, since } = trouble;
    const signIn = needsSignIn(failure.kind);
    if (!isNews(account) || (!signIn && now - since < WORTH_A_NOTICE)) return [];
    toldSince.set(id, { signIn, since: told?.since ?? since });
    const body = `${failures.what(failure)} ${failures.remedy(failure)}`.trim();
    return [notice(account, signIn ? notices.signIn(name) : notices.trouble(name), body)];
  }

  /** When the death of the token is to be told; null when it was, or when its sign-in is refused already. */
  function expiryDueAt({ id, trouble, tokenExpiresAt }: AccountStanding): number | null {
    const dead = trouble !== null && needsSignIn(trouble.failure.kind);
    if (dead || tokenExpiresAt === null || toldExpiry.get(id) === tokenExpiresAt) return null;
    return tokenExpiresAt - BEFORE_EXPIRY;
  }

  function tellExpiry(account: AccountStanding, now: number): readonly Notice[] {
    const { id, name, tokenExpiresAt } = account;
    const dueAt = expiryDueAt(account);
    if (dueAt === null || tokenExpiresAt === null || now < dueAt) return [];
    toldExpiry.set(id, tokenExpiresAt);
    if (now >= tokenExpiresAt) return [];
    const title = notices.tokenExpires(name, glance.clock(tokenExpiresAt));
    return [notice(account, title, notices.tokenExpiresDetail)];
  }

  function tellClock(account: AccountStanding): readonly Notice[] {
    const { id, name, clockSkewMs } = account;
    if (clockSkewMs === null) {
      if (clockToldBy === id) clockToldBy = null;
      return [];
    }
    if (clockToldBy !== null) return [];
    clockToldBy = id;
    const by = time.duration(Math.abs(clockSkewMs));
    const title = clockSkewMs > 0 ? notices.clockAhead(name, by) : notices.clockBehind(name, by);
    return [notice(account, title, notices.clockDetail)];
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
      const troubleAt = pauses ? trouble.since + WORTH_A_NOTICE : Infinity;
      const dueAt = Math.min(troubleAt, expiryDueAt(account) ?? Infinity);
      return dueAt === Infinity ? null : dueAt;
    },

    forget(accountId) {
      toldSince.delete(accountId);
      toldExpiry.delete(accountId);
      if (clockToldBy === accountId) clockToldBy = null;
    },
  };
}
