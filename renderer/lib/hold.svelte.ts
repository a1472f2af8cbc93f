/** Why the order of the list must not change just now. */
export type HoldReason = 'pointer' | 'keyboard' | 'selection';

/** Where a pointer is on the screen. */
type ScreenPoint = Pick<PointerEvent, 'screenX' | 'screenY'>;

/** Somebody who points at the list and has not moved for this long has gone; in ms. */
const POINTER_IDLE = 30_000;
const KEYBOARD_IDLE = 3000;

/**
 * Keeps the order of the list while somebody works in it, so that nothing moves under the pointer: while the pointer is
 * over the list (for 30 s after its last movement or turn of the wheel), for 3 s after a key, and while phones are selected.
 */
export class Hold {
  #reasons = $state.raw<ReadonlySet<HoldReason>>(new Set());
  readonly #timers = new Map<HoldReason, ReturnType<typeof setTimeout>>();
  readonly #onRelease: () => void;
  /** Where the pointer was last; null while it is not over the list. */
  #pointer: ScreenPoint | null = null;

  constructor(onRelease: () => void) {
    this.#onRelease = onRelease;
  }

  get active(): boolean {
    return this.#reasons.size > 0;
  }

  /**
   * Takes in an event of the pointer. The browser sends one, too, when the window appears or its rows move under a
   * pointer that rests: only another place on the screen is a movement.
   */
  pointed({ screenX, screenY }: ScreenPoint): void {
    const before = this.#pointer;
    this.#pointer = { screenX, screenY };
    if (before === null || (before.screenX === screenX && before.screenY === screenY)) return;
    this.#hold('pointer', POINTER_IDLE);
  }

  typed(): void {
    this.#hold('keyboard', KEYBOARD_IDLE);
  }

  /** The wheel turns without the pointer moving. */
  scrolled(): void {
    this.#hold('pointer', POINTER_IDLE);
  }

  pointerLeft(): void {
    this.#pointer = null;
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
