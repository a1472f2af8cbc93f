/** The size that every element has in a test: the DOM of the tests lays nothing out. */
const WIDTH = 1000;
const ROW = 36;
const LIST = 720;

function heightOf(element: Element): number {
  return element.matches('[role="grid"], [role="listbox"]') ? LIST : ROW;
}

/** Tells each size once: a list of 720 px shows 20 rows of 36 px. */
class FixedLayout implements ResizeObserver {
  readonly #callback: ResizeObserverCallback;

  constructor(callback: ResizeObserverCallback) {
    this.#callback = callback;
  }

  observe(target: Element): void {
    const contentRect = new DOMRect(0, 0, WIDTH, heightOf(target));
    const size = [{ blockSize: contentRect.height, inlineSize: WIDTH }];
    const entry = {
      target,
      contentRect,
      borderBoxSize: size,
      contentBoxSize: size,
      devicePixelContentBoxSize: size,
    };
    // An observer is never told while it is still being asked.
    queueMicrotask(() => {
      this.#callback([entry], this);
    });
  }

  unobserve(): void {
    // Nothing is kept that had to be let go.
  }

  disconnect(): void {
    // As above.
  }
}

/** Gives the list a height, so that it shows rows. */
export function layOut(): void {
  window.ResizeObserver = FixedLayout;
  Object.defineProperty(HTMLElement.prototype, 'offsetParent', {
    configurable: true,
    get: () => document.body,
  });
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', {
    configurable: true,
    get(this: HTMLElement) {
      return heightOf(this);
    },
  });
}
