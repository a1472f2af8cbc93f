import { setTimeout } from 'node:timers/promises';
import { en } from '../../electron/messages/en/index.ts';
import type { RunningApp } from './app.ts';
import type { PrivateDesktop } from './private-desktop.ts';

/**
 * Makes the app's clock run faster, so that hours pass in seconds: its main process asks for the time and sets its timers through
 * these three functions. The window, its requests and the desktop stay as they are. A start is slow anyway, and comes first.
 */
export async function hurry(desktop: PrivateDesktop, app: RunningApp, factor: number): Promise<void> {
  await app.electron.evaluate((_electron, times) => {
    const clocks = globalThis as typeof globalThis & {
      hurried?: { from: number; steady: number; times: number };
    };
    if (clocks.hurried !== undefined) throw new Error('It hurries already.');
    const now = Date.now.bind(Date);
    const steady = performance.now.bind(performance);
    const timer = globalThis.setTimeout;
    const began = { from: now(), steady: steady() };
    clocks.hurried = { ...began, times };
    Date.now = () => began.from + (now() - began.from) * times;
    performance.now = () => began.steady + (steady() - began.steady) * times;
    globalThis.setTimeout = ((callback: () => void, ms = 0, ...rest: []) =>
      timer(callback, ms / times, ...rest)) as typeof globalThis.setTimeout;
  }, factor);
  // The next check was planned by the slow clock.
  await desktop.tray.click(en.glance.refresh);
}

/** In ms of the test. */
const LOOK_AGAIN = 20;

/** What the app takes for the time, in ms since 1970. */
export function timeOf(app: RunningApp): Promise<number> {
  return app.electron.evaluate(() => Date.now());
}

/** Waits until so much time has passed for the app, in ms; `each` is called about once in `everyMs` of it. */
export async function pass(
  app: RunningApp,
  ms: number,
  everyMs: number = ms,
  each: (passed: number) => void = () => {},
): Promise<void> {
  const from = await timeOf(app);
  for (let next = everyMs, passed = 0; passed < ms; passed = (await timeOf(app)) - from) {
    // To ask without end would keep the app from what is waited for.
    await setTimeout(LOOK_AGAIN);
    while (passed >= next) {
      each(next);
      next += everyMs;
    }
  }
}
