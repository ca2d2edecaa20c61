import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { ONLY_IN_TEST_ALL } from './tests/support/mainPaths.ts';

// The commands that tests start load in half the time.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, 'node_modules/.cache/node');

// A test that hangs must end; enough for a machine several times slower.
const TEST_TIMEOUT_MS = 120_000;

const shared = {
  environment: 'node',
  testTimeout: TEST_TIMEOUT_MS,
  hookTimeout: TEST_TIMEOUT_MS,
  setupFiles: 'tests/support/waitTimeouts.ts',
};

/**
 * Tests of modules without state between two calls. They share one process and its loaded modules. Readers are the one
 * exception: each pack registers its own when it is loaded, so all are loaded before the first file.
 */
const PURE = [
  'unit/{dossier,domain,seal,law,import,platforms}/**/*',
  'unit/dom/!(liveView)',
  'unit/capture/!(captureController)',
  'integration/{capture,law,seal}/*',
  'integration/dossier/!(browserBuild)',
].map((files) => `tests/${files}.test.ts`);

/** Each test makes a store of its own, under a name of its own. IndexedDB must be there before Dexie. */
const STORES = 'tests/{unit,integration}/workflow/**/*.test.ts';

/** `npm test` leaves out the longest tests. */
const TOO_LONG = process.env.RECUEIL_MAIN_PATHS === undefined ? [] : ONLY_IN_TEST_ALL;

const UI = 'tests/{unit,integration}/{ui,carnet,popup,overlay}/**/*.test.ts';

export default defineConfig({
  test: {
    // Vitest leaves one processor unused by default: on two, that is half.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          // IndexedDB must be there before Dexie, whatever the order of imports.
          setupFiles: [shared.setupFiles, 'fake-indexeddb/auto'],
          include: ['tests/{unit,integration}/**/*.test.ts', 'tests/architecture.test.ts'],
          exclude: [...PURE, STORES, UI, ...TOO_LONG],
        },
      },
      // Each file has its own globals, but jsdom is loaded once for all of them.
      { test: { ...shared, name: 'unit-ui', include: [UI], pool: 'vmForks' } },
      {
        test: {
          ...shared,
          name: 'unit-pure',
          include: PURE,
          exclude: [...TOO_LONG],
          isolate: false,
          unstubGlobals: true,
          setupFiles: [shared.setupFiles, 'tests/support/allReaders.ts'],
        },
      },
      {
        test: {
          ...shared,
          name: 'unit-stores',
          include: [STORES],
          exclude: [...TOO_LONG],
          isolate: false,
          unstubGlobals: true,
          setupFiles: [shared.setupFiles, 'fake-indexeddb/auto'],
        },
      },
      // Tests of the built packages, which run after the build. One of them builds again, in the same place.
      { test: { ...shared, name: 'packages', include: ['tests/packages/**/*.test.ts'], fileParallelism: false } },
    ],
  },
});
