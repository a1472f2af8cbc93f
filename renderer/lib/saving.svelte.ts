import type { FieldError } from '../../electron/core/field-error.ts';
import type { Result } from '../../electron/core/result.ts';

interface SavingOptions<Draft> {
  /** What the form holds now, made ready to be saved. */
  readonly draft: () => Draft;
  /** What is wrong with it as far as the window can tell. */
  readonly check: (draft: Draft) => readonly FieldError[];
  readonly send: (draft: Draft) => Promise<Result<null, readonly FieldError[]>>;
}

/** What a form that is saved as a whole has to remember: what was saved last, and what is wrong. */
export class Saving<Draft> {
  readonly #options: SavingOptions<Draft>;
  #saved: string;
  #errors = $state.raw<readonly FieldError[]>([]);

  constructor(options: SavingOptions<Draft>) {
    this.#options = options;
    this.#saved = $state(JSON.stringify(options.draft()));
  }

  get unsaved(): boolean {
    return JSON.stringify(this.#options.draft()) !== this.#saved;
  }

  errorsOf(path: string): readonly FieldError[] {
    return this.#errors.filter((error) => error.path === path);
  }

  /** Shows these errors and no others; an entry that is taken away takes the places of the others along. */
  setErrors(errors: readonly FieldError[]): void {
    this.#errors = errors;
  }

  /** Takes what the main process has made of the draft for what was saved. */
  setSaved(draft: Draft): void {
    this.#saved = JSON.stringify(draft);
  }

  /** Returns whether it was saved; `errorsOf` then says why not. */
  async save(): Promise<boolean> {
    const draft = this.#options.draft();
    const wrong = this.#options.check(draft);
    const result = wrong.length === 0 ? await this.#options.send(draft) : null;
    this.#errors = result === null ? wrong : result.ok ? [] : result.error;
    if (result?.ok !== true) return false;
    this.setSaved(draft);
    return true;
  }
}
