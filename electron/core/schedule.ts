import { MAX_BATCH } from './phone.ts';

/** Phones that are due at the same time: as they are asked about together, they stay together. */
interface Bucket {
  /** In ms of a clock that never jumps. */
  readonly dueAt: number;
  /** The next to be taken is the last. */
  readonly ids: string[];
}

/**
 * When which phone of one account is due. A binary heap of buckets, so that a fleet of any size costs next to nothing a
 * phone; one that was planned anew stays in its old bucket until that comes up, and is dropped then.
 */
export interface Schedule {
  /** Plans phones, in place of what was planned for them. */
  plan(ids: readonly string[], dueAt: number): void;
  remove(id: string): void;
  has(id: string): boolean;
  /** When a phone is due; null when it is not planned. */
  dueAt(id: string): number | null;
  /** How many phones are planned; those taken and not planned again are not. */
  readonly size: number;
  /** When the next phone is due; null when none is planned. */
  nextDueAt(): number | null;
  /**
   * Takes out the batch to send at `now`, those longest due first: at most `most` phones that are due, filled up with
   * those that are due no later than `soonMs` from now. Empty when none is due.
   */
  take(now: number, soonMs: number, most?: number): readonly string[];
}

export function createSchedule(): Schedule {
  const heap: Bucket[] = [];
  /** Null for a phone that was taken: to delete it each time, only to set it again, would make the table costly. */
  const planned = new Map<string, Bucket | null>();
  let size = 0;

  const isPlanned = (id: string) => (planned.get(id) ?? null) !== null;
  const isBefore = (one: Bucket, other: Bucket) => one.dueAt < other.dueAt;

  function rise(at: number, bucket: Bucket): void {
    let index = at;
    while (index > 0) {
      const above = (index - 1) >> 1;
      const parent = heap[above];
      if (parent === undefined || !isBefore(bucket, parent)) break;
      heap[index] = parent;
      index = above;
    }
    heap[index] = bucket;
  }

  function sink(bucket: Bucket): void {
    let index = 0;
    for (;;) {
      let below = 2 * index + 1;
      let child = heap[below];
      const right = heap[below + 1];
      if (child !== undefined && right !== undefined && isBefore(right, child)) {
        below += 1;
        child = right;
      }
      if (child === undefined || !isBefore(child, bucket)) break;
      heap[index] = child;
      index = below;
    }
    heap[index] = bucket;
  }

  function dropFirst(): void {
    const last = heap.pop();
    if (last !== undefined && heap.length > 0) sink(last);
  }

  /** The first bucket; the last of its phones is still planned there. */
  function first(): Bucket | null {
    for (let bucket = heap[0]; bucket !== undefined; bucket = heap[0]) {
      for (let id = bucket.ids.at(-1); id !== undefined; id = bucket.ids.at(-1)) {
        if (planned.get(id) === bucket) return bucket;
        bucket.ids.pop();
      }
      dropFirst();
    }
    return null;
  }

  return {
    plan(ids, dueAt) {
      if (ids.length === 0) return;
      const bucket = { dueAt, ids: ids.toReversed() };
      for (const id of ids) {
        if (!isPlanned(id)) size += 1;
        planned.set(id, bucket);
      }
      heap.push(bucket);
      rise(heap.length - 1, bucket);
    },
    remove(id) {
      if (isPlanned(id)) size -= 1;
      planned.delete(id);
    },
    has: isPlanned,
    dueAt: (id) => planned.get(id)?.dueAt ?? null,
    get size() {
      return size;
    },
    nextDueAt: () => first()?.dueAt ?? null,
    take(now, soonMs, most = MAX_BATCH) {
      const batch: string[] = [];
      let bucket = first();
      if (bucket === null || bucket.dueAt > now) return batch;
      while (bucket !== null && batch.length < most && bucket.dueAt <= now + soonMs) {
        const id = bucket.ids.pop();
        if (id === undefined) break;
        planned.set(id, null);
        size -= 1;
        batch.push(id);
        bucket = first();
      }
      return batch;
    },
  };
}
