import type { StatusAnswer, Unanswered } from '../../../electron/core/answer.ts';
import { newFailure, type Failure } from '../../../electron/core/failure.ts';
import type { FleetEvent } from '../../../electron/core/fleet.ts';
import type { PhoneEntry } from '../../../electron/core/phone.ts';

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

/** An event in a few words, so that tables of them can be read. */
export function inWords(event: FleetEvent): string {
  const afterGap = event.afterGap ? ' after a gap' : '';
  switch (event.kind) {
    case 'status':
      return `${event.from ?? 'nothing'} > ${event.to} at ${seconds(event.at)}${afterGap}`;
    case 'began':
      return `${event.problem.kind} since ${seconds(event.problem.since)}${event.baseline ? ' at the first look' : ''}${afterGap}`;
    case 'recovered':
      return `well with ${event.status} at ${seconds(event.at)} after ${event.incident.kind} since ${seconds(event.incident.since)}${afterGap}`;
  }
}
