import { defineConfig } from '@playwright/test';
import type { EngineOption } from './tests/e2e/fixtures.ts';
import { BROWSERS } from './tests/support/browser/driver.ts';

/** Playwright runs the tests; tests/support/browser drives both browsers. */
export default defineConfig<EngineOption>({
  testDir: 'tests',
  // Of the tests at random moments, a few rounds with one seed; npm run soak has more, and others.
  testMatch: ['e2e/*.spec.ts', 'soak/{kills,lock-kills,restore-kills,erasures,person-walk,drawn-rows}.spec.ts'],
  globalSetup: './tests/e2e/setup.ts',
  workers: 2,
  retries: 0,
  forbidOnly: true,
  fullyParallel: true,
  // Enough for a machine several times slower. Tests wait for events, so this costs nothing.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  projects: BROWSERS.map((engine) => ({
    name: engine,
    use: { engine },
    // What differs between browsers: capture, storage, lock, erasing, permissions, drawing. firefox-walk.spec.ts goes
    // through the other screens.
    ...(engine === 'firefox' && { grep: /@firefox/ }),
    // In Chromium, extensions run in private windows only when a person allows them, and then have their normal store.
    ...(engine === 'chromium' && { testIgnore: '**/{private-windows,firefox-walk}.spec.ts' }),
  })),
});
