import { defineConfig } from 'vitest/config';

const shared = { environment: 'node', testTimeout: 30_000, setupFiles: 'tests/support/waitTimeouts.ts' };

/** Rooms that keep nothing between two calls: their tests need no process of their own, which would read all they import again. */
const PURE = ['capture/!(liveView)', 'dossier/!(browserBuild)', 'domain/**/*', 'seal/**/*', 'law/*'].map(
  (files) => `tests/unit/${files}.test.ts`,
);

export default defineConfig({
  test: {
    // Vitest leaves one processor free: of the two of CI, half.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          include: ['tests/unit/**/*.test.ts', 'tests/architecture.test.ts'],
          exclude: PURE,
        },
      },
      { test: { ...shared, name: 'unit-pure', include: PURE, isolate: false, unstubGlobals: true } },
      // The built packages: after the build, before the browsers.
      { test: { ...shared, name: 'packages', include: ['tests/packages/**/*.test.ts'] } },
    ],
  },
});
