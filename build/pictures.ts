import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { OFFLINE, STARTING } from '../electron/core/status.ts';
import { startSimulator, type Simulator } from '../electron/simulator/index.ts';
import { buildApp } from './build-app.ts';
import { startDesktop, type Desktop } from './desktop/start-desktop.ts';
import { ensureSystemPackages } from './desktop/system-packages.ts';
import { projectRoot } from './project.ts';
import { runProgram } from './run-program.ts';
import { resolveRuntime } from './runtime/resolve.ts';
import { runApp, type RunningApp } from './start/running-app.ts';
import { sandboxSwitches } from './start/sandbox.ts';

/* `npm run pictures`: the pictures of the README, taken from the real app on a virtual desktop. */

/** What was set off is drawn after that, in ms. */
const SETTLING = 2_000;
const PHONES = 1064;
const SCREEN = '1440x900';
/** Leaves room for the notifications beside it. */
const WINDOW = { x: 24, y: 68, width: 990, height: 780 };

/** A fleet that stands still but for a few, so that the picture can be taken again. */
function setScene(simulator: Simulator): void {
  for (const [index, { id }] of simulator.phones.entries()) {
    if (index % 97 === 13) simulator.setStatus(id, STARTING);
  }
}

function config(simulator: Simulator): string {
  return JSON.stringify({
    accounts: [
      {
        name: 'EU',
        baseUrl: simulator.url,
        credentials: { kind: 'token', token: simulator.token },
        phones: simulator.phones,
      },
    ],
    polling: { normalSeconds: 5, quickSeconds: 1, requestsPerSecond: 50 },
  });
}

/** Waits until so many notifications are on the screen. */
async function notifications(count: number, { env }: Desktop): Promise<void> {
  for (;;) {
    const { stdout } = await runProgram('dunstctl', ['count', 'displayed'], { env });
    if (Number(stdout) >= count) return;
    await delay(200);
  }
}

async function takePicture(
  name: string,
  switches: readonly string[],
  scene: (app: RunningApp, desktop: Desktop) => Promise<void>,
): Promise<void> {
  const end = new AbortController();
  const directory = await mkdtemp(join(tmpdir(), 'kooglance-pictures-'));
  const desktop = await startDesktop({
    screen: SCREEN,
    panel: true,
    notifications: true,
    keyring: true,
    signal: end.signal,
  });
  try {
    // Rows do not move under the pointer, and it rests in the middle of the screen.
    await runProgram('xdotool', ['mousemove', '1439', '899'], { env: desktop.env });
    await mkdir(join(directory, 'data'));
    await writeFile(join(directory, 'data/settings.json'), JSON.stringify({ window: WINDOW }));
    const app = runApp({
      executable: runtime.executable,
      arguments: [
        projectRoot,
        ...sandbox,
        '--disable-gpu',
        '--print-sweeps',
        '--password-store=gnome-libsecret',
        `--user-data-dir=${join(directory, 'data')}`,
        ...switches,
      ],
      env: desktop.env,
      cwd: directory,
      quiet: true,
    });
    await runProgram('xdotool', ['search', '--sync', '--onlyvisible', '--name', 'KooGlance'], {
      env: desktop.env,
    });
    await scene(app, desktop);
    await delay(SETTLING);
    await desktop.screenshot(join(projectRoot, 'docs', `${name}.png`));
    await app.stop();
  } finally {
    await desktop.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

await ensureSystemPackages({ virtualDesktop: true });
const runtime = await resolveRuntime();
const sandbox = await sandboxSwitches(runtime.executable);
await buildApp();
await mkdir(join(projectRoot, 'docs'), { recursive: true });

await takePicture('welcome', [], () => Promise.resolve());

const simulator = await startSimulator({ phones: PHONES, seed: 7, alive: false });
const files = await mkdtemp(join(tmpdir(), 'kooglance-pictures-'));
try {
  setScene(simulator);
  const file = join(files, 'config.json');
  await writeFile(file, config(simulator));
  await takePicture('desktop', [`--config=${file}`], async (app, desktop) => {
    await app.swept;
    for (const { id } of simulator.phones.filter((_phone, index) => index === 41 || index === 530))
      simulator.setStatus(id, OFFLINE);
    await notifications(2, desktop);
  });
} finally {
  await simulator.close();
  await rm(files, { recursive: true, force: true });
}
