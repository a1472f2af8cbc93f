import type { AlertPhone } from './alert-phone.ts';
import type { Reason } from './fate.ts';
import type { NoticeDraft } from './notice.ts';

/** How the desktop stands. */
export interface Desk {
  /** The key of the phone whose details are in view; null when none are. */
  readonly inView: string | null;
  readonly quietHours: boolean;
  readonly doNotDisturb: boolean;
}

/** Why a problem of the phone is not told, whoever would be told; null when it is. */
export function phoneReason({ acknowledged, snooze }: AlertPhone): Reason | null {
  if (snooze !== null) return { kind: 'snoozed', scope: snooze.scope, until: snooze.until };
  return acknowledged ? { kind: 'acknowledged' } : null;
}

/** Why the desktop does not show a notice; null when it does. Who gets notices passed on gets it all the same. */
export function deskReason(notice: NoticeDraft, { inView, quietHours, doNotDisturb }: Desk): Reason | null {
  const [only] = notice.phones;
  if (inView !== null && notice.phones.length === 1 && only?.key === inView) return { kind: 'inView' };
  if (quietHours) return { kind: 'quietHours' };
  return doNotDisturb ? { kind: 'doNotDisturb' } : null;
}
