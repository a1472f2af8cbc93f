import { createActivityRecord, type ActivityRecord } from '../core/alerts/activity-record.ts';
import type { Activity, ActivityEntry } from '../core/alerts/activity.ts';
import type { NoticeFate } from '../core/alerts/fate.ts';
import type { ActivityPage } from '../shared/contract.ts';
import { openActivityFile } from './activity-file.ts';
import type { Clock } from './clock.ts';

/** The record of what happened and what became of it, over restarts. */
export interface ActivityStore {
  /** Gives them their numbers, which grow, also over restarts. */
  add(activities: readonly Activity[]): readonly ActivityEntry[];
  /** Says what became of a notice that is in the record; of several of the same ID, the newest. */
  change(notice: string, fate: NoticeFate): void;
  /** The newest entries, or those with smaller numbers than `before`; newest first. */
  page(before: number | null, most: number): ActivityPage;
  /** While the demo is on, it has a record of its own, which is gone when it ends. Whoever shows a page asks for it anew. */
  setDemo(on: boolean): void;
  /** Writes what is not yet written, at once: for the end of the program. */
  flush(): void;
}

export interface ActivityStoreOptions {
  readonly directory: string;
  readonly clock: Clock;
  /** It can't be written and lasts until the program ends; a line for the log. */
  readonly onTrouble: (line: string) => void;
  /** Entries that are new, or that take the place of those with the same numbers; oldest first. */
  readonly onEntries: (entries: readonly ActivityEntry[]) => void;
}

/** How many entries are kept, the newest: weeks of a fleet that has its troubles. */
export const KEPT = 20_000;

/** Opens the record in the folder of the user's data. */
export function openActivity({
  directory,
  clock,
  onTrouble,
  onEntries,
}: ActivityStoreOptions): ActivityStore {
  const file = openActivityFile({
    directory,
    clock,
    kept: () => kept.all(),
    most: KEPT,
    onTrouble,
  });
  const kept = createActivityRecord(KEPT, file.found);
  let demo: ActivityRecord | null = null;
  // One count for both: no number is given twice, so that no page can mix them up.
  let lastId = file.highestId;

  return {
    add(activities) {
      if (activities.length === 0) return [];
      const entries = activities.map((activity): ActivityEntry => {
        lastId += 1;
        return { id: lastId, ...activity };
      });
      (demo ?? kept).add(entries);
      if (demo === null) file.put(entries);
      onEntries(entries);
      return entries;
    },
    change(notice, fate) {
      const ofDemo = demo?.change(notice, fate) ?? null;
      if (ofDemo !== null) {
        onEntries([ofDemo]);
        return;
      }
      const changed = kept.change(notice, fate);
      if (changed === null) return;
      file.put([changed]);
      if (demo === null) onEntries([changed]);
    },
    page: (before, most) => (demo ?? kept).page(before, most),
    setDemo(on) {
      if (on !== (demo !== null)) demo = on ? createActivityRecord(KEPT) : null;
    },
    flush: file.flush,
  };
}
