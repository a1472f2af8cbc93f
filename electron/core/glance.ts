import type { Messages } from '../messages/index.ts';
import type { Snooze } from './alerts/snoozes.ts';
import type { Counts } from './counts.ts';
import type { Failure } from './failure.ts';
import type { ProblemKind } from './problem.ts';

/** What the tray icon says, the most severe first; each has a shape of its own. */
export type GlanceState =
  'trouble' | 'problems' | 'passage' | 'acknowledged' | 'well' | 'snoozed' | 'paused' | 'idle';

/** What the glance is made of. All times are in ms since 1970. */
export interface Sight {
  readonly counts: Readonly<Counts>;
  readonly accounts: readonly {
    readonly id: string;
    readonly name: string;
    readonly trouble: { readonly failure: Failure } | null;
    /** Whether it is snoozed, or muted, as an account. */
    readonly snoozed: boolean;
  }[];
  /**
   * The problem phones that are neither acknowledged nor snoozed, the newest first; no more are needed than the menu
   * shows.
   */
  readonly problems: readonly { readonly key: string; readonly name: string; readonly kind: ProblemKind }[];
  readonly paused: boolean;
  readonly demo: boolean;
  /** The snooze of everything; null while there is none. */
  readonly snoozedAll: Snooze | null;
  /** Until when quiet hours last; null outside them. */
  readonly quietUntil: number | null;
  /** When the last good answer came; null before the first. */
  readonly checkedAt: number | null;
}

/** How many problem phones the menu names. */
export const PHONES_IN_MENU = 9;

/**
 * The state of the icon. While checking is paused nothing newer is known, so that is what the icon says; and while
 * everything is snoozed nothing is told, which must not look as if all were well. Else what matters most decides.
 */
export function glanceState({ counts, accounts, paused, snoozedAll }: Sight): GlanceState {
  if (counts.total === 0) return 'idle';
  if (paused) return 'paused';
  if (snoozedAll !== null) return 'snoozed';
  if (accounts.some(({ trouble, snoozed }) => trouble !== null && !snoozed)) return 'trouble';
  if (counts.problems > 0) return 'problems';
  if (counts.passing > 0 || counts.waiting > 0) return 'passage';
  return counts.acknowledged > 0 ? 'acknowledged' : 'well';
}

/** How many phones need somebody, for dock, launcher and taskbar; none while everything is snoozed. */
export function badgeCount({ counts, snoozedAll }: Sight): number {
  return snoozedAll === null ? counts.problems : 0;
}

/** The sums in words, those that are not zero, such as `2 problems`, `1,021 running`, `40 off`. */
function sums({ counts }: Sight, { glance }: Messages): readonly string[] {
  const { byKind } = counts;
  return (
    [
      [counts.problems, glance.counted.problems],
      [counts.acknowledged, glance.counted.acknowledged],
      [counts.snoozed, glance.counted.snoozed],
      [byKind.running, glance.counted.running],
      [byKind.starting, glance.counted.starting],
      [byKind.stopped + byKind.shutDown, glance.counted.off],
      [byKind.unrecognised, glance.counted.unrecognised],
      [counts.waiting, glance.counted.waiting],
    ] as const
  )
    .filter(([many]) => many > 0)
    .map(([many, words]) => words(glance.number(many)));
}

/** A time to come as a clock shows it, with the day where it is not today. */
function clockOf(at: number, now: number, { glance, window }: Messages): string {
  const today = new Date(at).toDateString() === new Date(now).toDateString();
  return today ? glance.clock(at) : window.onDay(window.day(at), glance.clock(at));
}

/** What keeps people from being told, and until when. */
function silences({ snoozedAll, quietUntil }: Sight, now: number, messages: Messages): readonly string[] {
  const { glance } = messages;
  const parts: string[] = [];
  if (snoozedAll !== null) {
    const { until } = snoozedAll;
    parts.push(typeof until === 'number' ? glance.snoozed(clockOf(until, now, messages)) : glance.muted);
  }
  if (quietUntil !== null) parts.push(glance.quiet(clockOf(quietUntil, now, messages)));
  return parts;
}

/**
 * The tooltip in one line. It gives the time of the last answer rather than its age: an age would be wrong as soon as
 * it stood there, or the tooltip would have to change without end.
 * @param now in ms since 1970
 */
export function tooltip(sight: Sight, now: number, messages: Messages): string {
  const { glance, failures } = messages;
  const parts: string[] = [];
  if (sight.demo) parts.push(glance.demo);
  if (sight.counts.total === 0) return [...parts, glance.noPhones].join(' · ');
  if (sight.paused) parts.push(glance.paused);
  for (const { name, trouble } of sight.accounts)
    if (trouble !== null) parts.push(glance.trouble(name, failures.short(trouble.failure)));
  parts.push(...sums(sight, messages));
  parts.push(...silences(sight, now, messages));
  parts.push(sight.checkedAt === null ? glance.notChecked : glance.checkedAt(glance.clock(sight.checkedAt)));
  return parts.join(' · ');
}
