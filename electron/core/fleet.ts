import type { StatusAnswer } from './answer.ts';
import { count, noCounts, type Counts } from './counts.ts';
import { phoneKey, type PhoneEntry } from './phone.ts';
import {
  isAtRest,
  newRecord,
  observe,
  problemOf,
  wantsQuick,
  type PhoneRecord,
  type Transition,
} from './phone-record.ts';
import type { Problem } from './problem.ts';
import type { Silence } from './silence.ts';
import { STARTING } from './status.ts';

/** A confirmed change of a phone's status. */
export interface StatusEvent extends Transition {
  readonly kind: 'status';
  readonly key: string;
}

/** A problem began (or turned into another kind), or the phone recovered: it is well and at rest again. */
export type IncidentEvent =
  | {
      readonly kind: 'began';
      readonly key: string;
      readonly problem: Problem;
      /** True when the phone was already so at the first look: nothing to announce. */
      readonly baseline: boolean;
      readonly afterGap: boolean;
    }
  | {
      readonly kind: 'recovered';
      readonly key: string;
      readonly incident: Problem;
      readonly at: number;
      readonly status: number;
      readonly afterGap: boolean;
    };

export type FleetEvent = StatusEvent | IncidentEvent;

/** What an answer changed. */
export interface FleetChanges {
  readonly events: readonly FleetEvent[];
  /** Keys of phones whose row reads differently now. */
  readonly changed: readonly string[];
  /** Keys of phones of which nothing changed but the time of the last answer. */
  readonly checked: readonly string[];
}

/**
 * The state of all phones of all accounts: observations in, events out. It knows no clock: every time is handed in,
 * in ms since 1970.
 */
export interface Fleet {
  readonly counts: Readonly<Counts>;
  readonly phones: ReadonlyMap<string, Readonly<PhoneRecord>>;
  /** Keys of phones that have a problem, acknowledged or not. */
  readonly problemKeys: ReadonlySet<string>;
  /** Takes over an account's list of phones; those that stay keep what is known of them. An empty list removes all. */
  setPhones(
    accountId: string,
    entries: readonly PhoneEntry[],
    now: number,
  ): { readonly changed: readonly string[]; readonly removed: readonly string[] };
  /**
   * Takes in a good answer.
   *
   * @param gapMs after how many ms without an answer a change counts as one that happened unobserved
   */
  answered(accountId: string, answer: StatusAnswer, at: number, gapMs: number): FleetChanges;
  /** Takes in that a request had no answer; `accountAnswers` says whether the account's other requests do. */
  unanswered(
    accountId: string,
    ids: readonly string[],
    silence: Silence,
    at: number,
    accountAnswers: boolean,
  ): FleetChanges;
  /** Returns the keys of the phones that it changed. An acknowledgement ends with the phone's recovery. */
  acknowledge(keys: readonly string[], acknowledged: boolean): readonly string[];
  wantsQuick(accountId: string, instanceId: string, now: number): boolean;
}

