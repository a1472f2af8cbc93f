import { DEFAULT_BASE_URL } from '../../electron/core/base-url.ts';
import type { FieldError } from '../../electron/core/field-error.ts';
import { formatPhoneList, parsePhoneList } from '../../electron/core/phone-list.ts';
import type { FoundPhone } from '../../electron/core/found-phone.ts';
import { mergePhoneList } from '../../electron/core/phone-merge.ts';
import type { PhoneEntry } from '../../electron/core/phone.ts';
import type { Result } from '../../electron/core/result.ts';
import type {
  AccountDraft,
  AccountState,
  Bridge,
  ConnectionTest,
  ConnectionTestError,
} from '../../electron/shared/contract.ts';
import { SignInFields } from './sign-in.svelte.ts';

type TestResult = Result<ConnectionTest, ConnectionTestError>;
type FindResult = Result<readonly FoundPhone[], ConnectionTestError>;
type EditorBridge = Pick<Bridge, 'getAccountPhones' | 'saveAccount' | 'testConnection' | 'findPhones'>;

/** An account while it is edited. What was typed stays, whatever the main process says about it. */
export class AccountEditor {
  readonly accountId: string | null;
  readonly signIn: SignInFields;
  readonly #bridge: EditorBridge;
  name = $state('');
  baseUrl = $state('');
  region = $state('');
  followNew = $state(false);
  phonesText = $state('');
  #saved: string;
  #savedPhones: string;
  #errors = $state.raw<readonly FieldError[]>([]);
  #busy = $state<'loading' | 'testing' | 'saving' | 'finding' | null>(null);
  #test = $state.raw<TestResult | null>(null);
  #linesRefused = $state(false);
  #saveRefused = $state(false);
  readonly #phones = $derived.by(() => parsePhoneList(this.phonesText));

  constructor(bridge: EditorBridge, account: AccountState | null) {
    this.#bridge = bridge;
    this.accountId = account?.id ?? null;
    this.signIn = new SignInFields(account);
    this.name = account?.name ?? '';
    this.baseUrl = account?.baseUrl ?? DEFAULT_BASE_URL;
    this.region = account?.region ?? '';
    this.followNew = account?.followNew ?? false;
    this.#saved = $state(this.#fields());
    this.#savedPhones = $state('');
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
    return this.#fields() !== this.#saved || this.phonesText !== this.#savedPhones;
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
    const { phonesText } = this;
    const result = await this.#bridge.saveAccount(this.#draft());
    this.#busy = null;
    this.#errors = result.ok ? [] : result.error;
    this.#saveRefused = !result.ok;
    if (!result.ok) return null;
    this.signIn.saved();
    this.#saved = this.#fields();
    this.#savedPhones = phonesText;
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

  /** Lists the phones of the tenant. */
  async findPhones(): Promise<FindResult> {
    this.#busy = 'finding';
    this.#saveRefused = false;
    const result = await this.#bridge.findPhones(this.#draft());
    this.#busy = null;
    this.#errors = !result.ok && result.error.kind === 'fields' ? result.error.errors : [];
    return result;
  }

  /** Adds phones to those that were typed. */
  takeOver(phones: readonly PhoneEntry[]): void {
    this.phonesText = mergePhoneList(this.phonesText, phones);
  }

  /** Reads the phones that are stored. Where the user has changed the list here, it gets those that are new there. */
  async loadPhones(): Promise<void> {
    if (this.accountId === null || this.#busy !== null) return;
    this.#busy = 'loading';
    const stored = await this.#bridge.getAccountPhones({ accountId: this.accountId });
    this.#busy = null;
    const known = new Set(parsePhoneList(this.#savedPhones).phones.map(({ id }) => id));
    const untouched = this.phonesText === this.#savedPhones;
    this.#savedPhones = formatPhoneList(stored);
    if (untouched) this.phonesText = this.#savedPhones;
    else this.takeOver(stored.filter(({ id }) => !known.has(id)));
  }

  /** Everything but the phones, as one text that can be compared. */
  #fields(): string {
    return JSON.stringify([this.name, this.baseUrl, this.region, this.signIn.draft(), this.followNew]);
  }

  #draft(): AccountDraft {
    return {
      id: this.accountId,
      name: this.name,
      baseUrl: this.baseUrl,
      region: this.region,
      credentials: this.signIn.draft(),
      phones: this.#phones.phones,
      followNew: this.followNew,
    };
  }
}
