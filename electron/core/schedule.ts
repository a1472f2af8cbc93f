import { MAX_BATCH } from './phone.ts';

interface Entry {
  readonly id: string;
  /** In ms of a clock that never jumps. */
  readonly dueAt: number;
}

/**
 * When which phone of one account is due. A binary heap, so that a fleet of any size costs the same few comparisons a
 * phone; an entry that was overtaken by a newer one stays in the heap until it comes up, and is dropped then.
 */
export interface Schedule {
  /** Plans a phone, in place of what was planned for it. */
  plan(id: string, dueAt: number): void;
  remove(id: string): void;
  has(id: string): boolean;
  /** How many phones are planned; those taken and not planned again are not. */
  readonly size: number;
  /** When the next phone is due; null when none is planned. */
  nextDueAt(): number | null;
  /**
   * Takes out the batch to send at `now`, those longest due first: at most 32 phones that are due, filled up with those
   * that are due no later than `soonMs` from now. Empty when none is due.
   */
  take(now: number, soonMs: number): readonly string[];
}

export function createSchedule(): Schedule {
  const heap: Entry[] = [];
  const planned = new Map<string, Entry>();

  const isBefore = (one: Entry, other: Entry) => one.dueAt < other.dueAt;

  function rise(at: number, entry: Entry): void {
    let index = at;
    while (index > 0) {
      const above = (index - 1) >> 1;
      const parent = heap[above];
      if (parent === undefined || !isBefore(entry, parent)) break;
      heap[index] = parent;
      index = above;
    }
    heap[index] = entry;
  }

  function sink(entry: Entry): void {
    let index = 0;
    for (;;) {
      let below = 2 * index + 1;
      let child = heap[below];
      const right = heap[below + 1];
      if (child !== undefined && right !== undefined && isBefore(right, child)) {
        below += 1;
        child = right;
      }
      if (child === undefined || !isBefore(child, entry)) break;
      heap[index] = child;
      index = below;
    }
    heap[index] = entry;
  }

  function dropFirst(): void {
    const last = heap.pop();
    if (last !== undefined && heap.length > 0) sink(last);
  }

  /** The first entry that still holds. */
  function first(): Entry | null {
    for (;;) {
      const entry = heap[0];
      if (entry === undefined) return null;
      if (planned.get(entry.id) === entry) return entry;
      dropFirst();
    }
  }

  return {
    plan(id, dueAt) {
      const entry = { id, dueAt };
      planned.set(id, entry);
      heap.push(entry);
      rise(heap.length - 1, entry);
    },
    remove(id) {
      planned.delete(id);
    },
    has: (id) => planned.has(id),
    get size() {
      return planned.size;
    },
    nextDueAt: () => first()?.dueAt ?? null,
    take(now, soonMs) {
      const batch: string[] = [];
      let entry = first();
      if (entry === null || entry.dueAt > now) return batch;
      while (entry !== null && batch.length < MAX_BATCH && entry.dueAt <= now + soonMs) {
        dropFirst();
        planned.delete(entry.id);
        batch.push(entry.id);
        entry = first();
      }
      return batch;
    },
  };
}
