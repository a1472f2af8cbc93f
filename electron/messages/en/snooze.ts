/** Snoozing and muting. A scope is what is snoozed: a phone, a group, an account, or everything. */
export const snooze = {
  title: 'Snooze',
  /** What it does, in one sentence. */
  explained:
    'Nothing is told of what is snoozed, and its problems count neither in the icon nor in the window; it is checked and listed as before.',
  what: 'What',
  whatGroups: 'Groups',
  whatAccounts: 'Accounts',
  howLong: 'For how long',
  ends: {
    half: 'For 30 minutes',
    one: 'For 1 hour',
    four: 'For 4 hours',
    tomorrow: 'Until tomorrow 9:00',
    recovery: 'Until it recovers',
    never: 'Muted, until you end it',
  },
  /** For more than one phone, of which those with problems now are snoozed. */
  endsRecovery: (count: string) =>
    count === '1'
      ? 'Until it recovers: the 1 phone with a problem now'
      : `Until they recover: the ${count} phones with problems now`,
  snooze: 'Snooze',
  mute: 'Mute',
  cancel: 'Cancel',

  scopes: {
    all: 'everything',
    account: (name: string) => `account ${name}`,
    group: (name: string) => `group ${name}`,
  },
  /** The same as a choice of its own. */
  choices: {
    all: 'Everything',
    account: (name: string) => `Account ${name}`,
    group: (name: string) => `Group ${name}`,
    phones: (count: string) => `The ${count} selected phones`,
  },

  until: (moment: string) => `snoozed until ${moment}`,
  untilRecovery: 'snoozed until it recovers',
  muted: 'muted',
  /** The same beside a mark that stands for its first word, which screen readers are told instead. */
  mark: 'snoozed',
  briefUntil: (moment: string) => `until ${moment}`,
  briefUntilRecovery: 'until it recovers',
  /** What holds, and what it is about. */
  holds: (until: string, scope: string) => `${until} (${scope})`,
  now: (holds: string) => `Now: ${holds}.`,

  open: 'Snooze…',
  openTitle: 'Say nothing of this for a while',
  end: 'End snooze',
  unmute: 'Unmute',
  endOf: (end: string, scope: string) => `${end}: ${scope}`,
  endMany: (count: string) => `End ${count} snoozes`,
};
