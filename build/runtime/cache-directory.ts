import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Where runtimes are kept, outside the checkout, so that clones share them. Root's own home is closed to others, and
 * the end-to-end tests run Electron as another user: hence a place that all can read.
 */
export function runtimeCacheDirectory(environment: NodeJS.ProcessEnv, uid: number | undefined): string {
  if (uid === 0) return '/var/cache/kooglance/runtime';
  const cache = environment['XDG_CACHE_HOME'];
  return join(
    cache === undefined || cache === '' ? join(homedir(), '.cache') : cache,
    'kooglance',
    'runtime',
  );
}
