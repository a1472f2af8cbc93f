import type { FieldError } from '../../electron/core/field-error.ts';
import { pollingRanges, type PollingNumbers } from '../../electron/core/polling-settings.ts';
import type { Bridge } from '../../electron/shared/contract.ts';

export type PollingField = keyof PollingNumbers;

export const pollingFields = Object.keys(pollingRanges) as readonly PollingField[];

type Texts = Record<PollingField, string>;

function textsOf(polling: PollingNumbers): Texts {
  return {
    normalSeconds: String(polling.normalSeconds),
    quickSeconds: String(polling.quickSeconds),
    requestsPerSecond: String(polling.requestsPerSecond),
    concurrency: String(polling.concurrency),
  };
}

/** An empty field is not zero. */
function numberOf(text: string): number {
  return text.trim() === '' ? NaN : Number(text);
}

/** The four numbers of the polling while they are edited, as they were typed. */
export class PollingDraft {
  readonly #bridge: Pick<Bridge, 'savePolling'>;
  texts: Texts;
  #stored: Texts;
  #errors = $state.raw<readonly FieldError[]>([]);

  constructor(bridge: Pick<Bridge, 'savePolling'>, polling: PollingNumbers) {
    this.#bridge = bridge;
    this.texts = $state(textsOf(polling));
    this.#stored = $state.raw(textsOf(polling));
  }

  get unsaved(): boolean {
    return pollingFields.some((field) => this.texts[field] !== this.#stored[field]);
  }

  errorsOf(field: PollingField): readonly FieldError[] {
    return this.#errors.filter(({ path }) => path === field);
  }

  /** Returns whether it was saved; `errorsOf` then says why not. */
  async save(): Promise<boolean> {
    const texts = { ...this.texts };
    const result = await this.#bridge.savePolling({
      normalSeconds: numberOf(texts.normalSeconds),
      quickSeconds: numberOf(texts.quickSeconds),
      requestsPerSecond: numberOf(texts.requestsPerSecond),
      concurrency: numberOf(texts.concurrency),
    });
    this.#errors = result.ok ? [] : result.error;
    if (result.ok) this.#stored = texts;
    return result.ok;
  }
}
