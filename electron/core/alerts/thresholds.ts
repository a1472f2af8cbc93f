import { reaches, type GroupRule } from '../expected.ts';

export interface GroupStanding {
  readonly total: number;
  /** With a problem that is neither snoozed nor acknowledged. */
  readonly problems: number;
}

/** A group reached its threshold, has more problems than was told, or is below it again. */
export interface GroupNews extends GroupStanding {
  readonly what: 'reached' | 'grown' | 'below';
  readonly group: string;
}

/** Groups that are told of as one. All times are in ms of a clock that never jumps. */
export interface Thresholds {
  ruleOf(group: string): GroupRule | undefined;
  /** Whether people have been told that the group is over its threshold. */
  isTold(group: string): boolean;
  /** Something changed with a phone of the group. */
  touch(group: string, now: number): void;
  take(now: number): readonly GroupNews[];
  dueAt(): number | null;
  /** The groups that were told of, to be kept. */
  told(): readonly string[];
}

/** Wait for so long whether more phones of the group follow. */
const COLLECT = 3_000;
/** A notice of a group that gets worse is replaced no sooner than this. */
const SPACING = 90_000;

export function createThresholds(
  rules: () => readonly GroupRule[],
  standing: (group: string) => GroupStanding,
  kept: readonly string[],
): Thresholds {
  /** How many problems were told of, and when. */
  const told = new Map(kept.map((group) => [group, { problems: 0, at: -Infinity }]));
  const touched = new Map<string, number>();

  const ruleOf = (group: string) =>
    group === '' ? undefined : rules().find((rule) => rule.group === group && rule.threshold !== null);

  function newsOf(group: string, now: number): GroupNews | null {
    const threshold = ruleOf(group)?.threshold;
    const before = told.get(group);
    const { total, problems } = standing(group);
    if (!threshold || !reaches(threshold, problems, total)) {
      if (!told.delete(group) || !threshold) return null;
      return { what: 'below', group, total, problems };
    }
    if (before !== undefined && problems <= before.problems) return null;
    told.set(group, { problems, at: now });
    // After a restart it is known that people were told, but not of how many.
    if (before?.problems === 0) return null;
    return { what: before === undefined ? 'reached' : 'grown', group, total, problems };
  }

  return {
    ruleOf,
    isTold: (group) => told.has(group),
    touch(group, now) {
      if (ruleOf(group) === undefined && !told.has(group)) return;
      const spaced = (told.get(group)?.at ?? -Infinity) + SPACING;
      if (!touched.has(group)) touched.set(group, Math.max(now + COLLECT, spaced));
    },
    take(now) {
      const due = [...touched].filter(([, at]) => at <= now).map(([group]) => group);
      for (const group of due) touched.delete(group);
      return due.map((group) => newsOf(group, now)).filter((news) => news !== null);
    },
    dueAt: () => (touched.size === 0 ? null : Math.min(...touched.values())),
    told: () => [...told.keys()],
  };
}
