import type { FleetEvent } from '../fleet.ts';
import type { Change, Happening } from './activity.ts';
import type { FindPhone } from './alert-phone.ts';
import type { Fate } from './fate.ts';

function happeningOf(event: FleetEvent, status: number | null): Happening {
  switch (event.kind) {
    case 'status':
      return { kind: 'changed', from: event.from, to: event.to };
    case 'doubted':
      return { kind: 'doubted', from: event.from, to: event.to };
    case 'began':
      return { kind: 'began', problem: event.problem.kind, since: event.problem.since, status };
    case 'recovered': {
      const { kind, since } = event.incident;
      return { kind: 'recovered', problem: kind, since, status: event.status };
    }
  }
}

/**
 * What is written down of an event.
 * @param at when its fate was decided, in ms since 1970: so the record goes on in time, and what began earlier says since when
 */
export function changeOf(event: FleetEvent, at: number, find: FindPhone, fate: Fate): Change {
  const phone = find(event.key);
  return {
    what: 'change',
    at,
    key: event.key,
    name: phone?.name ?? event.key,
    account: phone?.account ?? '',
    happening: happeningOf(event, phone?.status ?? null),
    fate,
  };
}
