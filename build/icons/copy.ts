import { readFileSync, readdirSync } from 'node:fs';
import type { Plugin } from 'vite';

const tray = new URL('tray/', import.meta.url);
/** The application's own icon, for the window and the notifications. */
const app = new URL('app/linux/256x256.png', import.meta.url);

/** Lays the icons that the running program shows into the folder `icons` beside the main process's bundle. */
export function copyIcons(): Plugin {
  return {
    name: 'kooglance:copy-icons',
    applyToEnvironment: (environment) => environment.name === 'main',
    generateBundle() {
      for (const entry of readdirSync(tray, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue;
        const path = `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/');
        const fileName = `icons/${path.slice(path.lastIndexOf('/tray/') + '/tray/'.length)}`;
        this.emitFile({ type: 'asset', fileName, source: readFileSync(path) });
      }
      this.emitFile({ type: 'asset', fileName: 'icons/app.png', source: readFileSync(app) });
    },
  };
}
