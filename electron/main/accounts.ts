import { checkAccount } from '../core/account-draft.ts';
import type { FieldError } from '../core/field-error.ts';
import { failed, ok, type Result } from '../core/result.ts';
import type { AccountDraft } from '../shared/contract.ts';
import type { Provision } from './config-file.ts';
import type { Secrets } from './secrets.ts';
import type { SettingsStore } from './settings.ts';
import type { StoredAccount } from './settings-schema.ts';
import type { Account } from './watched-account.ts';

/** The accounts that the user has set up: their settings and their secrets, which belong together. */
export interface Accounts {
  all(): readonly Account[];
  /** Checks a draft and completes it with the stored token, so that it can be tried or saved. */
  check(draft: AccountDraft): Result<Account, readonly FieldError[]>;
  save(draft: AccountDraft): Result<{ readonly accountId: string }, readonly FieldError[]>;
  remove(accountId: string): void;
  /** Takes over what a config file sets up: an account of the same name is replaced, others stay. */
  provision(provision: Provision): void;
}

export function createAccounts(settings: SettingsStore, secrets: Secrets, newId: () => string): Accounts {
  const stored = () => settings.get().accounts;

  function withToken(account: StoredAccount): Account {
    return { ...account, token: secrets.get(account.id) };
  }

  function put(account: Account): void {
    const { id, name, baseUrl, phones, token } = account;
    if (token !== null) secrets.set(id, token);
    const entry: StoredAccount = { id, name, baseUrl, credentials: { kind: 'token' }, phones: [...phones] };
    const known = stored().some((one) => one.id === id);
    settings.set({
      accounts: known ? stored().map((one) => (one.id === id ? entry : one)) : [...stored(), entry],
    });
  }

  function check(draft: AccountDraft): Result<Account, readonly FieldError[]> {
    const before = stored().find(({ id }) => id === draft.id);
    const storedToken = before === undefined ? null : secrets.get(before.id);
    const others = stored().filter(({ id }) => id !== draft.id);
    const checked = checkAccount(
      draft,
      others.map(({ name }) => name),
      storedToken === null,
    );
    if (!checked.ok) return checked;
    const { token, baseUrl } = checked.value;
    // Who can change the base URL must not be able to have the stored token sent to a host of their own.
    if (token === null && before !== undefined && new URL(baseUrl).origin !== new URL(before.baseUrl).origin)
      return failed([{ path: 'token', problem: { kind: 'otherHost' } }]);
    return ok({ ...checked.value, id: before?.id ?? newId(), token: token ?? storedToken });
  }

  return {
    all: () => stored().map(withToken),
    check,
    save(draft) {
      const checked = check(draft);
      if (!checked.ok) return checked;
      put(checked.value);
      return ok({ accountId: checked.value.id });
    },
    remove(accountId) {
      secrets.remove(accountId);
      settings.set({ accounts: stored().filter(({ id }) => id !== accountId) });
    },
    provision({ accounts, polling }) {
      for (const account of accounts) {
        const known = stored().find(({ name }) => name === account.name);
        put({ ...account, id: known?.id ?? newId() });
      }
      if (polling !== null) settings.set({ polling });
    },
  };
}
