import type { Batch } from '../core/account-polling.ts';
import type { Failure } from '../core/failure.ts';

/** A failure as a line of the log: enough to find it in the service's own logs. */
export function outcomeLine(account: string, { ids }: Batch, failure: Failure): string {
  return `${account}: ${ids.length} phones without an answer: ${inOneLine(failure)}`;
}

export function listingLine(account: string, failure: Failure): string {
  return `${account}: its phones could not be listed: ${inOneLine(failure)}`;
}

function inOneLine({ kind, from, code, httpStatus, message, requestId }: Failure): string {
  const parts = [
    from === 'iam' ? 'IAM:' : null,
    kind,
    httpStatus === null ? null : `HTTP ${httpStatus}`,
    code,
  ];
  const said = [...parts, message].filter((part) => part !== null).join(' ');
  return requestId === '' ? said : `${said} (request ${requestId})`;
}
