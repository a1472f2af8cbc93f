import type { FieldError } from '../../electron/core/field-error.ts';
import type { NetworkDraft, NetworkSettings } from '../../electron/core/network-settings.ts';
import type { Bridge } from '../../electron/shared/contract.ts';

export type NetworkField = 'proxyUrl' | 'proxyUser' | 'proxyPassword' | 'caFile';

/** How the service is reached, while it is edited. */
export class NetworkForm {
  readonly #bridge: Pick<Bridge, 'saveNetwork'>;
  proxy: NetworkSettings['proxy'];
  readonly texts: Record<NetworkField, string>;
  #passwordSet: boolean;
  #saved: string;
  #errors = $state.raw<readonly FieldError[]>([]);

  constructor(bridge: Pick<Bridge, 'saveNetwork'>, network: NetworkSettings) {
    this.#bridge = bridge;
    const { proxyUrl, proxyUser, caFile } = network;
    this.proxy = $state(network.proxy);
    this.texts = $state({ proxyUrl, proxyUser, proxyPassword: '', caFile });
    this.#passwordSet = $state(network.proxyPasswordSet);
    this.#saved = $state(JSON.stringify(this.#draft()));
  }

  /** Whether an empty password keeps the one that is stored. */
  get passwordSet(): boolean {
    return this.#passwordSet;
  }

  get unsaved(): boolean {
    return JSON.stringify(this.#draft()) !== this.#saved;
  }

  errorsOf(field: NetworkField): readonly FieldError[] {
    return this.#errors.filter(({ path }) => path === field);
  }

  /** Returns whether it was saved; `errorsOf` then says why not. */
  async save(): Promise<boolean> {
    const draft = this.#draft();
    const result = await this.#bridge.saveNetwork(draft);
    this.#errors = result.ok ? [] : result.error;
    if (!result.ok) return false;
    // The password goes with its user.
    this.#passwordSet = draft.proxyUser !== '' && (this.#passwordSet || draft.proxyPassword !== null);
    this.texts.proxyPassword = '';
    this.#saved = JSON.stringify({ ...draft, proxyPassword: null });
    return true;
  }

  #draft(): NetworkDraft {
    const { proxyUrl, proxyUser, proxyPassword, caFile } = this.texts;
    return {
      proxy: this.proxy,
      proxyUrl: this.proxy === 'manual' ? proxyUrl.trim() : '',
      proxyUser: proxyUser.trim(),
      proxyPassword: proxyPassword === '' ? null : proxyPassword,
      caFile: caFile.trim(),
    };
  }
}
