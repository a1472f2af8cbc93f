import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));
const fakeElectron = fileURLToPath(new URL('main/fake-electron.ts', import.meta.url));

/** Two rooms: what runs on Node, and the window's components in a DOM. */
export default defineConfig({
  root,
  test: {
    projects: [
      {
        root,
        // Outside Electron its package is no module but a path, and it downloads the runtime to find one.
        resolve: { alias: [{ find: /^electron$/, replacement: fakeElectron }] },
        test: {
          name: 'node',
          environment: 'node',
          // Days on a fake clock take a while on a busy machine.
          testTimeout: 60_000,
          include: ['tests/{unit,main,faults}/**/*.test.ts'],
          server: { deps: { inline: ['electron-store'] } },
        },
      },
      {
        root,
        plugins: [svelte({ configFile: false }), svelteTesting()],
        test: { name: 'window', environment: 'happy-dom', include: ['tests/renderer/**/*.test.ts'] },
      },
    ],
  },
});
