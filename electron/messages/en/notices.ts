import type { ProblemKind } from '../../core/problem.ts';

const began: Record<ProblemKind, string> = {
  offline: 'went offline',
  unknown: 'status unknown',
  stuck: 'stuck in Starting',
  silent: 'no answer',
};

const counted: Record<ProblemKind, string> = {
  offline: 'offline',
  unknown: 'unknown',
  stuck: 'stuck in Starting',
  silent: 'without an answer',
};

const detail: Record<ProblemKind, (since: string) => string> = {
  offline: (since) => `Offline since ${since}.`,
  unknown: (since) => `The service does not know its status since ${since}.`,
  stuck: (since) => `Starting since ${since}.`,
  silent: (since) => `The service says nothing about it since ${since}.`,
};

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
  manyBegan: (count: string) => `${count} phones have problems`,
  manyRecovered: (count: string) => `${count} phones recovered`,
  manyChanged: (count: string) => `${count} phones changed`,
  kinds: (parts: readonly { readonly kind: ProblemKind; readonly count: string }[]) =>
    parts.map(({ kind, count }) => `${count} ${counted[kind]}`).join(', '),
  names: (names: readonly string[], more: string | null) =>
    names.join(', ') + (more === null ? '' : ` and ${more} more`),
  /** How many, and their first names. */
  summary: (counts: string, names: string) => `${counts}: ${names}`,
  away: 'While KooGlance could not check',
  awayBegan: (count: string) => (count === '1' ? '1 phone has a problem' : `${count} phones have problems`),
  awayRecovered: (count: string) => (count === '1' ? '1 phone recovered' : `${count} phones recovered`),
  awayChanged: (count: string) => (count === '1' ? '1 phone changed' : `${count} phones changed`),
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
