import { defineConfig } from '@playwright/test';
import shared from '../../playwright.config.ts';

/** Tests that take minutes or need their own disk. Run by npm run soak, not by npm run test:all. */
export default defineConfig(shared, {
  testDir: '.',
  globalSetup: '../e2e/setup.ts',
  workers: 1,
  reporter: 'list',
});
