import { setTimeout as delay } from 'node:timers/promises';
import { buildApp } from './build-app.ts';
import { saveScreenPicture } from './desktop/screen-picture.ts';
import { startDesktop } from './desktop/start-desktop.ts';
import { ensureSystemPackages } from './desktop/system-packages.ts';
import { projectRoot } from './project.ts';
import { resolveRuntime } from './runtime/resolve.ts';
import { readStartOptions, usage } from './start/options.ts';
import { runApp, type RunningApp } from './start/running-app.ts';
import { sandboxSwitches } from './start/sandbox.ts';
import { Stop } from './stop.ts';

/* `npm start`: builds the app and runs it, on the desktop that is there or on a virtual one. */

/** How long a picture waits for the first sweep; the welcome, without an account, has none. */
const sweepPatience = 10_000;
/** What the first sweep sets off (icon, list, notifications) is on the screen after that. */
const settling = 4_000;

const callerDirectory = process.env['INIT_CWD'] ?? process.cwd();
const options = readStartOptions(process.argv.slice(2), callerDirectory, process.env);
const interrupt = new AbortController();
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(name, () => {
    interrupt.abort();
  });
}

if (options.help) console.log(usage);
else process.exitCode = await start();

async function start(): Promise<number> {
  const virtual = process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'];
  if (options.screenshot !== null && !virtual && !process.env['DISPLAY']) {
    throw new Stop('--screenshot works on an X11 desktop, and on Linux without a display.');
  }
  await ensureSystemPackages({ virtualDesktop: virtual });
  const runtime = await resolveRuntime();
  const sandbox = await sandboxSwitches(runtime.executable);
  await buildApp();
  if (interrupt.signal.aborted) return 130;

  const switches = [...sandbox, ...options.switches];
  const prints = virtual || options.screenshot !== null ? ['--print-sweeps'] : [];
  const run = (env: NodeJS.ProcessEnv, extra: readonly string[]) =>
    runApp({
      executable: runtime.executable,
      arguments: [projectRoot, ...switches, ...prints, ...extra],
      env,
      cwd: callerDirectory,
      quiet: virtual,
    });

  if (!virtual) {
    const app = run(process.env, []);
    if (options.screenshot !== null && (await settled(app))) await picture(options.screenshot, process.env);
    return untilEnd(app);
  }

  console.log('No display here: KooGlance runs on a virtual desktop. Ctrl+C ends it.');
  const desktop = await startDesktop({
    screen: '1280x800',
    panel: true,
    notifications: true,
    keyring: switches.includes('--password-store=gnome-libsecret'),
    signal: interrupt.signal,
  });
  try {
    const app = run(desktop.env, ['--disable-gpu']);
    if (options.screenshot === null) return await untilEnd(app);
    if (!(await settled(app))) return await untilEnd(app);
    await picture(options.screenshot, desktop.env);
    await app.stop();
    return 0;
  } finally {
    await desktop.stop();
  }
}

/** Waits until there is something to see; false when the app ended before, or the user ended all. */
async function settled(app: RunningApp): Promise<boolean> {
  const gone = Promise.race([app.exited, aborted()]).then(() => false);
  const seen = Promise.race([app.swept, delay(sweepPatience, undefined, { ref: false })]);
  return Promise.race([gone, seen.then(() => delay(settling)).then(() => true)]);
}

async function picture(file: string, env: NodeJS.ProcessEnv): Promise<void> {
  await saveScreenPicture(file, env);
  console.log(`The picture of the desktop is in ${file}`);
}

async function untilEnd(app: RunningApp): Promise<number> {
  const interrupted = aborted().then(async () => {
    await app.stop();
    return 130;
  });
  return Promise.race([app.exited.then((code) => (interrupt.signal.aborted ? 130 : code)), interrupted]);
}

async function aborted(): Promise<void> {
  if (interrupt.signal.aborted) return;
  await new Promise((resolve) => {
    interrupt.signal.addEventListener('abort', resolve, { once: true });
  });
}
