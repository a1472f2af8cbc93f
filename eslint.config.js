import { defineConfig } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import typescript from 'typescript-eslint';

/*
 * What each room may import, besides its own files. `types` may be imported as types alone: they are gone at run time.
 * A room that is not named here (build, tests) may import everything.
 */
const rooms = {
  'electron/core': { rooms: [], types: ['messages'], packages: ['papaparse'] },
  'electron/messages': { rooms: ['core'], types: ['shared'], packages: [] },
  'electron/koophone': { rooms: ['core'], types: [], packages: ['undici', 'node:'] },
  'electron/simulator': { rooms: ['core'], types: [], packages: ['node:'] },
  'electron/shared': { rooms: [], types: ['core'], packages: [] },
  'electron/main': {
    rooms: ['core', 'koophone', 'simulator', 'messages', 'shared'],
    types: [],
    packages: ['electron', 'electron-log', 'electron-store', 'zod', 'node:'],
  },
  'electron/preload': { rooms: ['shared'], types: [], packages: ['electron'] },
  renderer: { rooms: ['core', 'messages', 'shared'], types: [], packages: ['svelte', 'virtua'] },
};
/** Schemas check what comes from outside, and are used by the main process alone. */
const schemaFiles = { rooms: ['core'], types: [], packages: ['zod'] };

const roomNames = [
  'core',
  'koophone',
  'simulator',
  'shared',
  'messages',
  'main',
  'preload',
  'renderer',
  'build',
  'tests',
];

/** Matches the imports that a room may not have: a relative one that names no room stays in its own. */
function forbidden(allowedRooms, packages) {
  const up = String.raw`(?:\.\./)+(?:electron/)?`;
  const ownFile = String.raw`\./|(?:\.\./)+(?!(?:electron/)?(?:${roomNames.join('|')})/)`;
  const otherRoom = allowedRooms.length === 0 ? [] : [`${up}(?:${allowedRooms.join('|')})/`];
  const installed = packages.map((name) => (name.endsWith(':') ? name : `${name}(?:/|$)`));
  return `^(?!${[ownFile, ...otherRoom, ...installed].join('|')})`;
}

function importRules(files, { rooms: values, types, packages }) {
  const inWords = [...values, ...types.map((name) => `the types of ${name}`), ...packages].join(', ');
  const everything = {
    regex: forbidden([...values, ...types], packages),
    message: `Besides its own files this room may import: ${inWords}.`,
  };
  const typesAlone = {
    regex: String.raw`^(?:\.\./)+(?:electron/)?(?:${types.join('|')})/`,
    allowTypeImports: true,
    message: 'This room may import only the types of that one.',
  };
  const patterns = types.length === 0 ? [everything] : [everything, typesAlone];
  return { files, rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] } };
}

export default defineConfig(
  { ignores: ['out/', 'dist/', 'node_modules/', 'test-results/'] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },

  typescript.configs.strictTypeChecked,
  svelte.configs.recommended,
  {
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte'],
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
      ],
      // Counts and times stand in texts all over; a String() around each says nothing.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `() => listener(value)` and `return stop()` read well where nothing is returned.
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // Their successors are not in Electron 33, on which development runs where no other can be had.
      '@typescript-eslint/no-deprecated': [
        'error',
        {
          allow: [
            {
              from: 'package',
              package: 'electron',
              name: ['isEncryptionAvailable', 'encryptString', 'decryptString'],
            },
          ],
        },
      ],
      eqeqeq: 'error',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { globals: globals.browser, parserOptions: { parser: typescript.parser } },
  },
  {
    files: ['renderer/**'],
    // Rows and selections are whole values that are replaced: with deep reactivity a large list is many times slower.
    rules: { 'svelte/prefer-svelte-reactivity': 'off' },
  },
  {
    files: ['**/*.svelte'],
    // The linter takes every component of another file for `any`; svelte-check knows their types, and checks them.
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    // What a `createX` returns are closures: they have no `this` to lose.
    files: ['electron/**', 'build/**', 'tests/**'],
    rules: { '@typescript-eslint/unbound-method': 'off' },
  },
  {
    // Plain JavaScript: what must run before anything is installed, or inside the runtime.
    files: ['**/*.js', '**/*.mjs'],
    extends: [typescript.configs.disableTypeChecked],
    languageOptions: { globals: globals.node },
  },

  Object.entries(rooms).map(([room, allowed]) => importRules([`${room}/**/*.{ts,svelte}`], allowed)),
  importRules(['electron/shared/**/*{.schema,-schema,-schemas}.ts'], schemaFiles),
  {
    files: ['electron/core/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...[
          'window',
          'document',
          'navigator',
          'localStorage',
          'fetch',
          'process',
          'Buffer',
          'setTimeout',
          'setInterval',
          'performance',
          'console',
        ].map((name) => ({
          name,
          message: 'The core is a function of what it is given: state, time and settings.',
        })),
      ],
    },
  },
);
