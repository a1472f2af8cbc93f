import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { renderIcons } from './set.ts';

// Whole folders are made anew, so that no file stays behind of an icon that was renamed.
for (const folder of ['app', 'tray'])
  rmSync(new URL(folder, import.meta.url), { recursive: true, force: true });
const icons = renderIcons();
for (const [path, content] of icons) {
  const url = new URL(path, import.meta.url);
  mkdirSync(new URL('.', url), { recursive: true });
  writeFileSync(url, content);
}
console.log(`${icons.size} icon files written.`);
