import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { startDesktop } from '../desktop/start-desktop.ts';
import { fuses, unpackedLinuxApp } from '../electron-builder.ts';
import { runApp } from '../start/running-app.ts';
import { sandboxSwitches } from '../start/sandbox.ts';
import { Stop } from '../stop.ts';
import { listAsar } from './asar-listing.ts';

const sweepPatience = 30_000;
const belongs = /^(?:package\.json$|out\/(?:main|preload|renderer)\/)/;
const needed = ['package.json', 'out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html'];

/**
 * Looks into the packed app and starts it with the demo fleet, on a desktop and with settings of its own.
 *
 * @throws Stop with what is wrong with it
 */
export async function smokeTest(): Promise<void> {
  await holdsOnlyWhatRuns();
  await hasItsFuses();
  await sweepsAndEnds();
}

async function holdsOnlyWhatRuns(): Promise<void> {
  const packed = await listAsar(unpackedLinuxApp.archive);
  const strange = packed.filter((path) => !belongs.test(path));
  const missing = needed.filter((path) => !packed.includes(path));
  if (strange.length > 0)
    throw new Stop(`The package holds what does not run: ${strange.slice(0, 5).join(', ')}`);
  if (missing.length > 0) throw new Stop(`The package lacks ${missing.join(', ')}`);
  console.log(`  ok  the archive holds the ${packed.length} files that run, and nothing else`);
}

async function hasItsFuses(): Promise<void> {
  const wire = await getCurrentFuseWire(unpackedLinuxApp.executable);
  const wanted: readonly (readonly [FuseV1Options, boolean])[] = [
    [FuseV1Options.RunAsNode, fuses.runAsNode],
    [FuseV1Options.EnableCookieEncryption, fuses.enableCookieEncryption],
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable, fuses.enableNodeOptionsEnvironmentVariable],
    [FuseV1Options.EnableNodeCliInspectArguments, fuses.enableNodeCliInspectArguments],
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, fuses.enableEmbeddedAsarIntegrityValidation],
    [FuseV1Options.OnlyLoadAppFromAsar, fuses.onlyLoadAppFromAsar],
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot, fuses.loadBrowserProcessSpecificV8Snapshot],
    [FuseV1Options.GrantFileProtocolExtraPrivileges, fuses.grantFileProtocolExtraPrivileges],
  ];
  // The wire is a row of the characters 0 and 1 in the program's own bytes.
  const wrong = wanted.filter(([fuse, on]) => String.fromCharCode(wire[fuse] ?? 0) !== (on ? '1' : '0'));
  if (wrong.length > 0) {
    throw new Stop(`Fuses are not as configured: ${wrong.map(([fuse]) => FuseV1Options[fuse]).join(', ')}`);
  }
  console.log(`  ok  all ${wanted.length} fuses are as configured`);
}

async function sweepsAndEnds(): Promise<void> {
  const end = new AbortController();
  const settings = await mkdtemp(join(tmpdir(), 'kooglance-smoke-'));
  const desktop = await startDesktop({
    screen: '1280x800',
    panel: true,
    notifications: true,
    keyring: false,
    signal: end.signal,
  });
  try {
    const app = runApp({
      executable: unpackedLinuxApp.executable,
      arguments: [
        ...(await sandboxSwitches(unpackedLinuxApp.executable)),
        '--demo',
        '--print-sweeps',
        '--disable-gpu',
        `--user-data-dir=${settings}`,
      ],
      env: desktop.env,
      cwd: settings,
      quiet: true,
    });
    const seen = await Promise.race([
      app.swept.then(() => 'sweep' as const),
      app.exited.then((code) => `it ended with exit code ${code}`),
      delay(sweepPatience, `${sweepPatience / 1000} seconds passed`, { ref: false }),
    ]);
    const exitCode = await app.stop();
    if (seen !== 'sweep') throw new Stop(`The packed app was started, but there was no sweep: ${seen}.`);
    if (exitCode !== 0)
      throw new Stop(`The packed app ended with exit code ${exitCode} when it was asked to end.`);
    console.log('  ok  it starts, sweeps the demo fleet, and ends when it is asked to');
  } finally {
    await desktop.stop();
    await rm(settings, { recursive: true, force: true });
  }
}
