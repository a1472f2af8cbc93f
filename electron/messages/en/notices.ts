import type { ProblemKind } from '../../core/problem.ts';

const began: Record<ProblemKind, string> = {
  offline: 'went offline',
  unknown: 'status unknown',
  stopped: 'is off',
  stuck: 'stuck in Starting',
  silent: 'no answer',
  unexpected: 'is not as expected',
  flapping: 'keeps going and coming back',
};

const still: Record<ProblemKind, string> = {
  offline: 'is still offline',
  unknown: 'is still unknown',
  stopped: 'is still off',
  stuck: 'is still stuck in Starting',
  silent: 'is still without an answer',
  unexpected: 'is still not as expected',
  flapping: 'still keeps going and coming back',
};

const counted: Record<ProblemKind, string> = {
  offline: 'offline',
  unknown: 'unknown',
  stopped: 'off',
  stuck: 'stuck in Starting',
  silent: 'without an answer',
  unexpected: 'not as expected',
  flapping: 'flapping',
};

const detail: Record<ProblemKind, (since: string) => string> = {
  offline: (since) => `Offline since ${since}.`,
  unknown: (since) => `The service does not know its status since ${since}.`,
  stopped: (since) => `Stopped or shut down since ${since}; it shall run.`,
  stuck: (since) => `Starting since ${since}.`,
  silent: (since) => `The service says nothing about it since ${since}.`,
  unexpected: (since) => `In another status than you expect since ${since}.`,
  flapping: (since) => `Flapping since ${since}. You hear of it again when it stays in one status.`,
};

const phones = (count: string, group: string | null) =>
  `${count === '1' ? '1 phone' : `${count} phones`}${group === null ? '' : ` of ${group}`}`;

export const notices = {
  demo: (title: string) => `Demo: ${title}`,
  began: (name: string, kind: ProblemKind) => `${name} ${began[kind]}`,
  beganDetail: (kind: ProblemKind, since: string, account: string) =>
    `${detail[kind](since)} Account: ${account}`,
  recovered: (name: string, status: string) => `${name} recovered: ${status}`,
  recoveredDetail: (kind: ProblemKind, lasted: string, account: string) =>
    `It was ${counted[kind]} for ${lasted}. Account: ${account}`,
  changed: (name: string, status: string) => `${name}: ${status}`,
  changedDetail: (from: string, account: string) => `It was ${from} before. Account: ${account}`,
  manyBegan: (count: string, group: string | null) => `${phones(count, group)} have problems`,
  manyRecovered: (count: string, group: string | null) => `${phones(count, group)} recovered`,
  manyChanged: (count: string, group: string | null) => `${phones(count, group)} changed`,
  kinds: (parts: readonly { readonly kind: ProblemKind; readonly count: string }[]) =>
    parts.map(({ kind, count }) => `${count} ${counted[kind]}`).join(', '),
  names: (names: readonly string[], more: string | null) =>
    names.join(', ') + (more === null ? '' : ` and ${more} more`),
  /** How many, and their first names. */
  summary: (counts: string, names: string) => `${counts}: ${names}`,
  unobserved: 'While KooGlance could not check',
  away: 'While you were away',
  afterQuiet: 'While it was quiet',
  afterSnooze: 'Snooze ended',
  someBegan: (count: string) => (count === '1' ? '1 phone has a problem' : `${count} phones have problems`),
  someRecovered: (count: string) => `${phones(count, null)} recovered`,
  someChanged: (count: string) => `${phones(count, null)} changed`,
  someOver: (count: string) =>
    count === '1' ? '1 phone had a problem that is over' : `${count} phones had problems that are over`,
  still: (name: string, kind: ProblemKind) => `${name} ${still[kind]}`,
  manyStill: (count: string) => `${count} phones still have problems`,
  groupReached: (group: string, some: string, all: string) =>
    `${group}: ${some} of ${all} phones have problems`,
  groupBelow: (group: string) => `${group}: below its threshold again`,
  groupBelowDetail: (some: string, all: string) => `${some} of ${all} phones have problems.`,
  trouble: (account: string) => `${account} does not answer`,
  signIn: (account: string) => `${account}: sign-in needed`,
  troubleOver: (account: string) => `${account} answers again`,
  troubleOverDetail: (lasted: string) => `It did not for ${lasted}.`,
  tokenExpires: (account: string, at: string) => `${account}: the token expires at ${at}`,
  tokenExpiresDetail:
    'Paste a new token in Settings. An IAM user or an access key does not expire like this.',
  clockAhead: (account: string, by: string) => `${account}: the clock of this computer is ${by} ahead`,
  clockBehind: (account: string, by: string) => `${account}: the clock of this computer is ${by} behind`,
  clockDetail: 'The service may refuse to sign in. Let the system set date and time by itself.',
  stillRunning: 'KooGlance goes on checking',
  stillRunningDetail: 'This desktop shows no tray icons. Start KooGlance again to open its window.',
  stillInTray: 'KooGlance goes on in the tray',
  stillInTrayDetail: 'It checks your phones and tells you when one needs you. Quit it from the tray menu.',
};
