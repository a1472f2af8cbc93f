import { buildApp } from './build-app.ts';
import { ensureSystemPackages } from './desktop/system-packages.ts';
import { Stop } from './stop.ts';
import { describeChecks, runChecks } from './test/checks.ts';
import { runEndToEndTests, runUnitTests } from './test/runners.ts';
import { sum, type Tally } from './test/tally.ts';

/*
 * `npm test`: the checks of the source, the unit tests, and the end-to-end tests of the real app on a real desktop.
 * `npm test -- check unit` runs a part. The last line is the sum, in which a check counts as one test.
 */

const parts: Readonly<Record<string, () => Promise<Tally>>> = {
  check: async () => {
    const outcomes = await runChecks();
    console.log(describeChecks(outcomes));
    const passed = outcomes.filter((outcome) => outcome.passed).length;
    return { passed, failed: outcomes.length - passed };
  },
  unit: runUnitTests,
  e2e: async () => {
    await ensureSystemPackages({ virtualDesktop: true });
    await buildApp();
    return runEndToEndTests();
  },
};

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !Object.hasOwn(parts, name));
if (unknown !== undefined) {
  throw new Stop(`There are no tests called "${unknown}". The parts are: ${Object.keys(parts).join(', ')}.`);
}

const tallies: Tally[] = [];
for (const [name, run] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.log(`\n== ${name}`);
  tallies.push(await attempt(run));
}

const { passed, failed } = sum(tallies);
console.log(`\n${passed} passed, ${failed} failed`);
if (failed > 0) process.exitCode = 1;

/** A part that cannot run is a failure among others: the rest still runs, and the sum still comes last. */
async function attempt(run: () => Promise<Tally>): Promise<Tally> {
  try {
    return await run();
  } catch (error) {
    console.error(error instanceof Stop ? error.message : error);
    return { passed: 0, failed: 1 };
  }
}
