import type { Activity, NoticeRecord } from '../../electron/core/alerts/activity.ts';
import type { Fate, NoticeFate, Reason } from '../../electron/core/alerts/fate.ts';
import { NOON } from './fake-clock.ts';

/** Something that happened to a phone; made up but for what the test says. */
export function change(key: string, part: Partial<Extract<Activity, { what: 'change' }>> = {}): Activity {
  return {
    what: 'change',
    at: NOON,
    key,
    name: 'Pixel',
    account: 'QA',
    happening: { kind: 'changed', from: 2, to: 4 },
    fate: { kind: 'suppressed', why: { kind: 'off' } },
    ...part,
  };
}

/** A notice in the record; made up but for what the test says. */
export function notice(id: string, part: Partial<NoticeRecord> = {}): NoticeRecord {
  return {
    what: 'notice',
    at: NOON,
    notice: id,
    title: `title ${id}`,
    body: 'one\ntwo',
    destination: { view: 'phone', key: id },
    fate: { kind: 'shown' },
    ...part,
  };
}

const reasons: readonly Reason[] = [
  { kind: 'off' },
  { kind: 'baseline' },
  { kind: 'unconfirmed' },
  { kind: 'over' },
  { kind: 'tooShort' },
  { kind: 'known' },
  { kind: 'untold' },
  { kind: 'flapping' },
  { kind: 'acknowledged' },
  { kind: 'snoozed', scope: { kind: 'all' }, until: NOON },
  { kind: 'snoozed', scope: { kind: 'account', accountId: 'a1' }, until: 'never' },
  { kind: 'snoozed', scope: { kind: 'group', group: 'qa' }, until: 'never' },
  { kind: 'snoozed', scope: { kind: 'phone', key: 'a1/p0' }, until: 'recovery' },
  { kind: 'belowThreshold', group: 'qa' },
  { kind: 'inView' },
  { kind: 'quietHours' },
  { kind: 'doNotDisturb' },
];
const fates: readonly Fate[] = [
  { kind: 'shown', notice: 'n' },
  { kind: 'summarised', notice: 'n' },
  ...reasons.map((why) => ({ kind: 'suppressed', why }) as const),
];
const noticeFates: readonly NoticeFate[] = [
  { kind: 'shown' },
  { kind: 'clicked', at: NOON },
  { kind: 'refused', error: 'no server' },
  ...reasons.map((why) => ({ kind: 'suppressed', why }) as const),
];
/** An activity of each kind, and of each kind in it. */
export const everything: readonly Activity[] = [
  ...fates.map((fate) => change('fate', { fate })),
  change('first', { happening: { kind: 'changed', from: null, to: 17 } }),
  change('doubted', { happening: { kind: 'doubted', from: 2, to: 3 } }),
  change('silent', { happening: { kind: 'began', problem: 'silent', since: NOON, status: null } }),
  change('back', { happening: { kind: 'recovered', problem: 'flapping', since: NOON, status: 2 } }),
  ...noticeFates.map((fate) => notice('fate', { fate })),
  notice('fleet', { destination: { view: 'fleet', search: 'group:"a b"' } }),
  notice('activity', { destination: { view: 'activity' } }),
  notice('settings', { destination: { view: 'settings', accountId: null } }),
  { what: 'passedOn', at: NOON, notice: 'n', title: '手机\n"', target: '/bin/true', error: null },
  { what: 'passedOn', at: NOON, notice: 'n', title: 't', target: 'chat.example', error: 'status 500' },
];
