import type { PhoneEntry } from '../core/phone.ts';
import { RUNNING } from '../core/status.ts';
import { happenings } from './life.ts';
import { restingStatus } from './rest.ts';
import { makeRoster } from './roster.ts';

export interface FleetOptions {
  readonly phones: number;
  readonly seed: number;
  readonly alive: boolean;
  /** ms of the fleet's life since it was made; never less than 0. */
  readonly age: () => number;
}

/** The phones of the service and what each of them shows now. */
export interface Fleet {
  readonly phones: readonly PhoneEntry[];
  has(id: string): boolean;
  /** The place of the phone among all that there were; throws where the fleet has none of that ID. */
  mustHave(id: string): number;
  /** Raw status codes in the order of the IDs, of one and the same moment. An ID that is not in the fleet throws. */
  statuses(ids: readonly string[]): number[];
  status(id: string): number;
  setStatus(id: string, code: number): void;
  release(id: string): void;
  add(phone: PhoneEntry): void;
  remove(id: string): void;
}

export function createFleet({ phones: count, seed, alive, age }: FleetOptions): Fleet {
  const phones = makeRoster(count, seed);
  const indexes = new Map(phones.map((phone, index) => [phone.id, index]));
  const setByHand = new Map<string, number>();
  let nextIndex = count;

  function mustHave(id: string): number {
    const index = indexes.get(id);
    if (index === undefined) throw new RangeError(`The simulator has no phone ${id}`);
    return index;
  }

  function statusIn(now: ReadonlyMap<number, number>, id: string): number {
    const index = mustHave(id);
    const resting = index < count ? restingStatus(seed, index) : RUNNING;
    return setByHand.get(id) ?? now.get(index) ?? resting;
  }

  let cached = { at: NaN, statuses: new Map<number, number>() };

  // Whoever asks for the whole fleet phone by phone asks many times within the same millisecond.
  function happeningNow(): ReadonlyMap<number, number> {
    const at = alive ? age() : NaN;
    if (alive && cached.at !== at) cached = { at, statuses: happenings(count, seed, at) };
    return cached.statuses;
  }

  return {
    phones,
    has: (id) => indexes.has(id),
    mustHave,
    status: (id) => statusIn(happeningNow(), id),
    statuses(ids) {
      const now = happeningNow();
      return ids.map((id) => statusIn(now, id));
    },
    setStatus(id, code) {
      mustHave(id);
      setByHand.set(id, code);
    },
    release(id) {
      mustHave(id);
      setByHand.delete(id);
    },
    add(phone) {
      if (indexes.has(phone.id)) throw new RangeError(`The simulator has a phone ${phone.id} already`);
      phones.push(phone);
      indexes.set(phone.id, nextIndex++);
    },
    remove(id) {
      mustHave(id);
      indexes.delete(id);
      setByHand.delete(id);
      phones.splice(
        phones.findIndex((phone) => phone.id === id),
        1,
      );
    },
  };
}
