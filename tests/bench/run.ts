import { Stop } from '../../build/stop.ts';
import { benchAlerts, benchDays } from './alerts.ts';
import { say } from './say.ts';
import { benchSweep } from './sweep.ts';

/* `npm run bench` measures sweep and alerts, `npm run bench -- sweep`, `-- alerts` or `-- days` one of the parts. */

const parts = new Map([
  ['sweep', benchSweep],
  ['alerts', benchAlerts],
  // Takes minutes: for whoever changes when something is told.
  ['days', benchDays],
]);
const usual = ['sweep', 'alerts'];

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !parts.has(name));
if (unknown !== undefined)
  throw new Stop(
    `There is no part "${unknown}" to measure. Take one of: ${[...parts.keys()].join(', ')}.`,
    2,
  );

const wanted = [...parts].filter(([name]) => (asked.length === 0 ? usual : asked).includes(name));
for (const [place, [, measure]] of wanted.entries()) {
  if (place > 0) say('');
  await measure();
}
