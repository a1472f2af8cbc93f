import { DEFAULT_BASE_URL } from '../../electron/core/base-url.ts';
import type { FieldError } from '../../electron/core/field-error.ts';
import { formatPhoneList, parsePhoneList } from '../../electron/core/phone-list.ts';
import type { Result } from '../../electron/core/result.ts';
import type {
  AccountDraft,
  AccountState,
  Bridge,
  ConnectionTest,
  ConnectionTestError,
} from '../../electron/shared/contract.ts';

type TestResult = Result<ConnectionTest, ConnectionTestError>;

interface Fields {
  readonly name: string;
  readonly baseUrl: string;
  readonly token: string;
  readonly phonesText: string;
}

/** An account while it is edited. What was typed stays, whatever the main process says about it. */
export class AccountEditor {
  readonly accountId: string | null;
  /** Whether a token is stored, which an empty field then keeps. */
  readonly tokenSet: boolean;
  readonly #bridge: Pick<Bridge, 'getAccountPhones' | 'saveAccount' | 'testConnection'>;
  name = $state('');
  baseUrl = $state('');
  token = $state('');
  phonesText = $state('');
  #saved: Fields;
  #errors = $state.raw<readonly FieldError[]>([]);
  #busy = $state<'loading' | 'testing' | 'saving' | null>(null);
  #test = $state.raw<TestResult | null>(null);
  #linesRefused = $state(false);
  #saveRefused = $state(false);
  readonly #phones = $derived.by(() => parsePhoneList(this.phonesText));

  constructor(
    bridge: Pick<Bridge, 'getAccountPhones' | 'saveAccount' | 'testConnection'>,
    account: AccountState | null,
  ) {
    this.#bridge = bridge;
    this.accountId = account?.id ?? null;
    this.tokenSet = account?.tokenSet ?? false;
    this.name = account?.name ?? '';
    this.baseUrl = account?.baseUrl ?? DEFAULT_BASE_URL;
    this.#saved = $state.raw(this.#fields());
    if (account !== null) void this.#load(account.id);
  }

  get phones() {
    return this.#phones;
  }

  get busy() {
    return this.#busy;
  }

  /** What the last test of the connection found; null before the first. */
  get test(): TestResult | null {
    return this.#test;
  }

  /** Whether the last try to save was refused. */
  get refused(): boolean {
    return this.linesRefused || this.#saveRefused;
  }

  /** Whether it was refused because the list of phones has lines that cannot be read. */
  get linesRefused(): boolean {
    return this.#linesRefused && this.#phones.errors.length > 0;
  }

  get unsaved(): boolean {
    const saved = this.#saved;
    return (
      this.name !== saved.name ||
      this.baseUrl !== saved.baseUrl ||
      this.token !== saved.token ||
      this.phonesText !== saved.phonesText
    );
  }

  /** What is wrong with a field, by the beginning of its path. */
  errorsOf(field: string): readonly FieldError[] {
    return this.#errors.filter(({ path }) => path === field || path.startsWith(`${field}[`));
  }

  /** Returns the account's ID when it was saved, else null; `errorsOf` then says why. */
  async save(): Promise<string | null> {
    this.#linesRefused = this.#phones.errors.length > 0;
    if (this.#linesRefused) return null;
    this.#busy = 'saving';
    const result = await this.#bridge.saveAccount(this.#draft());
    this.#busy = null;
    this.#errors = result.ok ? [] : result.error;
    this.#saveRefused = !result.ok;
    if (!result.ok) return null;
    this.token = '';
    this.#saved = this.#fields();
    return result.value.accountId;
  }

  async testConnection(): Promise<void> {
    this.#busy = 'testing';
    this.#test = null;
    this.#saveRefused = false;
    const result = await this.#bridge.testConnection(this.#draft());
    this.#busy = null;
    this.#test = result;
    this.#errors = !result.ok && result.error.kind === 'fields' ? result.error.errors : [];
  }

  async #load(accountId: string): Promise<void> {
    this.#busy = 'loading';
    const phonesText = formatPhoneList(await this.#bridge.getAccountPhones({ accountId }));
    this.phonesText = phonesText;
    this.#saved = { ...this.#saved, phonesText };
    this.#busy = null;
  }

  #fields(): Fields {
    return { name: this.name, baseUrl: this.baseUrl, token: this.token, phonesText: this.phonesText };
  }

  #draft(): AccountDraft {
    const token = this.token.trim() === '' ? null : this.token;
    return { id: this.accountId, name: this.name, baseUrl: this.baseUrl, token, phones: this.#phones.phones };
  }
}
