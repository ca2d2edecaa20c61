import { defineConfig } from 'vitest/config';

const shared = { environment: 'node', testTimeout: 30_000, setupFiles: 'tests/support/patience.ts' };

export default defineConfig({
  test: {
    // Vitest leaves one processor free: of the two of CI, half.
    maxWorkers: '100%',
    projects: [
      {
        test: { ...shared, name: 'unit', include: ['tests/unit/**/*.test.ts', 'tests/architecture.test.ts'] },
      },
      // The built packages: after the build, before the browsers.
      { test: { ...shared, name: 'packages', include: ['tests/packages/**/*.test.ts'] } },
    ],
  },
});
