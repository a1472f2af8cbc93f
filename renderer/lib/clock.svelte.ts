const SECOND = 1000;

/** The time that the window shows. It ticks each second, and only while somebody can see it. */
export class Clock {
  readonly #read: () => number;
  #now: number;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(read: () => number) {
    this.#read = read;
    this.#now = $state(read());
  }

  /** In ms since 1970. */
  get now(): number {
    return this.#now;
  }

  /** Runs until the signal. */
  run(document: Document, signal: AbortSignal): void {
    const update = () => {
      clearInterval(this.#timer);
      if (signal.aborted || document.visibilityState === 'hidden') return;
      this.#now = this.#read();
      this.#timer = setInterval(() => {
        this.#now = this.#read();
      }, SECOND);
    };
    document.addEventListener('visibilitychange', update, { signal });
    signal.addEventListener('abort', update, { once: true });
    update();
  }
}
