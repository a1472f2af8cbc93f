import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { projectRoot } from '../../build/project.ts';
import type { Pixels } from './desktop/tray-host.ts';

const folder = join(projectRoot, 'build/icons/tray/linux');

/** What rounding may cost on the way: Chromium keeps pixels with the alpha multiplied in. */
const tolerance = 4;

function samePixels(pixels: Pixels, icon: PNG): boolean {
  if (icon.width !== pixels.width || icon.height !== pixels.height) return false;
  for (let at = 0; at < icon.data.length; at += 4) {
    const alpha = icon.data[at + 3] ?? 0;
    if (Math.abs(alpha - (pixels.rgba[at + 3] ?? 0)) > tolerance) return false;
    for (let channel = at; channel < at + 3; channel++) {
      const difference = (icon.data[channel] ?? 0) - (pixels.rgba[channel] ?? 0);
      // The fainter a pixel, the less of its colour survives, and the less of it is seen.
      if ((Math.abs(difference) * alpha) / 255 > tolerance) return false;
    }
  }
  return true;
}

/** The name of the committed tray icon that looks so, without its size, such as `problems-2`; null where none does. */
export function iconNamed(pixels: Pixels): string | null {
  const file = readdirSync(folder).find((name) =>
    samePixels(pixels, PNG.sync.read(readFileSync(join(folder, name)))),
  );
  return file === undefined ? null : file.replace(/-\d+\.png$/, '');
}
