import { describeChecks, runChecks } from './test/checks.ts';

/* `npm run check`: types, lint, format, unused code. */

const outcomes = await runChecks();
console.log(describeChecks(outcomes));
if (outcomes.some(({ passed }) => !passed)) process.exitCode = 1;
