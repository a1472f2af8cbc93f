import type { StatusAnswer } from './answer.ts';
import type { Counts } from './counts.ts';
import type { FleetMemory, KeptIncident } from './fleet-memory.ts';
import type { FleetRules } from './fleet-rules.ts';
import { judge, type IncidentEvent } from './incident.ts';
import { observe, type Doubt } from './observation.ts';
import type { PhoneEntry } from './phone.ts';
import { wantsQuick, type PhoneRecord, type Transition } from './phone-record.ts';
import { createRoster, type GroupStanding } from './roster.ts';
import type { Silence } from './silence.ts';

export type { FleetMemory, IncidentEvent };

/** A confirmed change of a phone's status. */
export interface StatusEvent extends Transition {
  readonly kind: 'status';
  readonly key: string;
}

/** A change that is over before it was confirmed. */
export interface DoubtedEvent extends Doubt {
  readonly kind: 'doubted';
  readonly key: string;
}

export type FleetEvent = StatusEvent | DoubtedEvent | IncidentEvent;

/** What an answer, or a change of the rules, changed. */
export interface FleetChanges {
  readonly events: readonly FleetEvent[];
  /** Keys of phones whose row reads differently now. */
  readonly changed: readonly string[];
  /** Keys of phones of which nothing changed but the time of the last answer. */
  readonly checked: readonly string[];
  /** How many phones, known before, have just shown a change that is not confirmed yet. */
  readonly suspects: number;
}

/**
 * The state of all phones of all accounts: observations in, events out. It knows no clock: every time is handed in,
 * in ms since 1970.
 */
export interface Fleet {
  readonly counts: Readonly<Counts>;
  readonly phones: ReadonlyMap<string, Readonly<PhoneRecord>>;
  /** Keys of phones that have a problem, acknowledged or not, snoozed or not. */
  readonly problemKeys: ReadonlySet<string>;
  /**
   * Takes over what an earlier run knew, for phones that are listed from now on. Such a phone shows no status before its
   * first answer, but it is known what was told of it.
   */
  restore(memory: FleetMemory): void;
  /** The confirmed statuses to keep for the next run, by account and instance ID. */
  statuses(): FleetMemory['statuses'];
  /** The open incidents to keep for the next run, by phone key. */
  incidents(): Readonly<Record<string, KeptIncident>>;
  /**
   * Takes over an account's list of phones; those that stay keep what is known of them. An empty list removes all. Of
   * those that are not on it nothing is kept for the next run either.
   */
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
  /**
   * To be called when the rules changed: looks anew at what each phone is snoozed by, and what is asked of it. Other
   * changed rules hold from the next answers on.
   */
  applyRules(now: number): FleetChanges;
  /** Returns the keys of the phones that it changed. An acknowledgement ends with the phone's recovery. */
  acknowledge(keys: readonly string[], acknowledged: boolean): readonly string[];
  wantsQuick(accountId: string, instanceId: string, now: number): boolean;
  /** A group is one whatever account its phones belong to. Looks at all phones. */
  readonly groupStanding: (group: string) => GroupStanding;
}

