import { sameScope, type Snooze } from './alerts/snoozes.ts';
import { count, noCounts, type Counts } from './counts.ts';
import {
  createUnclaimed,
  incidentsOf,
  statusesOf,
  type FleetMemory,
  type KeptIncident,
} from './fleet-memory.ts';
import type { FleetRules } from './fleet-rules.ts';
import { phoneKey, type PhoneEntry } from './phone.ts';
import { newRecord, type PhoneRecord } from './phone-record.ts';

/** How many phones a group has, and how many of them call for somebody to look. */
export interface GroupStanding {
  readonly total: number;
  readonly problems: number;
}

/** Which phones the accounts have, with their sums, and what is kept of them between two runs. */
export interface Roster {
  readonly counts: Readonly<Counts>;
  readonly phones: ReadonlyMap<string, PhoneRecord>;
  readonly problemKeys: ReadonlySet<string>;
  readonly find: (accountId: string, instanceId: string) => PhoneRecord | undefined;
  /** Makes a change to a phone and keeps the sums right. */
  readonly change: <Value>(phone: PhoneRecord, make: () => Value) => Value;
  /** Takes over what is asked of a phone. Returns whether that is another status than before. */
  readonly askAnew: (phone: PhoneRecord) => boolean;
  /** Takes over what a phone is snoozed by, within a `change`. Returns whether that is new. */
  readonly snoozeAnew: (phone: PhoneRecord) => boolean;
  readonly restore: (memory: FleetMemory) => void;
  readonly statuses: () => FleetMemory['statuses'];
  readonly incidents: () => Readonly<Record<string, KeptIncident>>;
  readonly setPhones: (
    accountId: string,
    entries: readonly PhoneEntry[],
    now: number,
  ) => { readonly changed: readonly string[]; readonly removed: readonly string[] };
  readonly groupStanding: (group: string) => GroupStanding;
}

export function createRoster(rules: FleetRules): Roster {
  const phones = new Map<string, PhoneRecord>();
  /** The same phones by account and instance ID: answers name them so. */
  const byAccount = new Map<string, Map<string, PhoneRecord>>();
  const problemKeys = new Set<string>();
  const counts = noCounts();
  const unclaimed = createUnclaimed();

  function change<Value>(phone: PhoneRecord, make: () => Value): Value {
    count(counts, phone, -1);
    const value = make();
    count(counts, phone, 1);
    if (phone.problem === null) problemKeys.delete(phone.key);
    else problemKeys.add(phone.key);
    return value;
  }

  function askAnew(phone: PhoneRecord): boolean {
    const expected = rules.expected(phone);
    if (phone.expected === expected) return false;
    phone.expected = expected;
    return true;
  }

  function snoozeAnew(phone: PhoneRecord): boolean {
    const snooze = rules.snooze(phone);
    if (isSameSnooze(phone.snooze, snooze)) return false;
    phone.snooze = snooze;
    return true;
  }

  function add(accountId: string, { id, name, group }: PhoneEntry, now: number): PhoneRecord {
    const key = phoneKey(accountId, id);
    const phone = newRecord({ key, accountId, instanceId: id, name, group, watchedSince: now });
    unclaimed.claim(phone);
    askAnew(phone);
    snoozeAnew(phone);
    phones.set(key, phone);
    count(counts, phone, 1);
    return phone;
  }

  function rename(phone: PhoneRecord, { name, group }: PhoneEntry): void {
    change(phone, () => {
      Object.assign(phone, { name, group });
      snoozeAnew(phone);
    });
    // Another status may be asked of the phones of its new group: the next answer is no mere repetition.
    phone.lookAt = 0;
  }

  return {
    counts,
    phones,
    problemKeys,
    find: (accountId, instanceId) => byAccount.get(accountId)?.get(instanceId),
    change,
    askAnew,
    snoozeAnew,
    restore: (memory) => unclaimed.load(memory),
    incidents: () => ({ ...unclaimed.rest().incidents, ...incidentsOf(phones.values()) }),

    statuses() {
      const known = [...byAccount].map(([id, ofAccount]) => [id, statusesOf(ofAccount.values())] as const);
      return { ...unclaimed.rest().statuses, ...Object.fromEntries(known) };
    },

    setPhones(accountId, entries, now) {
      const before = byAccount.get(accountId) ?? new Map<string, PhoneRecord>();
      const after = new Map<string, PhoneRecord>();
      const changed: string[] = [];
      for (const entry of entries) {
        if (after.has(entry.id)) continue;
        const known = before.get(entry.id);
        before.delete(entry.id);
        const phone = known ?? add(accountId, entry, now);
        after.set(entry.id, phone);
        if (known?.name === entry.name && known.group === entry.group) continue;
        if (known) rename(known, entry);
        changed.push(phone.key);
      }
      const removed = [...before.values()];
      for (const phone of removed) {
        count(counts, phone, -1);
        phones.delete(phone.key);
        problemKeys.delete(phone.key);
      }
      unclaimed.drop(accountId);
      if (after.size === 0) byAccount.delete(accountId);
      else byAccount.set(accountId, after);
      return { changed, removed: removed.map(({ key }) => key) };
    },

    groupStanding(group) {
      const members = [...phones.values()].filter((phone) => phone.group === group);
      return { total: members.length, problems: members.filter(callsForSomebody).length };
    },
  };
}

function isSameSnooze(one: Snooze | null, other: Snooze | null): boolean {
  if (one === null || other === null) return one === other;
  return one.until === other.until && sameScope(one.scope, other.scope);
}

/** Whether a phone has a problem that is neither acknowledged nor snoozed. */
function callsForSomebody({ problem, acknowledged, snooze }: PhoneRecord): boolean {
  return problem !== null && !acknowledged && snooze === null;
}
