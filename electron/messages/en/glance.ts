import type { StatusKind } from '../../core/status.ts';

const counted: Record<
  StatusKind | 'problems' | 'acknowledged' | 'waiting' | 'off',
  (count: string) => string
> = {
  problems: (count) => (count === '1' ? '1 problem' : `${count} problems`),
  acknowledged: (count) => `${count} acknowledged`,
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
  snoozed: (clock: string) => `notifications snoozed until ${clock}`,
  trouble: (account: string, what: string) => `${account}: ${what}`,
  phone: (name: string, problem: string) => `${name}: ${problem}`,
  more: (count: string) => `and ${count} more`,
  refresh: 'Refresh now',
  pause: 'Pause checking',
  resume: 'Resume checking',
  snooze: 'Snooze notifications',
  snoozeFor: {
    half: 'For 30 minutes',
    one: 'For 1 hour',
    four: 'For 4 hours',
    tomorrow: 'Until tomorrow 9:00',
  },
  unsnooze: 'End snooze',
  open: 'Open KooGlance',
  settings: 'Settings',
  endDemo: 'End the demo',
  quit: 'Quit KooGlance',
};
