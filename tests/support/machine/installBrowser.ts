import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { BROWSERS, type BrowserName } from '../browser/driver.ts';
import { findBrowser } from '../browser/find.ts';
import { aptInstall, ensurePrograms } from './programs.ts';

const BROWSER_PACKAGES: Readonly<Record<BrowserName, string>> = { chromium: 'chromium', firefox: 'firefox-esr' };
const DOWNLOAD_LIMIT_MS = 300_000;

const run = (command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): boolean =>
  spawnSync(command, args, {
    stdio: ['ignore', 'ignore', 'ignore'],
    timeout: DOWNLOAD_LIMIT_MS,
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  }).status === 0;

/** Returns the path of a browser, installed first if it is missing. Throws one sentence that names what to install. */
export async function ensureBrowser(browser: BrowserName, log: (line: string) => void): Promise<string> {
  const existing = await findBrowser(browser);
  if (existing !== null) return existing;
  const debian = BROWSER_PACKAGES[browser];
  if (browser === 'chromium') {
    log('No Chromium here: trying Playwright’s download');
    run(join(import.meta.dirname, '../../../node_modules/.bin/playwright'), ['install', 'chromium', '--no-shell'], {
      PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000',
    });
    const downloaded = await findBrowser(browser);
    if (downloaded !== null) return downloaded;
  }
  if (aptInstall([debian], log)) {
    const installed = await findBrowser(browser);
    if (installed !== null) return installed;
  }
  throw new Error(
    browser === 'chromium'
      ? 'No Chromium was found. Install it (Debian, Ubuntu: « sudo apt-get install chromium »; elsewhere: « npx playwright install --with-deps chromium »), or set RECUEIL_CHROMIUM to its path.'
      : 'No Firefox was found. Install it (Debian: « sudo apt-get install firefox-esr »; elsewhere: from mozilla.org/firefox), or set RECUEIL_FIREFOX to its path.',
  );
}

if (import.meta.main) {
  try {
    ensurePrograms(console.log);
    for (const browser of BROWSERS) console.log(`${browser}: ${await ensureBrowser(browser, console.log)}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
