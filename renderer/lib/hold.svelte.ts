/** Why the order of the list must not change just now. */
export type HoldReason = 'pointer' | 'keyboard' | 'selection';

/** Somebody who points at the list and has not moved for this long has gone; in ms. */
const POINTER_IDLE = 30_000;
const KEYBOARD_IDLE = 3000;

/**
 * Keeps the order of the list while somebody works in it, so that nothing moves under the pointer: while the pointer is
 * over the list (for 30 s after its last movement), for 3 s after a key, and while phones are selected.
 */
export class Hold {
  #reasons = $state.raw<ReadonlySet<HoldReason>>(new Set());
  readonly #timers = new Map<HoldReason, ReturnType<typeof setTimeout>>();
  readonly #onRelease: () => void;

  constructor(onRelease: () => void) {
    this.#onRelease = onRelease;
  }

  get active(): boolean {
    return this.#reasons.size > 0;
  }

  pointed(): void {
    this.#hold('pointer', POINTER_IDLE);
  }

  typed(): void {
    this.#hold('keyboard', KEYBOARD_IDLE);
  }

  pointerLeft(): void {
    this.#release('pointer');
  }

  selected(any: boolean): void {
    if (any) this.#hold('selection', null);
    else this.#release('selection');
  }

  #hold(reason: HoldReason, forMs: number | null): void {
    clearTimeout(this.#timers.get(reason));
    if (forMs !== null) {
      const release = () => {
        this.#release(reason);
      };
      this.#timers.set(reason, setTimeout(release, forMs));
    }
    if (!this.#reasons.has(reason)) this.#reasons = new Set([...this.#reasons, reason]);
  }

  #release(reason: HoldReason): void {
    clearTimeout(this.#timers.get(reason));
    if (!this.#reasons.has(reason)) return;
    this.#reasons = new Set([...this.#reasons].filter((other) => other !== reason));
    if (!this.active) this.#onRelease();
  }
}
