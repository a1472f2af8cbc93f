import type { ActivityEntry } from '../core/alerts/activity.ts';
import type { OnwardDraft, OnwardTarget } from '../core/alerts/onward.ts';
import type { AlertSettings } from '../core/alerts/settings.ts';
import type { Scope, Snooze, SnoozeEnd } from '../core/alerts/snoozes.ts';
import type { CredentialsDraft } from '../core/credentials-draft.ts';
import type { SignInMeans } from '../core/credentials.ts';
import type { Destination } from '../core/destination.ts';
import type { Expected, GroupRule } from '../core/expected.ts';
import type { Failure } from '../core/failure.ts';
import type { FieldError } from '../core/field-error.ts';
import type { FoundPhone } from '../core/found-phone.ts';
import type { NetworkDraft, NetworkSettings } from '../core/network-settings.ts';
import type { Pace } from '../core/pace.ts';
import type { PhoneEntry } from '../core/phone.ts';
import type { Transition } from '../core/phone-record.ts';
import type { PollingNumbers } from '../core/polling-settings.ts';
import type { Problem } from '../core/problem.ts';
import type { Result } from '../core/result.ts';
import type { Silence } from '../core/silence.ts';

/*
 * The whole contract between the main process and the window: names and types only, as a sandboxed preload
 * script bundles this file. Schemas lie beside it and are used by the main process alone. All times are ms since 1970.
 */

export type Locale = 'en' | 'zh-CN';

export interface AccountTrouble {
  readonly failure: Failure;
  readonly since: number;
  /** When the next try is due; null when none is before the user acts. */
  readonly retryAt: number | null;
}

export interface AccountState {
  readonly id: string;
  readonly name: string;
  readonly baseUrl: string;
  /** Such as `cn-south-1`; may be empty. */
  readonly region: string;
  readonly means: SignInMeans;
  /** Whether the secrets that belong to it are there. */
  readonly secretsSet: boolean;
  /** When the token dies, as far as is known. A token that is renewed by itself counts as one that does not die. */
  readonly tokenExpiresAt: number | null;
  /** How far this computer's clock is ahead of the service's (behind: negative), in ms, where it is far off; else null. */
  readonly clockSkewMs: number | null;
  readonly followNew: boolean;
  /** Why new phones could not be looked for the last time; null when they could, or nobody wants it. */
  readonly listingTrouble: Failure | null;
  readonly phones: number;
  readonly trouble: AccountTrouble | null;
  readonly lastAnswerAt: number | null;
  readonly pace: Pace;
}

/** Something about the settings file that the user must know; null when all is well. */
export type SettingsNotice =
  | { readonly kind: 'corrupt'; readonly keptAs: string }
  | { readonly kind: 'newer'; readonly version: number }
  | { readonly kind: 'notSaved'; readonly reason: string };

export interface AppState {
  readonly version: string;
  readonly locale: Locale;
  /** What the menu bar and the shortcuts depend on. */
  readonly platform: 'linux' | 'win32' | 'darwin' | 'other';
  readonly demo: boolean;
  readonly paused: boolean;
  /** Those that hold. */
  readonly snoozes: readonly Snooze[];
  /** Until when quiet hours last; null outside them. */
  readonly quietUntil: number | null;
  /** Where secrets go: the system's keychain, or memory alone where there is none. */
  readonly secretsIn: 'keychain' | 'memory';
  /** False where the desktop shows no tray icons. */
  readonly trayShown: boolean;
  readonly accounts: readonly AccountState[];
  readonly polling: PollingNumbers;
  readonly network: NetworkSettings;
  readonly alerts: AlertSettings;
  readonly groups: readonly GroupRule[];
  readonly onward: readonly OnwardTarget[];
  readonly settingsNotice: SettingsNotice | null;
}

export interface PhoneRow {
  /** `accountId/instanceId` */
  readonly key: string;
  readonly accountId: string;
  readonly instanceId: string;
  /** May be empty: then the instance ID stands for it. */
  readonly name: string;
  readonly group: string;
  /** The last observed raw status; null before the first answer. */
  readonly status: number | null;
  /** Since when it has that status as far as is known; null before the first answer. */
  readonly since: number | null;
  /** When it last got an answer; null before the first. */
  readonly checked: number | null;
  readonly problem: Problem | null;
  readonly acknowledged: boolean;
  /** What it is snoozed or muted by; null when it is not. */
  readonly snooze: Snooze | null;
  /** Its own expectation; null where that of its group holds. */
  readonly expected: Expected | null;
  /** Why the last try had no answer about this phone; null when it had one. */
  readonly silence: Silence | null;
}

export interface FleetSnapshot {
  readonly seq: number;
  readonly rows: readonly PhoneRow[];
}

/** A part of the record, newest first. */
export interface ActivityPage {
  readonly entries: readonly ActivityEntry[];
  /** Whether there are older ones. */
  readonly more: boolean;
}

/** What changed since `seq - 1`. A reader that missed one asks for the snapshot again. */
export interface FleetDelta {
  readonly seq: number;
  readonly upserts: readonly PhoneRow[];
  readonly removes: readonly string[];
  /** Phones of which nothing changed but the time of the last answer. */
  readonly checks: readonly { readonly at: number; readonly keys: readonly string[] }[];
}

