import type { Problem } from '../problem.ts';
import type { NoticePhone } from './notice.ts';
import type { Snooze } from './snoozes.ts';

/** A phone as the alerts see it: what it is called, and how it stands now. */
export interface AlertPhone {
  readonly key: string;
  readonly accountId: string;
  readonly account: string;
  readonly instanceId: string;
  /** What people know it by. */
  readonly name: string;
  readonly group: string;
  /** The raw status that is believed; null before the first. */
  readonly status: number | null;
  readonly problem: Problem | null;
  readonly acknowledged: boolean;
  readonly snooze: Snooze | null;
  /** Whether it is in an incident: it has a problem, or has not been well for long enough to have recovered. */
  readonly inIncident: boolean;
}

/** Asks for a phone by its key; undefined where it is no longer watched. */
export type FindPhone = (key: string) => AlertPhone | undefined;

export function noticePhone(phone: AlertPhone, since: number | null): NoticePhone {
  const { key, accountId, account, instanceId, name, group, status, problem } = phone;
  return { key, accountId, account, instanceId, name, group, status, problem: problem?.kind ?? null, since };
}
