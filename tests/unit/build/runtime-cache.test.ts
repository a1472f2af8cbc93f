import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runtimeCacheDirectory } from '../../../build/runtime/cache-directory.ts';

it.each([
  ['root, whose home is closed to the user of the end-to-end tests', {}, 0, '/var/cache/kooglance/runtime'],
  ['a user', {}, 1000, join(homedir(), '.cache/kooglance/runtime')],
  ['a user with a cache elsewhere', { XDG_CACHE_HOME: '/big/cache' }, 1000, '/big/cache/kooglance/runtime'],
  [
    'an empty setting, which is none',
    { XDG_CACHE_HOME: '' },
    1000,
    join(homedir(), '.cache/kooglance/runtime'),
  ],
])('keeps runtimes for %s', (_, environment, uid, expected) => {
  expect(runtimeCacheDirectory(environment, uid)).toBe(expected);
});
