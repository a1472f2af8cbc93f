import type { Messages } from '../messages/index.ts';
import type { Counts } from './counts.ts';
import type { Failure } from './failure.ts';
import type { ProblemKind } from './problem.ts';

/** What the tray icon says, the most severe first; each has a shape of its own. */
export type GlanceState = 'trouble' | 'problems' | 'passage' | 'acknowledged' | 'well' | 'paused' | 'idle';

/** What the glance is made of. All times are in ms since 1970. */
export interface Sight {
  readonly counts: Readonly<Counts>;
  readonly accounts: readonly {
    readonly id: string;
    readonly name: string;
    readonly trouble: { readonly failure: Failure } | null;
  }[];
  /** The problem phones that nobody has acknowledged, the newest first; no more are needed than the menu shows. */
  readonly problems: readonly { readonly key: string; readonly name: string; readonly kind: ProblemKind }[];
  readonly paused: boolean;
  readonly demo: boolean;
  readonly snoozedUntil: number | null;
  /** When the last good answer came; null before the first. */
  readonly checkedAt: number | null;
}

/** How many problem phones the menu names. */
export const PHONES_IN_MENU = 9;

/**
 * The state of the icon. While checking is paused nothing newer is known, so that is what the icon says; else what
 * matters most decides.
 */
export function glanceState({ counts, accounts, paused }: Sight): GlanceState {
  if (counts.total === 0) return 'idle';
  if (paused) return 'paused';
  if (accounts.some(({ trouble }) => trouble !== null)) return 'trouble';
  if (counts.problems > 0) return 'problems';
  if (counts.passing > 0 || counts.waiting > 0) return 'passage';
  return counts.acknowledged > 0 ? 'acknowledged' : 'well';
}

/** The sums in words, those that are not zero, such as `2 problems`, `1,021 running`, `40 off`. */
function sums({ counts }: Sight, { glance }: Messages): readonly string[] {
  const { byKind } = counts;
  return (
    [
      [counts.problems, glance.counted.problems],
      [counts.acknowledged, glance.counted.acknowledged],
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

/**
 * The tooltip in one line. It gives the time of the last answer rather than its age: an age would be wrong as soon as
 * it stood there, or the tooltip would have to change without end.
 */
export function tooltip(sight: Sight, messages: Messages): string {
  const { glance, failures } = messages;
  const parts: string[] = [];
  if (sight.demo) parts.push(glance.demo);
  if (sight.counts.total === 0) return [...parts, glance.noPhones].join(' · ');
  if (sight.paused) parts.push(glance.paused);
  for (const { name, trouble } of sight.accounts)
    if (trouble !== null) parts.push(glance.trouble(name, failures.short(trouble.failure)));
  parts.push(...sums(sight, messages));
  if (sight.snoozedUntil !== null) parts.push(glance.snoozed(glance.clock(sight.snoozedUntil)));
  parts.push(sight.checkedAt === null ? glance.notChecked : glance.checkedAt(glance.clock(sight.checkedAt)));
  return parts.join(' · ');
}
