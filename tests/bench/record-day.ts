import { createSimulatedService } from '../../electron/simulator/simulated-service.ts';
import type { Trace, TrueChange } from './trace.ts';
import { dayOfTrouble } from './troubles.ts';

const PHONES = 320;
const SECOND = 1_000;
const DAY = 24 * 60 * 60 * SECOND;
/** The service is looked at so often. */
const STEP = SECOND;

/** What happens in a day to a fleet of the simulator with a day of trouble laid over it; the same for the same seed. */
export function recordDay(seed: number): Trace {
  let now = 0;
  const service = createSimulatedService({ phones: PHONES, seed, alive: true, now: () => now });
  const ids = service.phones.map(({ id }) => id);
  const idOf = (phone: number) => ids[phone] ?? '';
  // What ends comes before what begins at the same moment.
  const turns = dayOfTrouble(PHONES, seed)
    .flatMap(({ phone, from, to, status }) => [
      { at: from, order: 1, turn: () => service.setStatus(idOf(phone), status) },
      { at: to, order: 0, turn: () => service.release(idOf(phone)) },
    ])
    .sort((one, other) => one.at - other.at || one.order - other.order);

  let turned = 0;
  function look(): readonly number[] {
    for (let next = turns[turned]; next !== undefined && next.at <= now; next = turns[turned]) {
      next.turn();
      turned += 1;
    }
    return ids.map(service.status);
  }

  const first = look();
  const shown = [...first];
  const changes: TrueChange[] = [];
  for (now = STEP; now < DAY; now += STEP)
    for (const [phone, status] of look().entries()) {
      if (shown[phone] === status) continue;
      shown[phone] = status;
      changes.push([now, phone, status]);
    }
  const how =
    `24 hours of the simulator (electron/simulator, ${PHONES} phones, seed ${seed}, looked at every second) with a day of ` +
    'trouble laid over it (tests/bench/troubles.ts); made by tests/bench/write-trace.ts.';
  return { how, lasts: DAY, first, changes };
}
