/*
 * `node build/bootstrap.mjs SCRIPT.ts [arguments]`: the way into every script of the project, from a fresh clone too.
 * It has nothing but Node: it installs the packages where that is due, and only then uses one of them (Vite) to run
 * the script. The script sees its own arguments as `process.argv.slice(2)`.
 */
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const oldestNode = [20, 19];

function fail(message, exitCode = 1) {
  console.error(message);
  process.exit(exitCode);
}

function nodeIsTooOld() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1]);
}

function changedAt(file) {
  return statSync(resolve(root, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function installPackages() {
  console.log('Installing the npm packages (once, and again when package-lock.json changes) ...');
  const flags = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  // Inside `npm start` this is the very npm that the user called; a plain `npm` would need a shell on Windows.
  const npm = process.env.npm_execpath;
  const done = npm
    ? spawnSync(process.execPath, [npm, ...flags], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', flags, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (done.status !== 0) fail('The npm packages could not be installed. What npm says is above.');
}

if (nodeIsTooOld()) {
  fail(
    `KooGlance is built with Node ${oldestNode.join('.')} or newer; this is Node ${process.versions.node}. Install a newer one from https://nodejs.org.`,
  );
}

const [script, ...scriptArguments] = process.argv.slice(2);
if (script === undefined) fail('Usage: node build/bootstrap.mjs SCRIPT.ts [arguments]');

if (changedAt('node_modules/.package-lock.json') < changedAt('package-lock.json')) installPackages();

const { runnerImport } = await import('vite');
const file = resolve(root, script);
process.argv = [process.execPath, file, ...scriptArguments];
// Vite marks the environment as its own development server's, which the script's builds and tests would inherit.
const nodeEnv = process.env.NODE_ENV;
const plainEnvironment = {
  name: 'plain-environment',
  configResolved() {
    if (nodeEnv === undefined) delete process.env.NODE_ENV;
  },
};
try {
  await runnerImport(file, { configFile: false, root, logLevel: 'error', plugins: [plainEnvironment] });
} catch (error) {
  // `Stop` (build/stop.ts) is what was expected to go wrong: its message is for people. Anything else is a bug.
  if (error instanceof Error && error.name === 'Stop') fail(error.message, error.exitCode);
  console.error(error);
  process.exit(1);
}
