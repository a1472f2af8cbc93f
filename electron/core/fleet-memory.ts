import { phoneKey } from './phone.ts';
import type { PhoneRecord, Standing } from './phone-record.ts';
import type { ProblemKind } from './problem.ts';

/** A raw status, and since when; in ms since 1970. */
export type KeptStatus = readonly [code: number, since: number];

/** What is kept of a phone with an open incident between two runs. Times are ms since 1970. */
export interface KeptIncident {
  /** The kind that was told last, and since when there is an incident. */
  readonly kind: ProblemKind;
  readonly since: number;
  readonly acknowledged: boolean;
  readonly unwellSince: number;
  readonly relapsedAt: number | null;
  /** When its last problems began. */
  readonly begins: readonly number[];
  /** Since when it is flapping; null when it is not. */
  readonly flappingSince: number | null;
  readonly standing: { readonly kind: Standing['kind']; readonly since: number };
  /** Statuses are written more seldom than incidents, so that of the incident may be the newer one. */
  readonly status: KeptStatus | null;
}

/** What is kept of a fleet between two runs. Times are ms since 1970. */
export interface FleetMemory {
  /** By account and instance ID: the confirmed status and since when. */
  readonly statuses: Readonly<Record<string, Readonly<Record<string, KeptStatus>>>>;
  /** By phone key. */
  readonly incidents: Readonly<Record<string, KeptIncident>>;
}

/** What an earlier run knew of phones that this one has not listed yet. */
export interface Unclaimed {
  /** Takes the place of what was there. */
  load(memory: FleetMemory): void;
  /** Hands over what is known of a phone that is listed now. */
  claim(phone: PhoneRecord): void;
  /** Forgets the rest of an account's phones, as they are on its list no more. */
  drop(accountId: string): void;
  rest(): FleetMemory;
}

function keptStatus({ confirmed }: PhoneRecord): KeptStatus | null {
  return confirmed && [confirmed.code, confirmed.since];
}

function keptIncident(phone: PhoneRecord): KeptIncident | null {
  const { incident, standing } = phone;
  if (incident === null || standing === null) return null;
  return {
    kind: incident.kind,
    since: incident.since,
    acknowledged: phone.acknowledged,
    unwellSince: incident.unwellSince,
    relapsedAt: incident.relapsedAt,
    begins: phone.begins,
    flappingSince: phone.flapping?.since ?? null,
    standing: { kind: standing.kind, since: standing.since },
    status: keptStatus(phone),
  };
}

function restore(phone: PhoneRecord, status: KeptStatus | null, kept: KeptIncident | null): void {
  phone.away = true;
  if (status) phone.confirmed = { code: status[0], since: status[1] };
  if (kept === null) return;
  const { kind, since, unwellSince, relapsedAt, standing, flappingSince } = kept;
  phone.incident = { kind, since, unwellSince, relapsedAt };
  phone.acknowledged = kept.acknowledged;
  phone.begins = kept.begins;
  phone.flapping = flappingSince === null ? null : { kind: 'flapping', since: flappingSince };
  phone.standing = { ...standing, afterGap: false };
  if (standing.kind === 'silent') phone.unheardSince = standing.since;
}

function newer(one: KeptStatus | null, other: KeptStatus | null): KeptStatus | null {
  if (one === null || other === null) return one ?? other;
  return one[1] > other[1] ? one : other;
}

export function createUnclaimed(): Unclaimed {
  const statuses = new Map<string, Map<string, KeptStatus>>();
  const incidents = new Map<string, KeptIncident>();

  return {
    load(memory) {
      statuses.clear();
      incidents.clear();
      for (const [accountId, ofAccount] of Object.entries(memory.statuses))
        statuses.set(accountId, new Map(Object.entries(ofAccount)));
      for (const [key, kept] of Object.entries(memory.incidents)) incidents.set(key, kept);
    },

    claim(phone) {
      const { key, accountId, instanceId } = phone;
      const status = statuses.get(accountId)?.get(instanceId) ?? null;
      const kept = incidents.get(key) ?? null;
      if (status === null && kept === null) return;
      statuses.get(accountId)?.delete(instanceId);
      incidents.delete(key);
      restore(phone, newer(status, kept?.status ?? null), kept);
    },

    drop(accountId) {
      statuses.delete(accountId);
      const beginning = phoneKey(accountId, '');
      for (const key of incidents.keys()) if (key.startsWith(beginning)) incidents.delete(key);
    },

    rest: () => ({
      statuses: Object.fromEntries(
        [...statuses].map(([accountId, ofAccount]) => [accountId, Object.fromEntries(ofAccount)]),
      ),
      incidents: Object.fromEntries(incidents),
    }),
  };
}

/** The confirmed statuses of an account's phones, as they are kept. */
export function statusesOf(phones: Iterable<PhoneRecord>): Readonly<Record<string, KeptStatus>> {
  const kept: [string, KeptStatus][] = [];
  for (const phone of phones) {
    const status = keptStatus(phone);
    if (status) kept.push([phone.instanceId, status]);
  }
  return Object.fromEntries(kept);
}

/** The open incidents of phones, as they are kept. */
export function incidentsOf(phones: Iterable<PhoneRecord>): Readonly<Record<string, KeptIncident>> {
  const kept: [string, KeptIncident][] = [];
  for (const phone of phones) {
    const incident = keptIncident(phone);
    if (incident) kept.push([phone.key, incident]);
  }
  return Object.fromEntries(kept);
}
