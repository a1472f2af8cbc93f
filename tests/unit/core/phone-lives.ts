import type { StatusAnswer, Unanswered } from '../../../electron/core/answer.ts';
import { newFailure, type Failure } from '../../../electron/core/failure.ts';
import {
  createFleet,
  type Fleet,
  type FleetChanges,
  type FleetEvent,
  type FleetMemory,
} from '../../../electron/core/fleet.ts';
import type { FleetRules } from '../../../electron/core/fleet-rules.ts';
import type { PhoneEntry } from '../../../electron/core/phone.ts';
import type { AfterGap, PhoneRecord } from '../../../electron/core/phone-record.ts';
import { plainRules } from './plain-rules.ts';

/** An answer that gives the statuses by instance ID, and names the IDs that it leaves out. */
export function answerOf(
  statuses: Readonly<Record<string, number>>,
  unanswered: Readonly<Record<string, Unanswered>> = {},
): StatusAnswer {
  return {
    requestId: 'request',
    statuses: new Map(Object.entries(statuses)),
    unanswered: new Map(Object.entries(unanswered)),
  };
}

/** Phones without a name, as the polling of an account takes them. */
export function entriesOf(ids: readonly string[], region?: string): readonly PhoneEntry[] {
  return ids.map((id) => ({ id, name: '', group: '', region }));
}

export function failureOf(kind: Failure['kind'], retryAfterMs: number | null = null): Failure {
  return newFailure(kind, { requestId: 'request', retryAfterMs });
}

const seconds = (at: number) => `${at / 1000}s`;

const gaps = { unobserved: ' after a gap', away: ' while away' } as const;

/** An event in a few words, so that tables of them can be read. */
export function inWords(event: FleetEvent): string {
  switch (event.kind) {
    case 'status':
      return `${event.from ?? 'nothing'} > ${event.to} at ${seconds(event.at)}${gapWords(event)}`;
    case 'doubted':
      return `${event.from ?? 'nothing'} > ${event.to}? at ${seconds(event.at)}`;
    case 'began': {
      const when = [event.baseline ? ' at the first look' : '', event.again ? ' again' : ''].join('');
      return `${event.problem.kind} since ${seconds(event.problem.since)}${when}${gapWords(event)}`;
    }
    case 'recovered':
      return `well with ${event.status} at ${seconds(event.at)} after ${event.incident.kind} since ${seconds(event.incident.since)}${gapWords(event)}`;
  }
}

function gapWords({ afterGap }: { readonly afterGap: AfterGap }): string {
  return afterGap === false ? '' : gaps[afterGap];
}

/** How often a phone is looked at here, and after how long a change counts as unobserved; in ms. */
export const STEP = 30_000;
export const GAP = 4 * STEP;

/** A raw status; `missing`: a good answer leaves the phone out; `failed`: no answer at all; `gap`: time passes. */
export type Look = number | 'missing' | 'failed' | 'gap';

export const times = (many: number, look: Look): readonly Look[] => Array.from({ length: many }, () => look);

/** The phone `eu/a` of a fleet, and what the fleet said of it so far. */
export interface Life {
  readonly fleet: Fleet;
  readonly events: readonly string[];
  readonly phone: Readonly<PhoneRecord>;
  /** When the next look is due. */
  readonly at: number;
}

/** Lets the phone `eu/a` live, a look every 30 s. */
export function live(
  looks: readonly Look[],
  { rules = plainRules(), memory, from = 0 }: LifeOptions = {},
): Life {
  const fleet = createFleet(rules);
  if (memory) fleet.restore(memory);
  fleet.setPhones('eu', [{ id: 'a', name: '', group: '' }], from);
  return goOn(fleet, looks, from);
}

interface LifeOptions {
  readonly rules?: FleetRules;
  /** What an earlier run kept. */
  readonly memory?: FleetMemory;
  /** When it begins, in ms. */
  readonly from?: number;
}

/** Lets the phone go on to live, from a time in ms on. */
export function goOn(fleet: Fleet, looks: readonly Look[], from: number): Life {
  const events: string[] = [];
  let at = from;
  for (const look of looks) {
    if (look === 'gap') {
      at += GAP;
      continue;
    }
    events.push(...lookOnce(fleet, look, at).events.map(inWords));
    at += STEP;
  }
  const phone = fleet.phones.get('eu/a');
  if (!phone) throw new Error('the phone is gone');
  return { fleet, events, phone, at };
}

function lookOnce(fleet: Fleet, look: Exclude<Look, 'gap'>, at: number): FleetChanges {
  if (look === 'failed')
    return fleet.unanswered('eu', ['a'], { kind: 'failure', failure: failureOf('network') }, at, false);
  const answer = look === 'missing' ? answerOf({}, { a: 'missing' }) : answerOf({ a: look });
  return fleet.answered('eu', answer, at, GAP);
}
