import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { BROWSERS, type BrowserName } from './browser/driver.ts';
import { findBrowser, onPath } from './browser/find.ts';

/** Programs that the tests check a dossier with, none of them ours → the Debian package that brings each. */
const CHECKERS: Readonly<Record<string, string>> = {
  unzip: 'unzip',
  openssl: 'openssl',
  pdftotext: 'poppler-utils',
  qpdf: 'qpdf',
  '7z': 'p7zip-full',
  bsdtar: 'libarchive-tools',
  python3: 'python3',
};
const BROWSER_PACKAGES: Readonly<Record<BrowserName, string>> = {
  chromium: 'chromium',
  firefox: 'firefox-esr',
};
const DOWNLOAD_LIMIT_MS = 300_000;

const run = (command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): boolean =>
  spawnSync(command, args, {
    stdio: ['ignore', 'ignore', 'ignore'],
    timeout: DOWNLOAD_LIMIT_MS,
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  }).status === 0;

const canUseApt = (): boolean => process.getuid?.() === 0 && onPath(['apt-get']) !== null;

function aptInstall(packages: readonly string[]): boolean {
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
  return run('apt-get', ['update'], quiet) && run('apt-get', ['install', '-y', ...packages], quiet);
}

/** The path of a browser, installed first when it is missing and can be; else one sentence on what to install. */
export async function ensureBrowser(browser: BrowserName, tell: (line: string) => void): Promise<string> {
  const there = await findBrowser(browser);
  if (there !== null) return there;
  const debian = BROWSER_PACKAGES[browser];
  if (browser === 'chromium') {
    tell('No Chromium here: trying Playwright’s download');
    run(
      join(import.meta.dirname, '..', 'node_modules', '.bin', 'playwright'),
      ['install', 'chromium', '--no-shell'],
      {
        PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000',
      },
    );
    const downloaded = await findBrowser(browser);
    if (downloaded !== null) return downloaded;
  }
  if (canUseApt()) {
    tell(`Installing ${debian} with apt-get`);
    aptInstall([debian]);
    const installed = await findBrowser(browser);
    if (installed !== null) return installed;
  }
  throw new Error(
    browser === 'chromium'
      ? 'No Chromium was found. Install it (Debian, Ubuntu: « sudo apt-get install chromium »; elsewhere: « npx playwright install --with-deps chromium »), or set RECUEIL_CHROMIUM to its path.'
      : 'No Firefox was found. Install it (Debian: « sudo apt-get install firefox-esr »; elsewhere: from mozilla.org/firefox), or set RECUEIL_FIREFOX to its path.',
  );
}

/** The checking programs that the browser tests call. */
export function ensureCheckers(tell: (line: string) => void): void {
  const missing = () => Object.keys(CHECKERS).filter((program) => onPath([program]) === null);
  const packages = () => [...new Set(missing().map((program) => String(CHECKERS[program])))];
  if (missing().length > 0 && canUseApt()) {
    tell(`Installing ${packages().join(' ')} with apt-get`);
    aptInstall(packages());
  }
  if (missing().length > 0) {
    throw new Error(
      `The tests call ${missing().join(', ')}: « sudo apt-get install ${packages().join(' ')} ».`,
    );
  }
}

if (import.meta.main) {
  try {
    for (const browser of BROWSERS) console.log(`${browser}: ${await ensureBrowser(browser, console.log)}`);
    ensureCheckers(console.log);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
