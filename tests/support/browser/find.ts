import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { BrowserName } from './driver.ts';

/** Where each browser is searched. When RECUEIL_CHROMIUM or RECUEIL_FIREFOX is set, nothing else is tried. */
const BROWSER_LOCATIONS: Readonly<Record<BrowserName, Record<'names' | 'mac' | 'windows', readonly string[]>>> = {
  chromium: {
    names: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
    mac: [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ],
    windows: ['Chromium\\Application\\chrome.exe', 'Google\\Chrome\\Application\\chrome.exe'],
  },
  firefox: {
    names: ['firefox-esr', 'firefox'],
    mac: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
    windows: ['Mozilla Firefox\\firefox.exe'],
  },
};

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** Returns the path of the first of `names` found on the PATH, or null. */
export function findOnPath(names: readonly string[]): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const ending = process.platform === 'win32' ? '.exe' : '';
  const paths = names.flatMap((name) => folders.map((folder) => join(folder, `${name}${ending}`)));
  return paths.find(isExecutable) ?? null;
}

function findInstalled(browser: BrowserName): string | null {
  const { names, mac, windows } = BROWSER_LOCATIONS[browser];
  if (process.platform === 'darwin') return mac.find(isExecutable) ?? findOnPath(names);
  if (process.platform !== 'win32') return findOnPath(names);
  const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) => process.env[name] ?? '');
  const paths = roots.filter((root) => root !== '').flatMap((root) => windows.map((path) => join(root, path)));
  return paths.find(isExecutable) ?? findOnPath(names);
}

/** Folder of Playwright's browsers (playwright.dev/docs/browsers); `0` means a folder inside its package. */
function playwrightBrowsersDir(): string {
  const named = process.env.PLAYWRIGHT_BROWSERS_PATH;
  if (named === '0') return join(import.meta.dirname, '../../../node_modules/playwright-core/.local-browsers');
  if (named) return named;
  if (process.platform === 'win32') return join(process.env.LOCALAPPDATA ?? '', 'ms-playwright');
  const cache = process.platform === 'darwin' ? 'Library/Caches' : '.cache';
  return join(process.env.XDG_CACHE_HOME ?? join(homedir(), cache), 'ms-playwright');
}

/** Chromium as installed by `playwright install chromium`. Started once, because a bare Linux may lack libraries. */
async function findPlaywrightChromium(): Promise<string | null> {
  // The folder is checked first: the library takes a third of a second to load, and a failed install leaves it empty.
  const browsersDir = playwrightBrowsersDir();
  if (!existsSync(browsersDir) || !readdirSync(browsersDir).some((name) => name.startsWith('chromium'))) return null;
  const { chromium } = await import('@playwright/test');
  const path = chromium.executablePath();
  if (!isExecutable(path)) return null;
  return spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0 ? path : null;
}

/** Returns the path of an installed browser, or null. Throws when the variable points to no executable. */
export async function findBrowser(browser: BrowserName): Promise<string | null> {
  const variable = `RECUEIL_${browser.toUpperCase()}`;
  const wanted = process.env[variable];
  if (wanted !== undefined && wanted !== '') {
    if (isExecutable(wanted)) return wanted;
    throw new Error(`${variable} points to ${wanted}, which is not executable`);
  }
  return (browser === 'chromium' ? await findPlaywrightChromium() : null) ?? findInstalled(browser);
}
