/** One page of the settings; an account without ID is a new one. */
export type Pane =
  | { readonly kind: 'account'; readonly accountId: string | null }
  | { readonly kind: 'polling' }
  | { readonly kind: 'network' }
  | { readonly kind: 'notifications' }
  | { readonly kind: 'quietHours' }
  | { readonly kind: 'groups' }
  | { readonly kind: 'onward' };

export type View =
  { readonly at: 'fleet' } | { readonly at: 'activity' } | { readonly at: 'settings'; readonly pane: Pane };

/** Where the window is. Nobody leaves a page with unsaved changes without being asked. */
export class Navigation {
  #view = $state.raw<View>({ at: 'fleet' });
  #asked = $state.raw<View | null>(null);
  #unsaved: () => boolean = () => false;

  get view(): View {
    return this.#view;
  }

  /** Whether the question about unsaved changes waits for its answer. */
  get asking(): boolean {
    return this.#asked !== null;
  }

  /** A page with a form says whether it holds changes; returns what takes the guard away. */
  guard(unsaved: () => boolean): () => void {
    this.#unsaved = unsaved;
    return () => {
      if (this.#unsaved === unsaved) this.#unsaved = () => false;
    };
  }

  go(view: View): void {
    if (this.#unsaved()) this.#asked = view;
    else this.#view = view;
  }

  /** Goes without asking, for a page whose form has just been saved or removed. */
  leave(view: View): void {
    this.#unsaved = () => false;
    this.#asked = null;
    this.#view = view;
  }

  stay(): void {
    this.#asked = null;
  }

  discard(): void {
    if (this.#asked !== null) this.leave(this.#asked);
  }
}
