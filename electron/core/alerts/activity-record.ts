import type { ActivityEntry, NoticeRecord } from './activity.ts';
import type { NoticeFate } from './fate.ts';

/** The newest entries, in the order of their numbers. */
export interface ActivityRecord {
  /** Takes new entries, whose numbers grow; the oldest give way to them. */
  add(entries: readonly ActivityEntry[]): void;
  /**
   * Says what became of the newest notice of this ID, as a later one takes the place of its elders. Returns its changed
   * entry; null where there is none.
   */
  change(notice: string, fate: NoticeFate): ActivityEntry | null;
  /** The newest, or those with smaller numbers than `before`; newest first. */
  page(
    before: number | null,
    most: number,
  ): { readonly entries: readonly ActivityEntry[]; readonly more: boolean };
  /** Oldest first. */
  all(): readonly ActivityEntry[];
}

function isNotice(entry: ActivityEntry, notice: string): entry is NoticeRecord & { readonly id: number } {
  return entry.what === 'notice' && entry.notice === notice;
}

/**
 * @param most how many entries are kept
 * @param found what there was before, by growing numbers
 */
export function createActivityRecord(most: number, found: readonly ActivityEntry[] = []): ActivityRecord {
  let entries = found.slice(-most);
  return {
    add(more) {
      entries.push(...more.slice(-most));
      if (entries.length > most) entries = entries.slice(-most);
    },
    change(notice, fate) {
      const index = entries.findLastIndex((entry) => isNotice(entry, notice));
      const found = entries[index];
      if (found === undefined || !isNotice(found, notice)) return null;
      const changed = { ...found, fate };
      entries[index] = changed;
      return changed;
    },
    page(before, most) {
      const younger = before === null ? -1 : entries.findIndex(({ id }) => id >= before);
      const end = younger === -1 ? entries.length : younger;
      const start = Math.max(0, end - most);
      return { entries: entries.slice(start, end).reverse(), more: start > 0 };
    },
    all: () => entries,
  };
}
