import type { DeskNow } from './teller.ts';
import type { MainWindow } from './window.ts';

export interface DeskOptions {
  readonly window: Pick<MainWindow, 'isInFront'>;
  readonly doNotDisturb: { read(): Promise<boolean> };
}

/** How the desktop stands: what is in view, and whether it may be disturbed. */
export interface DeskState {
  /** Asks the desktop, which may take a moment; never rejects. */
  now(): Promise<DeskNow>;
  /** The phone whose details the window shows; null when it shows none. */
  setInView(key: string | null): void;
}

export function createDesk({ window, doNotDisturb }: DeskOptions): DeskState {
  let shown: string | null = null;

  return {
    async now() {
      const on = await doNotDisturb.read();
      return { inView: window.isInFront() ? shown : null, doNotDisturb: on };
    },
    setInView(key) {
      shown = key;
    },
  };
}
