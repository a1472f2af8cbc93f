import type { DeskNow } from './teller.ts';
import type { MainWindow } from './window.ts';

export interface DeskOptions {
  readonly window: Pick<MainWindow, 'isInFront'>;
  readonly doNotDisturb: { read(): Promise<boolean> };
}

/** How the desktop stands: what is in view, and whether it may be disturbed. */
export interface DeskState {
  /** At once; whether it may be disturbed was asked for at the last call, and is asked for again. */
  now(): DeskNow;
  /** The phone whose details the window shows; null when it shows none. */
  setInView(key: string | null): void;
}

export function createDesk({ window, doNotDisturb }: DeskOptions): DeskState {
  let shown: string | null = null;
  let disturbing = false;

  return {
    now() {
      void doNotDisturb.read().then((on) => {
        disturbing = on;
      });
      return { inView: window.isInFront() ? shown : null, doNotDisturb: disturbing };
    },
    setInView(key) {
      shown = key;
    },
  };
}