export function createFleet(): Fleet {
  const phones = new Map<string, PhoneRecord>();
  /** The same phones by account and instance ID: answers name them so. */
  const byAccount = new Map<string, Map<string, PhoneRecord>>();
  const problemKeys = new Set<string>();
  const counts = noCounts();

  function find(accountId: string, instanceId: string): PhoneRecord | undefined {
    return byAccount.get(accountId)?.get(instanceId);
  }

  /** Makes a change to a phone and keeps the sums right. */
  function change<Value>(phone: PhoneRecord, make: () => Value): Value {
    count(counts, phone, -1);
    const value = make();
    count(counts, phone, 1);
    if (phone.problem === null) problemKeys.delete(phone.key);
    else problemKeys.add(phone.key);
    return value;
  }

  /** Brings problem and incident up to date and returns the event that this makes, or null. */
  function settle(
    phone: PhoneRecord,
    transition: Transition | null,
    at: number,
    silentSince: number | null,
  ): IncidentEvent | null {
    const before = phone.problem;
    const now = problemOf(phone, at, silentSince);
    phone.problem = now?.kind === before?.kind && now?.since === before?.since ? before : now;
    if (phone.problem !== null && phone.problem.kind !== before?.kind) {
      const known = phone.incident?.kind === phone.problem.kind;
      const baseline = transition?.from === null && phone.incident === null;
      phone.incident = { kind: phone.problem.kind, since: phone.incident?.since ?? phone.problem.since };
      // Offline, Starting, Offline again is one incident, told once.
      if (known) return null;
      return {
        kind: 'began',
        key: phone.key,
        problem: phone.problem,
        baseline,
        afterGap: transition?.afterGap ?? false,
      };
    }
    if (phone.incident === null || !isAtRest(phone) || phone.confirmed === null) return null;
    const { incident } = phone;
    phone.incident = null;
    phone.acknowledged = false;
    const afterGap = transition?.afterGap ?? false;
    return { kind: 'recovered', key: phone.key, incident, at, status: phone.confirmed.code, afterGap };
  }

  function unanswered(
    accountId: string,
    ids: readonly string[],
    silence: Silence,
    at: number,
    accountAnswers: boolean,
  ): FleetChanges {
    const events: FleetEvent[] = [];
    const changed: string[] = [];
    for (const id of ids) {
      const phone = find(accountId, id);
      if (!phone) continue;
      phone.silence = silence;
      if (accountAnswers) {
        const event = change(phone, () =>
          settle(phone, null, at, phone.lastAnswer?.at ?? phone.watchedSince),
        );
        if (event) events.push(event);
      }
      changed.push(phone.key);
    }
    return { events, changed, checked: [] };
  }

  /** Takes in one status that is, or may be, news. Returns the events that it makes. */
  function observed(
    phone: PhoneRecord,
    code: number,
    at: number,
    requestId: string,
    gapMs: number,
  ): FleetEvent[] {
    return change(phone, () => {
      const transition = observe(phone, code, at, requestId, gapMs);
      const incident = settle(phone, transition, at, null);
      return [
        ...(transition ? [{ kind: 'status' as const, key: phone.key, ...transition }] : []),
        ...(incident ? [incident] : []),
      ];
    });
  }

  return {
    counts,
    phones,
    problemKeys,
    unanswered,

    setPhones(accountId, entries, now) {
      const before = byAccount.get(accountId) ?? new Map<string, PhoneRecord>();
      const after = new Map<string, PhoneRecord>();
      byAccount.set(accountId, after);
      const changed: string[] = [];
      for (const { id, name, group } of entries) {
        if (after.has(id)) continue;
        const known = before.get(id);
        before.delete(id);
        const key = phoneKey(accountId, id);
        const phone = known ?? newRecord({ key, accountId, instanceId: id, name, group, watchedSince: now });
        after.set(id, phone);
        if (known?.name === name && known.group === group) continue;
        Object.assign(phone, { name, group });
        if (!known) {
          phones.set(key, phone);
          count(counts, phone, 1);
        }
        changed.push(key);
      }
      const removed = [...before.values()];
      for (const phone of removed) {
        count(counts, phone, -1);
        phones.delete(phone.key);
        problemKeys.delete(phone.key);
      }
      return { changed, removed: removed.map(({ key }) => key) };
    },

    answered(accountId, answer, at, gapMs) {
      const events: FleetEvent[] = [];
      const changed: string[] = [];
      const checked: string[] = [];
      let last = { at, code: NaN, requestId: answer.requestId };
      for (const [id, code] of answer.statuses) {
        const phone = find(accountId, id);
        if (!phone) continue;
        if (isNoNews(phone, code)) {
          // One object for all that say the same: 10,000 small ones a sweep would be garbage to collect.
          if (last.code !== code) last = { at, code, requestId: answer.requestId };
          phone.lastAnswer = last;
          checked.push(phone.key);
          continue;
        }
        const before = { code: phone.lastAnswer?.code, silence: phone.silence, problem: phone.problem };
        events.push(...observed(phone, code, at, answer.requestId, gapMs));
        const same = before.code === code && before.silence === null && before.problem === phone.problem;
        (same ? checked : changed).push(phone.key);
      }
      for (const [id, why] of answer.unanswered) {
        const silence: Silence = { kind: 'unanswered', why, requestId: answer.requestId };
        const more = unanswered(accountId, [id], silence, at, true);
        events.push(...more.events);
        changed.push(...more.changed);
      }
      return { events, changed, checked };
    },

    acknowledge(keys, acknowledged) {
      return keys.filter((key) => {
        const phone = phones.get(key);
        if (!phone || phone.problem === null || phone.acknowledged === acknowledged) return false;
        change(phone, () => {
          phone.acknowledged = acknowledged;
        });
        return true;
      });
    },

    wantsQuick(accountId, instanceId, now) {
      const phone = find(accountId, instanceId);
      return phone !== undefined && wantsQuick(phone, now);
    },
  };
}

/**
 * Whether a status only repeats what is known, as nearly every one does: this keeps a sweep of 10,000 phones cheap.
 * A phone in Starting is looked at each time, as it becomes a problem by staying there.
 */
function isNoNews(phone: PhoneRecord, code: number): boolean {
  return (
    phone.lastAnswer?.code === code &&
    phone.confirmed?.code === code &&
    phone.silence === null &&
    phone.problem?.kind !== 'silent' &&
    code !== STARTING
  );
}
