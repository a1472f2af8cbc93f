import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createSimulatedService } from '../../electron/simulator/simulated-service.ts';
import { packTrace, type Trace, type TrueChange } from './trace.ts';
import { dayOfTrouble } from './troubles.ts';

/*
 * `node build/bootstrap.mjs tests/bench/record-trace.ts` records the day that `npm run bench -- alerts` plays. It is
 * kept, so that the figures of one day can be compared with those of the next, whatever becomes of the simulator.
 */

const PHONES = 320;
const SEED = 7;
const SECOND = 1_000;
const DAY = 24 * 60 * 60 * SECOND;
/** The service is looked at so often. */
const STEP = SECOND;

function record(): Trace {
  let now = 0;
  const service = createSimulatedService({ phones: PHONES, seed: SEED, alive: true, now: () => now });
  const ids = service.phones.map(({ id }) => id);
  const idOf = (phone: number) => ids[phone] ?? '';
  // What ends comes before what begins at the same moment.
  const turns = dayOfTrouble(PHONES, SEED)
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
    `24 hours of the simulator (electron/simulator, ${PHONES} phones, seed ${SEED}, looked at every second) with a day of ` +
    'trouble laid over it (tests/bench/troubles.ts); made by tests/bench/record-trace.ts.';
  return { how, lasts: DAY, first, changes };
}

const trace = record();
const file = fileURLToPath(new URL('trace.json', import.meta.url));
const text = packTrace(trace);
writeFileSync(file, text);
process.stdout.write(`${file}: ${trace.changes.length} changes, ${text.length} bytes\n`);
