import { defineConfig } from '@playwright/test';
import { BROWSERS } from './scripts/browser/driver.ts';
import type { EngineOption } from './tests/e2e/fixtures.ts';

/** The runner only: the browsers are driven by scripts/browser, the same for both. */
export default defineConfig<EngineOption>({
  testDir: 'tests/e2e',
  globalSetup: './tests/e2e/setup.ts',
  workers: 2,
  retries: 0,
  forbidOnly: true,
  fullyParallel: true,
  // For a machine several times slower than this one: what does come is never waited for.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  projects: BROWSERS.map((engine) => ({
    name: engine,
    use: { engine },
    // Chromium's own database, and its own format of saved pages.
    ...(engine === 'firefox' && { testIgnore: '**/{torn-log,mhtml}.spec.ts' }),
    // Chromium keeps extensions out of private windows until a person lets them in, and then gives them their store.
    ...(engine === 'chromium' && { testIgnore: '**/private-windows.spec.ts' }),
  })),
});
