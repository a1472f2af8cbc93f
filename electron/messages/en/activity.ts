import type { Reason } from '../../core/alerts/fate.ts';

/** Why nothing was shown; a snooze and a group's threshold say more about themselves. */
const reasons: Record<Exclude<Reason['kind'], 'snoozed' | 'belowThreshold'>, string> = {
  off: 'switched off in the settings',
  baseline: 'it was so at the first look',
  unconfirmed: 'seen too few times in a row to be sure',
  over: 'over before it could be told',
  tooShort: 'it did not last long enough',
  known: 'part of a problem that goes on',
  untold: 'nobody was told of the problem',
  flapping: 'flapping',
  acknowledged: 'acknowledged',
  inView: 'its details were open',
  quietHours: 'quiet hours',
  doNotDisturb: 'do not disturb was on',
};

export const activity = {
  title: 'Activity',
  back: 'Back to the phones',
  label: 'What happened, newest first',
  search: 'Search the activity',
  searchHint: 'Search: a phone, or words of a notice',
  filterLabel: 'Show',
  filters: {
    all: 'All',
    notices: 'Notices',
    changes: 'Changes',
    notShown: 'Not shown',
  },
  waiting: (count: string) => `${count} new`,
  today: 'Today',
  loading: 'Reading what happened…',
  empty: 'Nothing has happened yet.',
  emptyHint: 'Every change of a phone and every notice is listed here, with what became of it.',
  noMatch: 'Nothing matches the filter.',
  clearFilter: 'Clear the filter',

  of: (name: string, what: string) => `${name}: ${what}`,
  changed: (from: string, to: string) => `${from} → ${to}`,
  first: (to: string) => `First seen: ${to}`,
  doubted: (change: string) => `${change}, not confirmed`,
  /** A problem, and the status that the phone had then. */
  began: (problem: string, status: string) => `${problem} (${status})`,
  beganSince: (moment: string) => `Since ${moment}`,
  recovered: (status: string) => `Recovered: ${status}`,
  recoveredAfter: (problem: string, length: string) => `It was: ${problem}, for ${length}`,
  passedOn: (target: string, title: string) => `Passed on to ${target}: ${title}`,

  fates: {
    shown: 'Shown',
    summarised: 'In a summary',
    clicked: (moment: string) => `Clicked at ${moment}`,
    suppressed: (reason: string) => `Not shown: ${reason}`,
    refused: (error: string) => `Not shown: the system refused it (${error})`,
    delivered: 'Delivered',
    failed: (error: string) => `Failed: ${error}`,
  },
  reasons,
  belowThreshold: (group: string) => `too few phones of group ${group} had problems`,
};
