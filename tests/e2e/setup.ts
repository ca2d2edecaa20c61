import { mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BROWSERS } from '../support/browser/driver.ts';
import { openNetwork } from '../support/browser/network.ts';
import { openUserDriver } from '../support/browser/userDriver.ts';
import { PLAIN, SERVED } from '../support/e2e/pages.ts';
import { ensureBuilt } from '../support/machine/build.ts';
import { ensureBrowser } from '../support/machine/installBrowser.ts';
import { ensurePrograms } from '../support/machine/programs.ts';

const SHARED_MEMORY = '/dev/shm';
/** Containers often have 64 MB, which is too little for the profiles of two browsers. */
const MIN_SHARED_MEMORY_BYTES = 4 * 1024 ** 3;

/** Prepares once what both workers need: programs, browsers, builds, Firefox's startup cache. Returns the clean-up. */
export default async function setup(): Promise<() => Promise<void>> {
  ensurePrograms(console.log);
  for (const browser of BROWSERS) {
    await ensureBrowser(browser, console.log);
    await ensureBuilt(browser);
  }
  const removeMemoryFolder = await useMemoryFolder();
  const removeStartupCache = await cacheFirefoxStartup();
  return async () => {
    await removeStartupCache();
    await removeMemoryFolder();
  };
}

/** Puts temporary folders in memory where Linux has enough: profiles are many small files, soon deleted. */
async function useMemoryFolder(): Promise<() => Promise<void>> {
  const memory = await statfs(SHARED_MEMORY).catch(() => null);
  if (process.env.TMPDIR !== undefined || memory === null || memory.bavail * memory.bsize < MIN_SHARED_MEMORY_BYTES)
    return async () => {};
  const folder = await mkdtemp(join(SHARED_MEMORY, 'recueil-e2e-'));
  process.env.TMPDIR = folder;
  return async () => {
    delete process.env.TMPDIR;
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  };
}

/** Firefox compiles its scripts at the first start of a profile. It is kept and given to each test's profile. */
async function cacheFirefoxStartup(): Promise<() => Promise<void>> {
  const profileDir = await mkdtemp(join(tmpdir(), 'recueil-startup-'));
  const network = await openNetwork(SERVED);
  const user = await openUserDriver({ browser: 'firefox', network, profileDir });
  await user.openPopup(await user.openPage(PLAIN));
  await user.close();
  await network.close();
  process.env.RECUEIL_STARTUP = profileDir;
  return () => rm(profileDir, { recursive: true, force: true });
}
