import { build, Platform } from 'electron-builder';
import { buildApp } from './build-app.ts';
import { ensureSystemPackages } from './desktop/system-packages.ts';
import { packagingConfiguration, unpackedLinuxApp } from './electron-builder.ts';
import { smokeTest } from './package/smoke-test.ts';
import { projectRoot } from './project.ts';
import { resolveRuntime } from './runtime/resolve.ts';
import { Stop } from './stop.ts';

/*
 * `npm run package`: the unpacked app of this system, started once to see that it runs (on Linux).
 * `npm run package -- installers`: the installers of this system, for a release.
 */

const [what = 'unpacked', ...more] = process.argv.slice(2);
if (!['unpacked', 'installers'].includes(what) || more.length > 0) {
  throw new Stop('Usage: npm run package [-- installers]');
}

const runtime = await resolveRuntime();
if (what === 'installers' && !runtime.release) {
  throw new Stop(
    `Installers are made with the Electron that package.json names, and this is ${runtime.version} (${runtime.source}). Run this where Electron can be downloaded.`,
  );
}
if (!runtime.release)
  console.log('This package is for trying: a release is never made with the development runtime.');

await buildApp();
await build({
  projectDir: projectRoot,
  config: packagingConfiguration(runtime),
  targets: Platform.current().createTarget(what === 'unpacked' ? 'dir' : []),
});

if (what === 'unpacked' && process.platform === 'linux') {
  console.log('\nSmoke test of the packed app');
  await ensureSystemPackages({ virtualDesktop: true });
  await smokeTest();
  console.log(`The app is in ${unpackedLinuxApp.directory}`);
}