export function createFleet(rules: FleetRules): Fleet {
  const roster = createRoster(rules);
  const { phones, find, change } = roster;

  /** Looks at a phone though no status of it came. */
  function lookAgain(
    phone: PhoneRecord,
    at: number,
    silentSince: number | null,
    expectationChanged: boolean,
  ): readonly IncidentEvent[] {
    const look = {
      at,
      shownSince: at,
      afterGap: false,
      first: false,
      silentSince,
      expectationChanged,
    } as const;
    const event = change(phone, () => judge(phone, look, rules));
    return event ? [event] : [];
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
      changed.push(phone.key);
      const silentSince = phone.lastAnswer?.at ?? phone.unheardSince;
      // What an earlier run knew of a phone stays as it is until there is an answer, or it is silent for too long.
      const isKept = phone.away && at - silentSince < rules.silentMs();
      if (accountAnswers && !isKept) events.push(...lookAgain(phone, at, silentSince, false));
    }
    return { events, changed, checked: [], suspects: 0 };
  }

  /** Takes in one status that is, or may be, news. Returns the events that it makes. */
  function observed(
    phone: PhoneRecord,
    code: number,
    at: number,
    requestId: string,
    gapMs: number,
  ): FleetEvent[] {
    const { key, lastAnswer } = phone;
    return change(phone, () => {
      const isOtherAsked = roster.askAnew(phone);
      const { transition, doubted, afterGap } = observe(phone, code, at, requestId, gapMs, rules);
      const look = {
        at,
        shownSince: transition?.at ?? at,
        afterGap: transition?.afterGap ?? (afterGap === 'away' && afterGap),
        first: transition?.from === null,
        silentSince: null,
        expectationChanged: isOtherAsked && lastAnswer !== null,
      };
      const incident = judge(phone, look, rules);
      return [
        ...(doubted ? [{ kind: 'doubted' as const, key, ...doubted }] : []),
        ...(transition ? [{ kind: 'status' as const, key, ...transition }] : []),
        ...(incident ? [incident] : []),
      ];
    });
  }

  return {
    counts: roster.counts,
    phones,
    problemKeys: roster.problemKeys,
    restore: roster.restore,
    statuses: roster.statuses,
    incidents: roster.incidents,
    setPhones: roster.setPhones,
    groupStanding: roster.groupStanding,
    unanswered,

    answered(accountId, answer, at, gapMs) {
      const events: FleetEvent[] = [];
      const changed: string[] = [];
      const checked: string[] = [];
      let suspects = 0;
      let last = { at, code: NaN, requestId: answer.requestId };
      for (const [id, code] of answer.statuses) {
        const phone = find(accountId, id);
        if (!phone) continue;
        if (isNoNews(phone, code, at)) {
          // One object for all that say the same: 10,000 small ones a sweep would be garbage to collect.
          if (last.code !== code) last = { at, code, requestId: answer.requestId };
          phone.lastAnswer = last;
          checked.push(phone.key);
          continue;
        }
        const { lastAnswer, silence, problem, acknowledged, pending } = phone;
        events.push(...observed(phone, code, at, answer.requestId, gapMs));
        const isSame =
          lastAnswer?.code === code &&
          silence === null &&
          problem === phone.problem &&
          acknowledged === phone.acknowledged;
        (isSame ? checked : changed).push(phone.key);
        if (pending === null && phone.pending !== null && phone.confirmed !== null) suspects += 1;
      }
      for (const [id, why] of answer.unanswered) {
        const silence: Silence = { kind: 'unanswered', why, requestId: answer.requestId };
        const more = unanswered(accountId, [id], silence, at, true);
        events.push(...more.events);
        changed.push(...more.changed);
      }
      return { events, changed, checked, suspects };
    },

    applyRules(now) {
      const events: FleetEvent[] = [];
      const changed: string[] = [];
      for (const phone of phones.values()) {
        const isSnoozedAnew = change(phone, () => roster.snoozeAnew(phone));
        const isOtherAsked = roster.askAnew(phone);
        // One that had no answer in this run is judged by its first.
        if (isOtherAsked && phone.lastAnswer !== null) {
          const silentSince = phone.standing?.kind === 'silent' ? phone.standing.since : null;
          events.push(...lookAgain(phone, now, silentSince, true));
        }
        phone.lookAt = 0;
        if (isSnoozedAnew || isOtherAsked) changed.push(phone.key);
      }
      return { events, changed, checked: [], suspects: 0 };
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
 * A phone that waits for something, such as one in Starting, is looked at when its time has come.
 */
function isNoNews(phone: PhoneRecord, code: number, at: number): boolean {
  return (
    phone.lastAnswer?.code === code &&
    phone.confirmed?.code === code &&
    phone.silence === null &&
    // The clock may have been set back, which what the phone waits for has to take in.
    at >= phone.lastAnswer.at &&
    at < phone.lookAt
  );
}
