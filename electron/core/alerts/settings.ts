import type { FieldError } from '../field-error.ts';
import type { AlertKind } from './kinds.ts';
import { checkQuietHours, type QuietHours } from './quiet-hours.ts';

export interface KindSettings {
  /** Whether people are told of it. */
  readonly notify: boolean;
  readonly sound: boolean;
  /** How long it must last before it is told; for a recovery, how long the problem must have lasted. */
  readonly minimumSeconds: number;
}

/** What is told, when, and when not. */
export interface AlertSettings {
  readonly kinds: Readonly<Record<AlertKind, KindSettings>>;
  /** How many observations in a row make a change true: one to a problem, and any other. */
  readonly confirmations: { readonly problems: number; readonly others: number };
  /**
   * A problem that is over sooner than this has ended only when the phone has stayed well for as long; a phone that goes
   * on like this is flapping. 0 tells each recovery at once.
   */
  readonly settleSeconds: number;
  /** How often people are reminded of a problem that lasts; 0 for never. */
  readonly reminderMinutes: number;
  readonly quietHours: readonly QuietHours[];
}

const told = (minimumSeconds = 0): KindSettings => ({ notify: true, sound: true, minimumSeconds });

export const defaultAlerts: AlertSettings = {
  kinds: {
    offline: told(),
    unknown: told(),
    stopped: told(),
    stuck: told(600),
    silent: told(600),
    unexpected: told(),
    flapping: told(),
    recovered: { ...told(), sound: false },
    otherChanges: { ...told(), notify: false, sound: false },
    account: told(60),
  },
  confirmations: { problems: 2, others: 1 },
  settleSeconds: 300,
  reminderMinutes: 0,
  quietHours: [],
};

/** What each number may be, both ends included. */
export const alertRanges = {
  minimumSeconds: { min: 0, max: 86_400 },
  confirmations: { min: 1, max: 10 },
  settleSeconds: { min: 0, max: 3_600 },
  reminderMinutes: { min: 0, max: 10_080 },
} as const;

function checkNumber(
  path: string,
  found: number,
  { min, max }: { readonly min: number; readonly max: number },
): readonly FieldError[] {
  if (!Number.isInteger(found)) return [{ path, problem: { kind: 'notANumber' } }];
  return found < min || found > max ? [{ path, problem: { kind: 'outOfRange', min, max, found } }] : [];
}

/** Everything that is wrong with the settings, by paths such as `kinds.offline.minimumSeconds` or `quietHours[0].from`. */
export function checkAlerts(settings: AlertSettings): readonly FieldError[] {
  const { confirmations, settleSeconds, reminderMinutes } = settings;
  return [
    ...Object.entries(settings.kinds).flatMap(([kind, { minimumSeconds }]) =>
      checkNumber(`kinds.${kind}.minimumSeconds`, minimumSeconds, alertRanges.minimumSeconds),
    ),
    ...checkNumber('confirmations.problems', confirmations.problems, alertRanges.confirmations),
    ...checkNumber('confirmations.others', confirmations.others, alertRanges.confirmations),
    ...checkNumber('settleSeconds', settleSeconds, alertRanges.settleSeconds),
    ...checkNumber('reminderMinutes', reminderMinutes, alertRanges.reminderMinutes),
    ...checkQuietHours(settings.quietHours),
  ];
}
