import { MAX_BATCH } from './phone.ts';
import { createSchedule, type Due, type Schedule } from './schedule.ts';

/** Phones that may share a request, with what is planned for them. */
interface Lane {
  readonly schedule: Schedule;
  readonly phones: Set<string>;
  /** Lanes that were refused together with this one. */
  readonly different: Set<Lane>;
  /** Where its phones are said to be; null where nobody said it. */
  region: string | null;
}

/**
 * When which phone is due, and with which others: the service refuses requests about phones of several regions. Where
 * regions are not known all phones share one lane, until a request is refused for it (`regions`). Then phones that are
 * answered together are known to be of one region, and make a lane; two lanes that are refused together are known to be
 * different; lanes of which neither is known are tried together where a request has room, and become one when it is
 * answered.
 */
export interface Lanes {
  has(id: string): boolean;
  /** Takes a phone in, or over to another region; false when it is where it was. It is not planned then. */
  place(id: string, region: string | undefined): boolean;
  remove(id: string): void;
  ids(): readonly string[];
  /** Plans phones, in place of what was planned for them; those that are not listed are left out. */
  plan(ids: readonly string[], dueAt: number, notBefore?: number): void;
  unplan(id: string): void;
  nextDueAt(): number | null;
  /**
   * The batch to send at `now`: phones that are due, filled up with those that may be taken along (`Schedule.takeAlong`); all of
   * them may share a request, as far as is known. Empty when none is due.
   */
  take(now: number, soonMs: number): readonly string[];
  /** The service answered a request about these phones. */
  answered(ids: readonly string[]): void;
  /** The service refused a request about these phones for their regions; returns the groups to ask about instead. */
  refused(ids: readonly string[]): readonly (readonly string[])[];
  /** How many requests it takes to ask about every phone once. */
  requests(): number;
}

function newLane(region: string | null): Lane {
  return { schedule: createSchedule(), phones: new Set(), different: new Set(), region };
}

/** Both halves of a list. */
export function halvesOf(ids: readonly string[]): readonly (readonly string[])[] {
  const middle = Math.ceil(ids.length / 2);
  return [ids.slice(0, middle), ids.slice(middle)];
}

