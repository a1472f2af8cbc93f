import { setTimeout } from 'node:timers/promises';
import { en } from '../../electron/messages/en/index.ts';
import type { RunningApp } from './app.ts';
import type { PrivateDesktop } from './private-desktop.ts';

/** Time as the app has it. */
export interface HurriedClock {
  /** In ms since 1970. */
  now(): number;
  /** Waits until so much of it has passed, in ms; `each` is called about once in `everyMs` of it. */
  pass(ms: number, everyMs?: number, each?: () => void): Promise<void>;
}

/** In ms of the test. */
const LOOK_AGAIN = 20;

/**
 * Makes the app's clock run faster, so that hours pass in seconds: its main process asks for the time and sets its timers through
 * these three functions. The window, its requests and the desktop stay as they are. A start is slow anyway, and comes first.
 */
export async function hurry(desktop: PrivateDesktop, app: RunningApp, times: number): Promise<HurriedClock> {
  const from = await app.electron.evaluate((_electron, factor) => {
    const now = Date.now.bind(Date);
    const steady = performance.now.bind(performance);
    const timer = globalThis.setTimeout;
    const began = { now: now(), steady: steady() };
    Date.now = () => began.now + (now() - began.now) * factor;
    performance.now = () => began.steady + (steady() - began.steady) * factor;
    globalThis.setTimeout = ((callback: () => void, ms = 0, ...rest: []) =>
      timer(callback, ms / factor, ...rest)) as typeof globalThis.setTimeout;
    return began.now;
  }, times);
  // The next check was planned by the slow clock.
  await desktop.tray.click(en.glance.refresh);

  // It is the clock of the same computer, and need not be asked for.
  const now = () => from + (Date.now() - from) * times;
  return {
    now,
    async pass(ms, everyMs = ms, each = () => {}) {
      const start = now();
      let next = everyMs;
      while (now() - start < ms) {
        await setTimeout(LOOK_AGAIN);
        while (now() - start >= next) {
          each();
          next += everyMs;
        }
      }
    },
  };
}
