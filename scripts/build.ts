import { spawnSync } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserName } from './browser/driver.ts';

const ROOT = join(import.meta.dirname, '..');
const SOURCES = [
  'src',
  'entrypoints',
  'assets',
  'docs/releases.md',
  'scripts/fonts.ts',
  'scripts/licences.ts',
  'scripts/verifier-page.ts',
  'wxt.config.ts',
  'package-lock.json',
];
const BUILDS: Readonly<Record<BrowserName, { dir: string; args: readonly string[] }>> = {
  chromium: { dir: join(ROOT, '.output', 'chrome-mv3'), args: [] },
  // WXT's default for Firefox is still Manifest V2.
  firefox: { dir: join(ROOT, '.output', 'firefox-mv3'), args: ['-b', 'firefox', '--mv3'] },
};

/** Where the production build for `browser` stands, or will. */
export const builtDir = (browser: BrowserName): string => BUILDS[browser].dir;

/** The production build of the extension for `browser`, made first when it is missing or older than its sources. */
export async function ensureBuilt(browser: BrowserName): Promise<string> {
  const { dir, args } = BUILDS[browser];
  const built = await lastModified(join(dir, 'manifest.json'));
  const changed = await Promise.all(SOURCES.map((path) => lastModified(join(ROOT, path))));
  if (built > Math.max(...changed)) return dir;
  const { status, stdout, stderr } = spawnSync(
    join(ROOT, 'node_modules', '.bin', 'wxt'),
    ['build', ...args],
    {
      cwd: ROOT,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    },
  );
  if (status !== 0) {
    const output = `${stderr}\n${stdout}`;
    // A message of one line is shown (command.ts), and the bundler begins with how long it took.
    const cause = /^Error: (.+)$/m.exec(output)?.[1] ?? output.trim();
    throw new Error(`The build for ${browser} failed (a missing package comes with npm ci): ${cause}`);
  }
  return dir;
}

/** When the newest file at or under `path` was written, ms; 0 when there is none. */
async function lastModified(path: string): Promise<number> {
  const found = await stat(path).catch(() => null);
  if (!found) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  const inside = await readdir(path);
  return Math.max(0, ...(await Promise.all(inside.map((name) => lastModified(join(path, name))))));
}
