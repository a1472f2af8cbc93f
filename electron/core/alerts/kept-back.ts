import type { AccountNews } from './account-alerts.ts';
import type { AlertPhone, FindPhone } from './alert-phone.ts';
import { oweBegan, oweRecovered, type Owed, type OwedWhy } from './owed.ts';
import type { ToldEvent } from './telling.ts';

/** What was kept back and can be told now, of one cause. */
export interface Released {
  readonly why: OwedWhy;
  readonly phones: ReadonlyMap<string, Owed>;
  readonly accounts: readonly AccountNews[];
}

interface OwedAccount {
  readonly why: OwedWhy;
  readonly news: AccountNews;
}

/** What is kept of it between two runs. */
export interface KeptMemory {
  readonly phones: Readonly<Record<string, Owed>>;
  readonly accounts: Readonly<Record<string, OwedAccount>>;
}

/** Keeps what nobody was to be told of, until the desktop may speak again or a snooze has ended. */
export interface KeptBack {
  keep(event: ToldEvent, why: OwedWhy): void;
  keepAccount(news: AccountNews, why: OwedWhy): void;
  has(key: string): boolean;
  forget(key: string): void;
  /** Releases what nothing keeps back any more. */
  release(quiet: boolean): readonly Released[];
  /** Whether something waits for the desktop: whether that may speak is known only by asking. */
  waitsForDesk(): boolean;
  memory(): KeptMemory;
}

export function createKeptBack(
  find: FindPhone,
  accountSnoozed: (accountId: string) => boolean,
  kept: KeptMemory,
): KeptBack {
  const phones = new Map(Object.entries(kept.phones));
  const accounts = new Map(Object.entries(kept.accounts));

  /** What still keeps it back; null for nothing. */
  function keptBy(snoozed: boolean, quiet: boolean): OwedWhy | null {
    if (snoozed) return 'snooze';
    return quiet ? 'quiet' : null;
  }

  /** A phone that is well for the moment may fail again, or recover: then it will be known which it is. */
  function isOpen({ what }: Owed, { acknowledged, inIncident, problem }: AlertPhone): boolean {
    return what === 'began' && !acknowledged && inIncident && problem === null;
  }

  /** What is to be told now that nothing keeps it back; null for nothing. */
  function due(owed: Owed, phone: AlertPhone): Owed | null {
    if (owed.what === 'began' && phone.acknowledged) return null;
    if (owed.what === 'began' && !phone.inIncident) return oweRecovered(owed, owed.problem, owed.why);
    return { ...owed, problem: phone.problem ?? owed.problem };
  }

  function releasePhones(quiet: boolean): Map<OwedWhy, Map<string, Owed>> {
    const released = new Map<OwedWhy, Map<string, Owed>>();
    for (const [key, owed] of phones) {
      const phone = find(key);
      const why = phone === undefined ? null : keptBy(phone.snooze !== null, quiet);
      if (why !== null) {
        phones.set(key, { ...owed, why });
        continue;
      }
      if (phone !== undefined && isOpen(owed, phone)) continue;
      phones.delete(key);
      const now = phone === undefined ? null : due(owed, phone);
      if (now === null) continue;
      const others = released.get(owed.why) ?? new Map<string, Owed>();
      released.set(owed.why, others.set(key, now));
    }
    return released;
  }

  function releaseAccounts(quiet: boolean): Map<OwedWhy, AccountNews[]> {
    const released = new Map<OwedWhy, AccountNews[]>();
    for (const [id, { news, why }] of accounts) {
      const still = keptBy(accountSnoozed(id), quiet);
      if (still !== null) {
        accounts.set(id, { news, why: still });
        continue;
      }
      accounts.delete(id);
      released.set(why, [...(released.get(why) ?? []), news]);
    }
    return released;
  }

  return {
    keep(event, why) {
      if (event.kind === 'status') return;
      const owed =
        event.kind === 'began'
          ? oweBegan(event.problem, why)
          : oweRecovered(phones.get(event.key), event.incident, why);
      if (owed === null) phones.delete(event.key);
      else phones.set(event.key, owed);
    },
    keepAccount(news, why) {
      // What began and ended while nobody was to be told is not worth a word.
      const began = accounts.get(news.accountId)?.news.what === 'trouble';
      if (news.what === 'over' && began) accounts.delete(news.accountId);
      else accounts.set(news.accountId, { why, news });
    },
    has: (key) => phones.has(key),
    forget: (key) => phones.delete(key),
    release(quiet) {
      if (phones.size + accounts.size === 0) return [];
      const ofPhones = releasePhones(quiet);
      const ofAccounts = releaseAccounts(quiet);
      return (['quiet', 'snooze'] as const)
        .map((why) => ({
          why,
          phones: ofPhones.get(why) ?? new Map<string, Owed>(),
          accounts: ofAccounts.get(why) ?? [],
        }))
        .filter((released) => released.phones.size + released.accounts.length > 0);
    },
    waitsForDesk: () => [...phones.values(), ...accounts.values()].some(({ why }) => why === 'quiet'),
    memory: () => ({ phones: Object.fromEntries(phones), accounts: Object.fromEntries(accounts) }),
  };
}
