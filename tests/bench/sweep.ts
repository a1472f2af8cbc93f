import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpus } from 'node:os';
import { promisify } from 'node:util';
import type { Measurement } from './measured.ts';
import { say } from './say.ts';

/*
 * `npm run bench -- sweep`: what a sweep costs in CPU, beside a bare loop that sends the same requests and only parses
 * JSON. Each measurement has a process of its own, and the two take turns, so that what else the machine does meets both.
 */

const ROUNDS = 5;
const AIM = 1.5;
const fleets = [
  { phones: 1_000, warmUps: 60, sweeps: 100 },
  { phones: 10_000, warmUps: 20, sweeps: 20 },
] as const;

const run = promisify(execFile);
const script = (name: string) => ['build/bootstrap.mjs', `tests/bench/${name}.ts`];

async function startServer(): Promise<{ readonly process: ChildProcess; readonly baseUrl: string }> {
  const server = spawn(process.execPath, script('canned-server'), { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(server.stdout, 'data')) as [Buffer];
  return { process: server, baseUrl: line.toString().trim() };
}

async function measured(name: string, baseUrl: string, fleet: (typeof fleets)[number]): Promise<Measurement> {
  const task = [baseUrl, fleet.phones, fleet.warmUps, fleet.sweeps].map(String);
  const { stdout } = await run(process.execPath, [...script(name), ...task]);
  return JSON.parse(stdout) as Measurement;
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN;
}

/** Measures and prints. */
export async function benchSweep(): Promise<void> {
  const server = await startServer();
  try {
    const processors = cpus();
    say(
      `${processors[0]?.model.trim() ?? 'Unknown processor'}, ${String(processors.length)} cores, Node ${process.versions.node}`,
    );
    say(
      `CPU of a sweep (user and system), median of ${String(ROUNDS)} rounds; aim: at most ${String(AIM)} times the bare loop`,
    );
    for (const fleet of fleets) {
      const rounds: { readonly bare: Measurement; readonly ours: Measurement }[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const bare = await measured('bare-loop', server.baseUrl, fleet);
        const ours = await measured('kooglance-loop', server.baseUrl, fleet);
        if (bare.requestsPerSweep !== ours.requestsPerSweep)
          throw new Error('The two sent different requests.');
        rounds.push({ bare, ours });
      }
      const ms = (pick: (round: (typeof rounds)[number]) => number) => median(rounds.map(pick)).toFixed(1);
      const ratio = median(rounds.map(({ bare, ours }) => ours.cpuMsPerSweep / bare.cpuMsPerSweep));
      const requests = String(rounds[0]?.bare.requestsPerSweep ?? 0);
      say(
        `${fleet.phones.toLocaleString('en').padStart(6)} phones, ${requests.padStart(3)} requests: ` +
          `KooGlance ${ms(({ ours }) => ours.cpuMsPerSweep)} ms, bare loop ${ms(({ bare }) => bare.cpuMsPerSweep)} ms, ` +
          `ratio ${ratio.toFixed(2)}`,
      );
    }
  } finally {
    server.process.kill();
  }
}
