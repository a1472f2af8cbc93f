import type { AlertKind } from '../../core/alerts/kinds.ts';

const phones = (count: string) => (count === '1' ? '1 phone' : `${count} phones`);

const kinds: Record<AlertKind, string> = {
  offline: 'A phone goes offline',
  unknown: 'The status of a phone becomes unknown',
  stopped: 'A phone that should run is stopped or shut down',
  stuck: 'A phone stays in Starting',
  silent: 'The service no longer answers about a phone',
  unexpected: 'A phone is not in the expected status',
  flapping: 'A phone is flapping',
  recovered: 'A phone recovers',
  otherChanges: 'A phone changes in any other way',
  account: 'An account stops or starts to answer',
};

/** What a kind means, where its name does not say it all. */
const kindHints: Partial<Record<AlertKind, string>> = {
  stopped: 'Which phones should run is said under Groups, or for a phone itself.',
  unexpected: 'Such as running though it should be off.',
  flapping: 'Well and not well in turn: one problem rather than many.',
};

/** What the minimum of a kind says; the others are told only if they last as long. */
const minimumNames: Partial<Record<AlertKind, string>> = {
  stuck: 'A problem after',
  silent: 'A problem after',
  recovered: 'Only if the problem lasted',
};

export const notificationForm = {
  intro: 'What KooGlance tells, and when. What it does not tell is found under Activity, with the reason.',
  soundOnLinux: 'On Linux the desktop itself decides whether a notice makes a sound.',
  table: 'What is told',
  what: 'What happens',
  notify: 'Notify',
  sound: 'Sound',
  minimum: 'Only if it lasts',
  minimumNames,
  seconds: 's',
  kinds,
  kindHints,
  /** Names a control of the table for those who do not see its row and column. */
  control: (column: string, kind: string) => `${column}: ${kind}`,
  /** A minimum in larger units; takes a length of time in words. */
  same: (length: string) => `= ${length}`,
  numbers: {
    problems: 'A problem must be seen, times in a row',
    others: 'Any other change must be seen, times in a row',
    settleSeconds: 'Settle time, in seconds',
    reminderMinutes: 'Remind of a problem every, in minutes',
  },
  numberHints: {
    problems: (min: string, max: string) =>
      `From ${min} to ${max}. With 2, one bad answer of the service tells nothing.`,
    others: (min: string, max: string) => `From ${min} to ${max}. Recoveries are among them.`,
    settleSeconds: (min: string, max: string) =>
      `From ${min} to ${max}. A problem that is over sooner than this has recovered only when the phone has stayed well for as long. 0 tells each recovery at once.`,
    reminderMinutes: (min: string, max: string) =>
      `From ${min} to ${max}. 0 never reminds; nor is anybody reminded of what is acknowledged or snoozed.`,
  },
  save: 'Save',
  saved: 'Saved.',
};

export const quietHours = {
  intro:
    'In quiet hours nothing is shown; one summary comes when they end. Checking goes on, and so does the icon in the tray.',
  none: 'There are no quiet hours.',
  window: (number: string) => `Quiet hours ${number}`,
  days: 'Days on which they begin',
  /** Sunday is the first. */
  dayNames: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  shortDays: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
  from: 'From',
  to: 'To',
  nextDay: 'Ends on the next day.',
  add: 'Add quiet hours',
  remove: 'Remove',
  removeOf: (window: string) => `Remove: ${window}`,
  save: 'Save',
  saved: 'Saved.',
};

export const snoozeList = {
  title: 'Snoozed and muted now',
  intro: 'Nothing is told of these, and they count for nothing in the icon.',
  none: 'Nothing is snoozed or muted. Snooze from the list of phones or from the tray.',
  endAll: 'End all',
  more: (count: string) => `and ${count} more`,
};

export const groups = {
  intro:
    'What is asked of the phones of a group, whatever account they belong to. A group can be told of as one, once so many of its phones have problems. Off means stopped or shut down. A phone with an expected status of its own keeps it.',
  none: 'No phone is in a group. A phone’s group is the third entry of its line in the account’s list of phones.',
  phones,
  expected: 'Expected status',
  telling: 'Tell of',
  tellings: {
    each: 'each phone',
    phones: 'the group, by a number',
    percent: 'the group, by a share',
  },
  atLeast: { phones: 'Phones, at least', percent: 'Percent, at least' },
  save: 'Save',
  saved: 'Saved.',
};

export const onward = {
  intro:
    'Notices are passed on to these too, even those that quiet hours or the desktop’s do-not-disturb keep back. What is snoozed, or switched off under Notifications, is not.',
  sent: 'What is sent is JSON with the kinds, title, text and time of the notice, and account, ID, name, group and status of its phones.',
  none: 'Notices are shown on this desktop alone.',
  webhook: 'Webhook',
  command: 'Command',
  webhookAt: (origin: string) => `Webhook: ${origin}`,
  commandOf: (program: string) => `Command: ${program}`,
  url: 'URL',
  urlHint: (kept: string) => `Each notice is posted to it. ${kept}`,
  urlSet: (origin: string, kept: string) => `A URL of ${origin} is set; leave this empty to keep it. ${kept}`,
  urlLost: (origin: string, kept: string) =>
    `The URL of ${origin} is not there any more: enter it anew. ${kept}`,
  inKeychain: 'The system’s keychain keeps it.',
  inMemory: 'This system has no keychain: the URL is forgotten when KooGlance quits.',
  program: 'Program',
  programHint:
    'An absolute path. It is run for each notice, without a shell, and reads the JSON from its input.',
  arguments: 'Arguments',
  argumentsHint: 'One a line, passed as they stand: without quotes, and without variables.',
  kinds: 'What is passed on',
  test: 'Send a test',
  testOf: (target: string) => `Send a test: ${target}`,
  testing: 'Sending…',
  arrived: 'It worked: the test was passed on.',
  failed: (why: string) => `It did not work: ${why}`,
  addWebhook: 'Add webhook',
  addCommand: 'Add command',
  full: (count: string) => `There can be ${count} at most.`,
  remove: 'Remove',
  removeOf: (target: string) => `Remove: ${target}`,
  save: 'Save',
  saved: 'Saved.',
};
