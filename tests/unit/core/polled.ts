import {
  createAccountPolling,
  type AccountPolling,
  type Batch,
} from '../../../electron/core/account-polling.ts';
import { defaultPolling } from '../../../electron/core/polling-settings.ts';
import { entriesOf } from './phone-lives.ts';

export const idsOf = (many: number) => Array.from({ length: many }, (_, index) => `p${index}`);

/** The polling of an account with the phones `p0`, `p1` and so on, from 0 ms on. */
export function pollingOf(many: number, settings = {}, random = 0.5): AccountPolling {
  const polling = createAccountPolling({ ...defaultPolling, ...settings }, () => random);
  polling.setPhones(entriesOf(idsOf(many)), 0);
  return polling;
}

/** The batch that is sent at `now`; throws where none is. */
export function send(polling: AccountPolling, now: number): Batch {
  const step = polling.step(now);
  if (step.kind !== 'send') throw new Error(`nothing to send at ${now}: ${JSON.stringify(step)}`);
  return step.batch;
}

/** Lets the service answer at once, from `start` until `end`; returns what was asked, and when. */
export function poll(
  polling: AccountPolling,
  start: number,
  end: number,
  isQuick = (_: string) => false,
): Batch[] {
  const sent: Batch[] = [];
  for (let now = start; now < end;) {
    const step = polling.step(now);
    if (step.kind === 'send') {
      sent.push(step.batch);
      polling.answered(step.batch, isQuick);
    } else now = step.until ?? end;
  }
  return sent;
}
