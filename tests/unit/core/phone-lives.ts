import type { StatusAnswer, Unanswered } from '../../../electron/core/answer.ts';
import type { Failure } from '../../../electron/core/failure.ts';
import type { FleetEvent } from '../../../electron/core/fleet.ts';

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

export function failureOf(kind: Failure['kind'], retryAfterMs: number | null = null): Failure {
  return { kind, code: null, message: null, httpStatus: null, requestId: 'request', retryAfterMs };
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
