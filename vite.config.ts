import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type EnvironmentOptions } from 'vite';
import { copyIcons } from './build/icons/copy.ts';

const from = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// What the runtime brings along; everything else is bundled, so that a package holds no node_modules.
const runtime = ['electron', /^node:/, ...builtinModules];

function nodeSide(entry: string, outDir: string, format: 'es' | 'cjs'): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: { noExternal: true, external: [] },
    build: {
      outDir: from(outDir),
      emptyOutDir: true,
      target: 'node20.18', // Electron 33, the oldest runtime that is supported
      sourcemap: false,
      minify: false,
      copyPublicDir: false,
      rolldownOptions: {
        input: { index: from(entry) },
        external: runtime,
        output: {
          format,
          entryFileNames: format === 'es' ? '[name].js' : '[name].cjs',
          chunkFileNames: '[name].js',
        },
      },
    },
  };
}

/** One configuration for the three programs: the main process, the preload script and the window. */
export default defineConfig({
  root: from('renderer'),
  plugins: [svelte({ configFile: false }), copyIcons()],
  environments: {
    client: {
      build: { outDir: from('out/renderer'), emptyOutDir: true, target: 'chrome130', modulePreload: false },
    },
    main: nodeSide('electron/main/index.ts', 'out/main', 'es'),
    // A sandboxed preload script can load no second file and no ES module.
    preload: nodeSide('electron/preload/index.ts', 'out/preload', 'cjs'),
  },
  builder: {
    async buildApp(builder) {
      // By name, as Vite adds an environment of its own (ssr) that has no entry here.
      for (const name of ['client', 'main', 'preload']) {
        const environment = builder.environments[name];
        if (environment !== undefined) await builder.build(environment);
      }
    },
  },
});
