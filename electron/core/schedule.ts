import { MAX_BATCH } from './phone.ts';

/** When phones are to be asked about, in ms of a clock that never jumps. */
export interface Due {
  readonly dueAt: number;
  /** They may be taken along sooner than they are due, but not before this. */
  readonly notBefore: number;
}

/** Phones that are due at the same time: as they are asked about together, they stay together. */
interface Bucket extends Due {
  /** The next to be taken is the last. */
  readonly ids: string[];
}

/**
 * When which phone of one account is due. A binary heap of buckets, so that a fleet of any size costs next to nothing a
 * phone; one that was planned anew stays in its old bucket until that comes up, and is dropped then.
 */
export interface Schedule {
  /** Plans phones, in place of what was planned for them. */
  plan(ids: readonly string[], dueAt: number, notBefore?: number): void;
  remove(id: string): void;
  has(id: string): boolean;
  /** When a phone is due, the same object for all that were planned together; null when it is not planned. */
  due(id: string): Due | null;
  /** How many phones are planned; those taken and not planned again are not. */
  readonly size: number;
  /** When the next phone is due; null when none is planned. */
  nextDueAt(): number | null;
  /** Takes out at most `most` of the phones that are due at `now`, those longest due first. */
  take(now: number, most?: number): readonly string[];
  /** The same of those that may be taken along: due no later than `soonMs` from now, and not to be left for later. */
  takeAlong(now: number, soonMs: number, most: number): readonly string[];
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

  function push(bucket: Bucket): void {
    heap.push(bucket);
    rise(heap.length - 1, bucket);
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

  function takeDue(until: number, now: number, most: number): readonly string[] {
    const batch: string[] = [];
    const left: Bucket[] = [];
    for (let bucket = first(); bucket !== null && bucket.dueAt <= until; bucket = first()) {
      if (batch.length >= most) break;
      if (bucket.notBefore > now) {
        left.push(bucket);
        dropFirst();
        continue;
      }
      const id = bucket.ids.pop();
      if (id === undefined) break;
      planned.set(id, null);
      size -= 1;
      batch.push(id);
    }
    for (const bucket of left) push(bucket);
    return batch;
  }

  return {
    plan(ids, dueAt, notBefore = -Infinity) {
      if (ids.length === 0) return;
      const bucket = { dueAt, notBefore, ids: ids.toReversed() };
      for (const id of ids) {
        if (!isPlanned(id)) size += 1;
        planned.set(id, bucket);
      }
      push(bucket);
    },
    remove(id) {
      if (isPlanned(id)) size -= 1;
      planned.delete(id);
    },
    has: isPlanned,
    due: (id) => planned.get(id) ?? null,
    get size() {
      return size;
    },
    nextDueAt: () => first()?.dueAt ?? null,
    take: (now, most = MAX_BATCH) => takeDue(now, now, most),
    takeAlong: (now, soonMs, most) => takeDue(now + soonMs, now, most),
  };
}
