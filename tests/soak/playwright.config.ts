import { defineConfig } from '@playwright/test';
import shared from '../../playwright.config.ts';

/** What takes minutes, or a disk of its own: npm run soak, and never npm test. */
export default defineConfig(shared, {
  testDir: '.',
  globalSetup: '../e2e/setup.ts',
  workers: 1,
  reporter: 'list',
});
