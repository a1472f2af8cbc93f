import type { SettingsNotice } from '../../shared/contract.ts';

const phones = (count: string) => (count === '1' ? '1 phone' : `${count} phones`);

function settingsNotice(notice: SettingsNotice): string {
  switch (notice.kind) {
    case 'corrupt':
      return `The settings file could not be read, so KooGlance began with new settings. The old file is kept as ${notice.keptAs}.`;
    case 'newer':
      return `The settings file was written by a newer KooGlance (format ${String(notice.version)}). It is left as it is, and changes made here are not saved. Install the newer KooGlance to use it.`;
    case 'notSaved':
      return `The settings could not be saved: ${notice.reason}. They hold until KooGlance quits.`;
  }
}

export const window = {
  app: 'KooGlance',
  demoTitle: 'KooGlance: demo fleet',
  day: (at: number) => new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'short' }),
  date: (at: number) =>
    new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' }),
  onDay: (day: string, clock: string) => `${day} ${clock}`,
  copied: 'Copied',

  toolbar: {
    search: 'Search phones',
    searchHint: 'Search: a name, or status:offline group:qa',
    refresh: 'Refresh',
    pause: 'Pause',
    resume: 'Resume',
    settings: 'Settings',
    activity: 'Activity',
    snooze: 'Snooze',
    snoozeTitle: 'Snooze everything, an account or a group',
    seconds: (count: string) => `${count} s`,
    every: (length: string) => `every ${length}`,
    everyBetween: (shortest: string, longest: string) => `every ${shortest} to ${longest}`,
    everyByBudget: (length: string, count: string, rate: string) =>
      `every ${length}: ${phones(count)} at ${rate}`,
    everyByService: (length: string, rate: string) => `every ${length}: the service takes only ${rate}`,
    perSecond: (count: string) => `${count === '1' ? '1 request' : `${count} requests`} a second`,
    perMinute: (count: string) => `${count === '1' ? '1 request' : `${count} requests`} a minute`,
    everyOf: (account: string, every: string) => `${account}: ${every}`,
    everyTitle: 'How often each phone is checked',
  },

  chips: {
    label: 'Show phones by status',
    all: 'All',
    problem: 'Problems',
    snoozed: 'Snoozed',
  },

  banner: {
    label: 'Messages',
    account: (name: string, what: string) => `${name}: ${what}`,
    since: (moment: string, length: string) => `Since ${moment} (${length}).`,
    lastAnswer: (moment: string) => `Last answer ${moment}.`,
    neverAnswered: 'There has been no answer yet.',
    nextTry: (length: string) => `Next try in ${length}.`,
    trying: 'Trying again now.',
    waitsForYou: 'KooGlance does not try again before you change the account.',
    openSettings: 'Open settings',
    signIn: 'Sign in again',
    tokenExpires: (name: string, moment: string) =>
      `${name}: the token expires at ${moment}. Paste a new one.`,
    tokenExpired: (name: string, moment: string) =>
      `${name}: the token expired at ${moment}. Paste a new one.`,
    pasteToken: 'Paste a new token',
    clockBehind: (length: string) =>
      `This computer’s clock is ${length} behind the service’s. Set the clock; until then KooGlance uses the service’s time.`,
    clockAhead: (length: string) =>
      `This computer’s clock is ${length} ahead of the service’s. Set the clock; until then KooGlance uses the service’s time.`,
    notFollowed: (name: string, what: string) => `${name}: new phones could not be looked for. ${what}`,
    copyRequestId: 'Copy request ID',
    demo: 'This is a demo fleet: its phones are made up.',
    endDemo: 'End the demo',
    connect: 'Connect an account',
    paused: 'Checking is paused: what you see gets older.',
    resume: 'Resume',
    snoozed: (moment: string) =>
      `Everything is snoozed until ${moment}: nothing is told, and no problem counts.`,
    muted: 'Everything is muted: nothing is told, and no problem counts.',
    quiet: (moment: string) => `Quiet hours until ${moment}: what happens is told afterwards, in a summary.`,
    settingsNotice,
    memorySecrets:
      'This system has no keychain that KooGlance can use: secrets (tokens, passwords, keys) are kept in memory and must be entered again after a restart.',
    noTray:
      'This desktop shows no tray icons. Closing the window leaves KooGlance running; start it again to see the window. On GNOME, the AppIndicator extension adds the tray.',
  },

  table: {
    label: 'Phones',
    columns: {
      status: 'Status',
      name: 'Name',
      group: 'Group',
      instance: 'Instance',
      since: 'Since',
      checked: 'Checked',
      account: 'Account',
    },
    selectAll: (count: string) => `Select all ${count} shown`,
    since: (moment: string, length: string) => `${moment} (${length})`,
    none: '–',
    old: 'old',
    staleTitle:
      'There has been no answer about this phone for longer than usual: its status may have changed.',
    problems: {
      offline: 'offline',
      unknown: 'unknown',
      stopped: 'should run',
      stuck: 'stuck',
      silent: 'no answer',
      unexpected: 'not as expected',
      flapping: 'flapping',
    },
    acknowledged: 'acknowledged',
  },

  empty: {
    loading: 'Reading the fleet…',
    noPhones: 'This account has no phones yet.',
    noPhonesHint: 'Add instance IDs in the settings: typed, pasted or imported.',
    addPhones: 'Add phones',
    noMatch: 'No phone matches the filter.',
    clearFilter: 'Clear the filter',
    firstCheck: 'The first check is under way.',
  },

  footer: {
    phones,
    some: (shown: string, all: string) => `${shown} of ${phones(all)}`,
    selected: (count: string) => `${count} selected`,
    acknowledge: 'Acknowledge',
    acknowledgeTitle: 'Leave these problems out of the count until the phones recover',
    unacknowledge: 'Take acknowledgement back',
    expected: 'Expected status',
    expectedDiffers: 'Different ones',
    copyIds: 'Copy IDs',
    clear: 'Clear selection',
    waiting: (count: string) =>
      count === '1' ? '1 change waits for its place' : `${count} changes wait for their places`,
    waitingTitle: 'The order holds while you point at the list or have phones selected.',
    order: 'Sort now',
  },

  phone: {
    label: (name: string) => `Details of ${name}`,
    close: 'Close details',
    loading: 'Reading the details…',
    gone: 'This phone is no longer in the fleet.',
    code: (code: number) => `code ${String(code)}`,
    problem: 'Problem',
    problemSince: (problem: string, moment: string, length: string) =>
      `${problem}, since ${moment} (${length})`,
    silence: 'Last try',
    silenceRequestId: 'Its request ID',
    instance: 'Instance ID',
    account: 'Account',
    group: 'Group',
    since: 'Since',
    checked: 'Checked',
    lastAnswer: 'Last answer',
    answer: (moment: string, code: string) => `${moment}, ${code}`,
    requestId: 'Request ID',
    copyOf: (label: string) => `Copy ${label}`,
    transitions: 'Changes',
    noTransitions: (moment: string) => `None since ${moment}, when KooGlance began to watch.`,
    transition: (from: string, to: string) => `${from} → ${to}`,
    first: (to: string) => `First seen: ${to}`,
    afterGap: {
      unobserved: 'or earlier: KooGlance could not check before',
      away: 'or earlier: KooGlance was not running',
    },
    acknowledge: 'Acknowledge',
    unacknowledge: 'Take acknowledgement back',
    expected: 'Expected status',
    ofGroup: 'As its group says',
    ofGroupNow: (group: string, expected: string) => `As group ${group} says: ${expected}`,
    ofNothing: (expected: string) => `Not set: ${expected}`,
    expectedHere: 'Set for this phone alone.',
  },
};
