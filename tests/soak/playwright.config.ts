import { defineConfig } from '@playwright/test';
import shared from '../../playwright.config.ts';
import { BROWSERS } from '../support/browser/driver.ts';

/** Tests at random moments, and those that take minutes or need their own disk, in both browsers: npm run soak. */
export default defineConfig(shared, {
  testDir: '.',
  testMatch: '*.spec.ts',
  globalSetup: '../e2e/setup.ts',
  workers: 1,
  reporter: 'list',
  projects: BROWSERS.map((engine) => ({ name: engine, use: { engine }, grep: /./ })),
});
