import type { Batch } from '../core/account-polling.ts';
import type { Failure } from '../core/failure.ts';

/** A failure as a line of the log: enough to find it in the service's own logs. */
export function outcomeLine(account: string, { ids }: Batch, failure: Failure): string {
  const { kind, code, httpStatus, message, requestId } = failure;
  const parts = [kind, httpStatus === null ? null : `HTTP ${httpStatus}`, code, message].filter(
    (part) => part !== null,
  );
  return `${account}: ${ids.length} phones without an answer: ${parts.join(' ')} (request ${requestId})`;
}
