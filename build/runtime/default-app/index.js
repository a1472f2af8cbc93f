/*
 * What Electron's own default app does and the registry's runtime lacks: it starts the app whose directory is the
 * first argument. It awaits the import at the top level, so that what the app calls before `ready` comes in time.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const given = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (given === undefined) {
  console.error('Usage: electron DIRECTORY [switches]');
  app.exit(1);
} else {
  const directory = resolve(given);
  const manifest = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'));
  app.setName(manifest.productName ?? manifest.name);
  app.setVersion(manifest.version);
  app.setAppPath(directory);
  await import(pathToFileURL(join(directory, manifest.main)).href);
}
