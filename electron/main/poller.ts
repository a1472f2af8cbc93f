import type { AccountPolling, Batch } from '../core/account-polling.ts';
import type { StatusAnswer } from '../core/answer.ts';
import type { Failure } from '../core/failure.ts';
import type { Result } from '../core/result.ts';
import type { Ask } from './account.ts';
import type { Clock } from './clock.ts';

export interface PollerOptions {
  readonly polling: AccountPolling;
  readonly ask: Ask;
  readonly clock: Clock;
  readonly onOutcome: (batch: Batch, outcome: Result<StatusAnswer, Failure>) => void;
}

/** Does what the polling of an account decides, until the signal is aborted. `wake` when something changed for it. */
export function createPoller(
  { polling, ask, clock, onOutcome }: PollerOptions,
  signal: AbortSignal,
): { wake(): void } {
  let cancelTimer = () => {};

  async function send(batch: Batch): Promise<void> {
    let outcome: Result<StatusAnswer, Failure>;
    try {
      outcome = await ask(batch.ids, signal);
    } catch (error) {
      if (signal.aborted) return;
      throw error;
    }
    if (signal.aborted) return;
    onOutcome(batch, outcome);
    wake();
  }

  function wake(): void {
    cancelTimer();
    while (!signal.aborted) {
      const step = polling.step(clock.monotonic());
      if (step.kind === 'send') {
        void send(step.batch);
        continue;
      }
      if (step.until !== null) cancelTimer = clock.after(step.until - clock.monotonic(), wake);
      return;
    }
  }

  signal.addEventListener('abort', () => {
    cancelTimer();
  });
  return { wake };
}