export function createLanes(): Lanes {
  /** Phones of which nothing is known. */
  const unsorted = newLane(null);
  /** Those that have phones. */
  const lanes = new Set<Lane>();
  const laneOf = new Map<string, Lane>();
  const regions = new Map<string, string | undefined>();
  /** Whether a request was ever refused for the regions of its phones. */
  let learning = false;

  function leave(id: string): void {
    const lane = laneOf.get(id);
    if (lane === undefined) return;
    lane.schedule.remove(id);
    lane.phones.delete(id);
    laneOf.delete(id);
    if (lane.phones.size > 0) return;
    lanes.delete(lane);
    for (const other of lane.different) other.different.delete(lane);
    lane.different.clear();
  }

  function join(id: string, lane: Lane): void {
    lane.phones.add(id);
    laneOf.set(id, lane);
    lanes.add(lane);
  }

  function move(id: string, lane: Lane): void {
    leave(id);
    join(id, lane);
  }

  function merge(from: Lane, into: Lane): void {
    for (const other of from.different) {
      if (other === into) continue;
      other.different.add(into);
      into.different.add(other);
    }
    into.region ??= from.region;
    const byTime = new Map<Due, string[]>();
    for (const id of [...from.phones]) {
      const due = from.schedule.due(id);
      move(id, into);
      if (due === null) continue;
      const ids = byTime.get(due);
      if (ids === undefined) byTime.set(due, [id]);
      else ids.push(id);
    }
    for (const [{ dueAt, notBefore }, ids] of byTime) into.schedule.plan(ids, dueAt, notBefore);
  }

  /** Whether it is worth a try that two lanes share a request. */
  function mayShare(one: Lane, other: Lane): boolean {
    return one !== other && !one.different.has(other) && (one.region === null || other.region === null);
  }

  /** The phones by their lanes, in the order in which they are given. */
  function byLane(ids: readonly string[]): ReadonlyMap<Lane, readonly string[]> {
    const parts = new Map<Lane, string[]>();
    for (const id of ids) {
      const lane = laneOf.get(id);
      if (lane === undefined) continue;
      const part = parts.get(lane);
      if (part === undefined) parts.set(lane, [id]);
      else part.push(id);
    }
    return parts;
  }

  function largest(some: Iterable<Lane>): Lane | null {
    let found: Lane | null = null;
    for (const lane of some) if (found === null || lane.phones.size > found.phones.size) found = lane;
    return found;
  }

  /** The lane with the phone that is due first. */
  function firstLane(): { readonly lane: Lane; readonly dueAt: number } | null {
    let found: { readonly lane: Lane; readonly dueAt: number } | null = null;
    for (const lane of lanes) {
      const dueAt = lane.schedule.nextDueAt();
      if (dueAt !== null && (found === null || dueAt < found.dueAt)) found = { lane, dueAt };
    }
    return found;
  }

  /** The lane of a region that somebody named. */
  function laneFor(region: string): Lane {
    for (const lane of lanes) if (lane.region === region) return lane;
    return newLane(region);
  }

  return {
    has: (id) => laneOf.has(id),
    place(id, region) {
      if (laneOf.has(id) && regions.get(id) === region) return false;
      regions.set(id, region);
      move(id, region === undefined ? unsorted : laneFor(region));
      return true;
    },
    remove(id) {
      regions.delete(id);
      leave(id);
    },
    ids: () => [...laneOf.keys()],
    plan(ids, dueAt, notBefore) {
      const [only] = lanes;
      // Most fleets have one lane; sorting each batch by lane would cost them a tenth of a sweep.
      if (only !== undefined && lanes.size === 1 && ids.every((id) => laneOf.has(id))) {
        only.schedule.plan(ids, dueAt, notBefore);
        return;
      }
      for (const [lane, part] of byLane(ids)) lane.schedule.plan(part, dueAt, notBefore);
    },
    unplan(id) {
      laneOf.get(id)?.schedule.remove(id);
    },
    nextDueAt: () => firstLane()?.dueAt ?? null,

    take(now, soonMs) {
      const lane = firstLane()?.lane;
      if (lane === undefined) return [];
      const due = lane.schedule.take(now);
      if (due.length === 0 || due.length === MAX_BATCH) return due;
      const batch = [...due, ...lane.schedule.takeAlong(now, soonMs, MAX_BATCH - due.length)];
      const room = MAX_BATCH - batch.length;
      if (lanes.size === 1 || room === 0) return batch;
      const soon = now + soonMs;
      const partner = largest(
        [...lanes].filter(
          (other) => mayShare(lane, other) && (other.schedule.nextDueAt() ?? Infinity) <= soon,
        ),
      );
      return partner === null ? batch : [...batch, ...partner.schedule.takeAlong(now, soonMs, room)];
    },

    answered(ids) {
      if (!learning && lanes.size === 1) return;
      const parts = byLane(ids);
      const known = [...parts.keys()].filter((lane) => lane !== unsorted);
      const fresh = parts.get(unsorted) ?? [];
      if (fresh.length > 0 && known.length === 0 && !learning) return;
      const into = largest(known) ?? newLane(null);
      for (const lane of known) if (lane !== into) merge(lane, into);
      for (const id of fresh) move(id, into);
    },

    refused(ids) {
      learning = true;
      const parts = byLane(ids);
      const [one, other, ...more] = parts.keys();
      if (one === undefined) return [];
      if (other !== undefined) {
        if (more.length === 0 && one !== unsorted && other !== unsorted) {
          one.different.add(other);
          other.different.add(one);
        }
        return [...parts.values()];
      }
      const listed = parts.get(one) ?? [];
      // They were taken for phones of one region.
      for (const id of listed) move(id, unsorted);
      return halvesOf(listed);
    },

    requests() {
      let sum = 0;
      for (const { phones } of lanes) sum += Math.ceil(phones.size / MAX_BATCH);
      return sum;
    },
  };
}