export interface PhoneDetails {
  readonly row: PhoneRow;
  /** Newest first, of this run of the program. */
  readonly transitions: readonly Transition[];
  readonly lastAnswer: { readonly at: number; readonly status: number; readonly requestId: string } | null;
  readonly watchedSince: number;
}

export interface AccountDraft {
  /** Null for a new account. */
  readonly id: string | null;
  readonly name: string;
  readonly baseUrl: string;
  readonly region: string;
  readonly credentials: CredentialsDraft;
  readonly phones: readonly PhoneEntry[];
  /** Whether phones that the tenant gets later are watched by themselves. */
  readonly followNew: boolean;
}

/** What a test of the connection found: how many of the phones that it asked for got a status. */
export interface ConnectionTest {
  readonly asked: number;
  readonly answered: number;
  /** Null where no status was asked for, as there are no phones yet. */
  readonly requestId: string | null;
}

export type ConnectionTestError =
  | { readonly kind: 'fields'; readonly errors: readonly FieldError[] }
  | { readonly kind: 'failure'; readonly failure: Failure };

type Call<Argument, Answer> = (argument: Argument) => Promise<Answer>;

/** Every question and command that the window can put to the main process. */
export interface Calls {
  readonly getState: Call<null, AppState>;
  readonly getFleet: Call<null, FleetSnapshot>;
  readonly getPhone: Call<{ readonly key: string }, PhoneDetails | null>;
  readonly getAccountPhones: Call<{ readonly accountId: string }, readonly PhoneEntry[]>;
  readonly refresh: Call<null, null>;
  readonly setPaused: Call<{ readonly paused: boolean }, null>;
  /** Snoozes, or mutes. With the end `recovery`, it is the phones of the scopes with problems now that are snoozed. */
  readonly snooze: Call<{ readonly scopes: readonly Scope[]; readonly until: SnoozeEnd }, null>;
  readonly endSnooze: Call<{ readonly scopes: readonly Scope[] }, null>;
  readonly acknowledge: Call<{ readonly keys: readonly string[]; readonly acknowledged: boolean }, null>;
  /** Says in which status these phones shall be; null leaves that to their groups. */
  readonly expect: Call<{ readonly keys: readonly string[]; readonly expected: Expected | null }, null>;
  /** The phone whose details the window shows; null when it shows none. */
  readonly setInView: Call<{ readonly key: string | null }, null>;
  /** The newest entries, or those with smaller numbers than `before`. */
  readonly getActivity: Call<{ readonly before: number | null; readonly most: number }, ActivityPage>;
  readonly testConnection: Call<AccountDraft, Result<ConnectionTest, ConnectionTestError>>;
  readonly saveAccount: Call<AccountDraft, Result<{ readonly accountId: string }, readonly FieldError[]>>;
  /** Lists all phones of the account's tenant. */
  readonly findPhones: Call<AccountDraft, Result<readonly FoundPhone[], ConnectionTestError>>;
  readonly removeAccount: Call<{ readonly accountId: string }, null>;
  readonly savePolling: Call<PollingNumbers, Result<null, readonly FieldError[]>>;
  readonly saveNetwork: Call<NetworkDraft, Result<null, readonly FieldError[]>>;
  readonly saveAlerts: Call<AlertSettings, Result<null, readonly FieldError[]>>;
  readonly saveGroups: Call<readonly GroupRule[], Result<null, readonly FieldError[]>>;
  readonly saveOnward: Call<readonly OnwardDraft[], Result<null, readonly FieldError[]>>;
  /** Passes a notice on to the target as it is in the form, to see that it arrives. Its error is in words. */
  readonly testOnward: Call<OnwardDraft, Result<null, string>>;
  readonly startDemo: Call<null, null>;
  readonly stopDemo: Call<null, null>;
  readonly copyText: Call<{ readonly text: string }, null>;
}

export type CallName = keyof Calls;

const everyCall: Record<CallName, true> = {
  getState: true,
  getFleet: true,
  getPhone: true,
  getAccountPhones: true,
  refresh: true,
  setPaused: true,
  snooze: true,
  endSnooze: true,
  acknowledge: true,
  expect: true,
  setInView: true,
  getActivity: true,
  testConnection: true,
  saveAccount: true,
  findPhones: true,
  removeAccount: true,
  savePolling: true,
  saveNetwork: true,
  saveAlerts: true,
  saveGroups: true,
  saveOnward: true,
  testOnward: true,
  startDemo: true,
  stopDemo: true,
  copyText: true,
};

export const callNames = Object.keys(everyCall) as readonly CallName[];

/** Everything that the main process tells the window by itself. */
export interface Pushes {
  readonly state: AppState;
  readonly fleet: FleetDelta;
  /** Entries that are new, or that take the place of those with the same numbers; oldest first. */
  readonly activity: readonly ActivityEntry[];
  readonly navigate: Destination;
}

export type PushName = keyof Pushes;

/** What the preload script lays into the window as `window.kooglance`. */
export interface Bridge extends Calls {
  /** Returns its own unsubscribe. */
  on<Name extends PushName>(name: Name, listener: (value: Pushes[Name]) => void): () => void;
}

/** The name of a call or a push on Electron's channels. */
export function channel(name: CallName | PushName): string {
  return `kooglance:${name}`;
}
