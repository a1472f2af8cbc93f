/**
 * The six statuses of Batch Status Query; the place in the list is the code that the service sends.
 * Source: KooPhone API reference, "Batch Status Query", table of `status` (2024-07-22).
 */
export const statusNames = ['unknown', 'stopped', 'running', 'offline', 'starting', 'shutDown'] as const;

/** A status of the reference, or the kind that gathers every code that the reference does not know. */
export type StatusKind = (typeof statusNames)[number] | 'unrecognised';

export const UNKNOWN = 0;
export const RUNNING = 2;
export const OFFLINE = 3;
export const STARTING = 4;

/** The kind of a raw status code. A code outside 0 to 5 is never mapped to one of the six. */
export function statusKind(code: number): StatusKind {
  return statusNames[code] ?? 'unrecognised';
}

/** Whether a phone with this status is on its way to another one and so deserves the quick interval. */
export function isPassing(code: number): boolean {
  return code === OFFLINE || code === STARTING;
}
