import type { FieldError } from '../../electron/core/field-error.ts';
import { checkPolling, pollingRanges, type PollingNumbers } from '../../electron/core/polling-settings.ts';
import type { Bridge } from '../../electron/shared/contract.ts';
import { Saving } from './saving.svelte.ts';
import { typedNumber } from './typed-number.ts';

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

/** The four numbers of the polling while they are edited, as they were typed. */
export class PollingDraft {
  texts: Texts;
  readonly #saving: Saving<PollingNumbers>;

  constructor(bridge: Pick<Bridge, 'savePolling'>, polling: PollingNumbers) {
    this.texts = $state(textsOf(polling));
    this.#saving = new Saving({
      draft: () => ({
        normalSeconds: typedNumber(this.texts.normalSeconds),
        quickSeconds: typedNumber(this.texts.quickSeconds),
        requestsPerSecond: typedNumber(this.texts.requestsPerSecond),
        concurrency: typedNumber(this.texts.concurrency),
      }),
      check: checkPolling,
      send: (draft) => bridge.savePolling(draft),
    });
  }

  get unsaved(): boolean {
    return this.#saving.unsaved;
  }

  errorsOf(field: PollingField): readonly FieldError[] {
    return this.#saving.errorsOf(field);
  }

  /** Returns whether it was saved; `errorsOf` then says why not. */
  save(): Promise<boolean> {
    return this.#saving.save();
  }
}
