import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { recordDay } from './record-day.ts';
import { packTrace } from './trace.ts';

/*
 * `node build/bootstrap.mjs tests/bench/write-trace.ts` records the day that `npm run bench -- alerts` plays. It is kept, so
 * that the figures of one day can be compared with those of the next, whatever becomes of the simulator.
 */

const SEED = 7;

const trace = recordDay(SEED);
const file = fileURLToPath(new URL('trace.json', import.meta.url));
const text = packTrace(trace);
writeFileSync(file, text);
process.stdout.write(`${file}: ${trace.changes.length} changes, ${text.length} bytes\n`);
