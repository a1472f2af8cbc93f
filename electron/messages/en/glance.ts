import type { StatusKind } from '../../core/status.ts';

const counted: Record<
  StatusKind | 'problems' | 'acknowledged' | 'snoozed' | 'waiting' | 'off',
  (count: string) => string
> = {
  problems: (count) => (count === '1' ? '1 problem' : `${count} problems`),
  acknowledged: (count) => `${count} acknowledged`,
  snoozed: (count) => `${count} snoozed`,
  off: (count) => `${count} off`,
  unknown: (count) => `${count} unknown`,
  stopped: (count) => `${count} stopped`,
  running: (count) => `${count} running`,
  offline: (count) => `${count} offline`,
  starting: (count) => `${count} starting`,
  shutDown: (count) => `${count} shut down`,
  unrecognised: (count) => `${count} unrecognised`,
  waiting: (count) => `${count} without an answer yet`,
};

export const glance = {
  number: (value: number) => value.toLocaleString('en-US'),
  counted,
  clock: (at: number) => new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' }),
  checkedAt: (clock: string) => `checked ${clock}`,
  notChecked: 'not checked yet',
  noPhones: 'No phones yet: open KooGlance to connect an account',
  paused: 'Paused',
  demo: 'Demo fleet',
  snoozed: (moment: string) => `everything snoozed until ${moment}`,
  muted: 'everything muted',
  quiet: (moment: string) => `quiet until ${moment}`,
  trouble: (account: string, what: string) => `${account}: ${what}`,
  phone: (name: string, problem: string) => `${name}: ${problem}`,
  more: (count: string) => `and ${count} more`,
  acknowledgeAll: (count: string) =>
    count === '1' ? 'Acknowledge the problem' : `Acknowledge all ${count} problems`,
  show: 'Show',
  acknowledge: 'Acknowledge',
  refresh: 'Refresh now',
  pause: 'Pause checking',
  resume: 'Resume checking',
  snooze: 'Snooze everything',
  open: 'Open KooGlance',
  activity: 'Activity',
  settings: 'Settings',
  endDemo: 'End the demo',
  quit: 'Quit KooGlance',
};
