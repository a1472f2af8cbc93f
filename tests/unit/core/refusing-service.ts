import { createAccountPolling, type AccountPolling } from '../../../electron/core/account-polling.ts';
import { newFailure, type FailureKind } from '../../../electron/core/failure.ts';
import type { PhoneEntry } from '../../../electron/core/phone.ts';
import { defaultPolling, type PollingNumbers } from '../../../electron/core/polling-settings.ts';

/** A request, and what became of it; a kind says why it was refused. */
export interface Exchange {
  readonly at: number;
  readonly ids: readonly string[];
  readonly refused: FailureKind | null;
}

interface RefusedRun {
  readonly polling: AccountPolling;
  /** All exchanges, the oldest first. */
  readonly exchanges: readonly Exchange[];
  /** The phones that stayed without an answer, with the reason, in the order in which that came out. */
  readonly left: readonly (readonly [id: string, kind: FailureKind])[];
  /** Goes on until `end`, in ms; returns the exchanges of that time. */
  run(end: number): readonly Exchange[];
}

/** Lets an account poll a service that answers at once, and refuses requests for their IDs as it likes. */
export function runRefusing(
  entries: readonly PhoneEntry[],
  refuse: (ids: readonly string[], now: number) => FailureKind | null,
  numbers: Partial<PollingNumbers> = {},
): RefusedRun {
  const polling = createAccountPolling({ ...defaultPolling, ...numbers }, () => 0.5);
  polling.setPhones(entries, 0);
  const exchanges: Exchange[] = [];
  const left: (readonly [string, FailureKind])[] = [];
  let now = 0;
  return {
    polling,
    exchanges,
    left,
    run(end) {
      const from = exchanges.length;
      while (now < end) {
        const step = polling.step(now);
        if (step.kind === 'wait') {
          now = Math.min(end, step.until ?? end);
          continue;
        }
        const { batch } = step;
        const refused = refuse(batch.ids, now);
        exchanges.push({ at: now, ids: batch.ids, refused });
        if (refused === null) polling.answered(batch, () => false);
        else for (const id of polling.failed(batch, newFailure(refused), now)) left.push([id, refused]);
      }
      return exchanges.slice(from);
    },
  };
}

/** A service that refuses every request that names one of these phones. */
export function refusingFor(
  bad: ReadonlyMap<string, FailureKind>,
): (ids: readonly string[]) => FailureKind | null {
  return (ids) => {
    const id = ids.find((one) => bad.has(one));
    return id === undefined ? null : (bad.get(id) ?? null);
  };
}
