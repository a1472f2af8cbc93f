import { checkAccount, type CheckedAccount } from '../core/account-draft.ts';
import { joinCredentials, partCredentials } from '../core/credentials.ts';
import type { FieldError } from '../core/field-error.ts';
import { follow } from '../core/following.ts';
import type { PhoneEntry } from '../core/phone.ts';
import { ok, type Result } from '../core/result.ts';
import type { AccountDraft } from '../shared/contract.ts';
import type { Account } from './account.ts';
import type { Secrets } from './secrets.ts';
import type { SettingsStore } from './settings.ts';
import type { StoredAccount } from './settings-schema.ts';

/** The accounts that the user has set up: their settings and their secrets, which belong together. */
export interface Accounts {
  all(): readonly Account[];
  /** Checks a draft and completes it with the stored secrets, so that it can be tried or saved. */
  check(draft: AccountDraft): Result<Account, readonly FieldError[]>;
  save(draft: AccountDraft): Result<{ readonly accountId: string }, readonly FieldError[]>;
  remove(accountId: string): void;
  /** Takes over new ones among the phones that the service has listed; returns whether there were any. */
  follow(accountId: string, found: readonly PhoneEntry[]): boolean;
  /** Takes over what a config file sets up: an account of the same name is replaced, others stay. */
  provision(accounts: readonly CheckedAccount[]): void;
}

export function createAccounts(settings: SettingsStore, secrets: Secrets, newId: () => string): Accounts {
  const stored = () => settings.get().accounts;

  function complete({ credentials: means, listed: _listed, ...account }: StoredAccount): Account {
    return { ...account, means, credentials: joinCredentials(means, secrets.get(account.id)) };
  }

  function replace(account: StoredAccount): void {
    const known = stored().some(({ id }) => id === account.id);
    settings.set({
      accounts: known
        ? stored().map((one) => (one.id === account.id ? account : one))
        : [...stored(), account],
    });
  }

  function put(id: string, { credentials, ...account }: CheckedAccount): void {
    const { means, secrets: parts } = partCredentials(credentials);
    secrets.set(id, parts);
    const before = stored().find((one) => one.id === id);
    const listed = account.followNew ? (before?.listed ?? null) : null;
    replace({ ...account, id, credentials: means, phones: [...account.phones], listed });
  }

  function checkDraft(
    draft: AccountDraft,
  ): Result<{ readonly id: string; readonly account: CheckedAccount }, readonly FieldError[]> {
    const before = stored().find(({ id }) => id === draft.id);
    const others = stored().filter(({ id }) => id !== draft.id);
    const checked = checkAccount(
      draft,
      others.map(({ name }) => name),
      before === undefined ? null : complete(before),
    );
    return checked.ok ? ok({ id: before?.id ?? newId(), account: checked.value }) : checked;
  }

  return {
    all: () => stored().map(complete),
    check(draft) {
      const checked = checkDraft(draft);
      if (!checked.ok) return checked;
      const { id, account } = checked.value;
      return ok({ ...account, id, means: partCredentials(account.credentials).means });
    },
    save(draft) {
      const checked = checkDraft(draft);
      if (!checked.ok) return checked;
      const { id, account } = checked.value;
      put(id, account);
      return ok({ accountId: id });
    },
    remove(accountId) {
      secrets.remove(accountId);
      settings.set({ accounts: stored().filter(({ id }) => id !== accountId) });
    },
    follow(accountId, found) {
      const before = stored().find(({ id }) => id === accountId);
      if (before === undefined) return false;
      const after = follow(before, found);
      if (after === before) return false;
      const { listed } = after;
      replace({ ...before, phones: [...after.phones], listed: listed === null ? null : [...listed] });
      return after.phones.length > before.phones.length;
    },
    provision(accounts) {
      for (const account of accounts) {
        const known = stored().find(({ name }) => name === account.name);
        put(known?.id ?? newId(), account);
      }
    },
  };
}
