import type { Counts } from '../core/counts.ts';
import type { Clock } from './clock.ts';

/**
 * Says on standard output how the fleet stands, for a start without a screen: a line after each sweep, that is once
 * the answers that belong together have come.
 */
export function createSweepPrinter(
  clock: Clock,
  counts: Readonly<Counts>,
  write: (line: string) => void,
): { answered(): void } {
  const quiet = 500;
  /** A fleet that its budget keeps busy is never quiet. */
  const patience = 10_000;
  let cancel = () => {};
  let firstAt: number | null = null;

  function print(): void {
    firstAt = null;
    const { byKind } = counts;
    const time = new Date(clock.now()).toISOString();
    write(
      `${time} sweep: ${counts.total} phones, ${counts.problems} problems, ${byKind.running} running, ` +
        `${byKind.starting} starting, ${byKind.offline} offline, ${byKind.stopped + byKind.shutDown} off`,
    );
  }

  return {
    answered() {
      cancel();
      const now = clock.monotonic();
      firstAt ??= now;
      cancel = clock.after(Math.min(quiet, firstAt + patience - now), print);
    },
  };
}
