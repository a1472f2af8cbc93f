import { join } from 'node:path';
import { createBuilder } from 'vite';
import { projectRoot } from './project.ts';

/** Builds the three programs of the app into `out/`, as `npm run build` does, but saying nothing unless it must. */
export async function buildApp(): Promise<void> {
  const builder = await createBuilder({
    configFile: join(projectRoot, 'vite.config.ts'),
    logLevel: 'warn',
    // On a busy machine its advice comes between the app's own lines.
    build: { rolldownOptions: { checks: { bundlerTimings: false } } },
  });
  await builder.buildApp();
}
