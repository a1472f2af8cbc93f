import type { FieldError } from './field-error.ts';

export interface PollingNumbers {
  readonly normalSeconds: number;
  readonly quickSeconds: number;
  readonly requestsPerSecond: number;
  readonly concurrency: number;
}

export const defaultPolling: PollingNumbers = {
  normalSeconds: 30,
  quickSeconds: 5,
  requestsPerSecond: 5,
  concurrency: 4,
};

/** What each number may be, both ends included. */
export const pollingRanges: Readonly<
  Record<keyof PollingNumbers, { readonly min: number; readonly max: number }>
> = {
  normalSeconds: { min: 5, max: 3600 },
  quickSeconds: { min: 1, max: 3600 },
  requestsPerSecond: { min: 0.05, max: 200 },
  concurrency: { min: 1, max: 32 },
};

/** Everything that is wrong with the numbers; the paths are their names. An empty list means that all are good. */
export function checkPolling(polling: PollingNumbers): FieldError[] {
  const errors: FieldError[] = [];
  for (const path of Object.keys(pollingRanges) as (keyof PollingNumbers)[]) {
    const { min, max } = pollingRanges[path];
    const found = polling[path];
    const whole = path === 'requestsPerSecond' || Number.isInteger(found);
    if (!Number.isFinite(found) || !whole) errors.push({ path, problem: { kind: 'notANumber' } });
    else if (found < min || found > max)
      errors.push({ path, problem: { kind: 'outOfRange', min, max, found } });
  }
  return errors;
}
