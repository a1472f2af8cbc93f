import { Stop } from '../../build/stop.ts';
import { benchAlerts } from './alerts.ts';
import { say } from './say.ts';
import { benchSweep } from './sweep.ts';

/* `npm run bench` measures everything, `npm run bench -- sweep` or `-- alerts` one of the parts. */

const parts = new Map([
  ['sweep', benchSweep],
  ['alerts', benchAlerts],
]);

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !parts.has(name));
if (unknown !== undefined)
  throw new Stop(
    `There is no part "${unknown}" to measure. Take one of: ${[...parts.keys()].join(', ')}.`,
    2,
  );

const wanted = [...parts].filter(([name]) => asked.length === 0 || asked.includes(name));
for (const [place, [, measure]] of wanted.entries()) {
  if (place > 0) say('');
  await measure();
}
