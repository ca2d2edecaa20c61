import { defineConfig } from '@playwright/test';
import shared from '../../playwright.config.ts';

/** Only root on Linux can mount a small disk. */
const canMount = process.getuid?.() === 0 && process.platform === 'linux';

/** Tests that take minutes or need their own disk. Run by npm run soak, not by npm run test:all. */
export default defineConfig(shared, {
  testDir: '.',
  testIgnore: canMount ? [] : 'full-disk.spec.ts',
  globalSetup: '../e2e/setup.ts',
  workers: 1,
  reporter: 'list',
});
