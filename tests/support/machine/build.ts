import { spawnSync } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserName } from '../browser/driver.ts';

const ROOT = join(import.meta.dirname, '../../..');
const SOURCES = (
  'src entrypoints assets docs/verifier-releases.md docs/fr docs/en docs/screens scripts/capture-scripts.ts ' +
  'scripts/common-passphrases.ts scripts/packagedFiles.ts scripts/pageChunks.ts scripts/verifier-page.ts ' +
  'wxt.config.ts package-lock.json'
).split(' ');
const BUILDS: Readonly<Record<BrowserName, { dir: string; args: readonly string[] }>> = {
  chromium: { dir: join(ROOT, '.output', 'chrome-mv3'), args: [] },
  // WXT's default for Firefox is still Manifest V2.
  firefox: { dir: join(ROOT, '.output', 'firefox-mv3'), args: ['-b', 'firefox', '--mv3'] },
};

/** Folder of the production build for `browser`, which may not exist yet. */
export const builtDir = (browser: BrowserName): string => BUILDS[browser].dir;

/** Builds the extension for `browser` if the build is missing or older than its sources. Returns its folder. */
export async function ensureBuilt(browser: BrowserName): Promise<string> {
  const { dir, args } = BUILDS[browser];
  const built = await lastModified(join(dir, 'manifest.json'));
  const changed = await Promise.all(SOURCES.map((path) => lastModified(join(ROOT, path))));
  if (built > Math.max(...changed)) return dir;
  const { status, stdout, stderr } = spawnSync(join(ROOT, 'node_modules', '.bin', 'wxt'), ['build', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    const output = `${stderr}\n${stdout}`;
    // cli.ts prints the first line of a message, and the bundler's first line is the build time.
    const cause = /^Error: (.+)$/m.exec(output)?.[1] ?? output.trim();
    throw new Error(`The build for ${browser} failed (if a package is missing, run npm ci): ${cause}`);
  }
  return dir;
}

/** Modification time of the newest file at or under `path`, in ms; 0 when there is none. */
async function lastModified(path: string): Promise<number> {
  const found = await stat(path).catch(() => null);
  if (!found) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  const inside = await readdir(path);
  return Math.max(0, ...(await Promise.all(inside.map((name) => lastModified(join(path, name))))));
}
