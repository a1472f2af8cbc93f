import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nativeImage, screen, type NativeImage } from 'electron';
import type { GlanceState } from '../core/glance.ts';

const folder = fileURLToPath(new URL('icons/', import.meta.url));

export function appIcon(): NativeImage {
  return nativeImage.createFromPath(join(folder, 'app.png'));
}

/** The name of the drawing for a state; the count of problems is drawn into it. */
function drawing(state: GlanceState, count: number): string {
  if (state !== 'problems') return state;
  return count > 9 ? 'problems-9plus' : `problems-${count}`;
}

/** The tray icon in the form that the system wants. macOS gives the count as title and needs no drawing of it. */
export function trayIcon(state: GlanceState, count: number): NativeImage {
  switch (process.platform) {
    case 'darwin':
      return nativeImage.createFromPath(join(folder, 'macos', `${state}Template.png`));
    case 'win32':
      return nativeImage.createFromPath(join(folder, 'windows', `${drawing(state, count)}.ico`));
    default: {
      // Only one bitmap goes over the bus; the tray host fits it in.
      const size = screen.getPrimaryDisplay().scaleFactor > 1 ? 44 : 22;
      return nativeImage.createFromPath(join(folder, 'linux', `${drawing(state, count)}-${size}.png`));
    }
  }
}
