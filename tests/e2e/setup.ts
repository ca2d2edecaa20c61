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
  const removeTempFolder = await useTempFolder();
  await cacheFirefoxStartup();
  return removeTempFolder;
}

/**
 * Puts temporary files in one folder, which is removed at the end: in memory where Linux has enough of it, because
 * profiles are many small files, soon deleted.
 */
async function useTempFolder(): Promise<() => Promise<void>> {
  const { TMPDIR } = process.env;
  const memory = await statfs(SHARED_MEMORY).catch(() => null);
  const hasMemory = memory !== null && memory.bavail * memory.bsize >= MIN_SHARED_MEMORY_BYTES;
  const folder = await mkdtemp(join(TMPDIR === undefined && hasMemory ? SHARED_MEMORY : tmpdir(), 'recueil-e2e-'));
  process.env.TMPDIR = folder;
  return async () => {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  };
}

/** Firefox compiles its scripts at the first start of a profile. It is kept and given to each test's profile. */
async function cacheFirefoxStartup(): Promise<void> {
  const profileDir = await mkdtemp(join(tmpdir(), 'recueil-startup-'));
  const network = await openNetwork(SERVED);
  const user = await openUserDriver({ browser: 'firefox', network, profileDir });
  await user.openPopup(await user.openPage(PLAIN));
  await user.close();
  await network.close();
  process.env.RECUEIL_STARTUP = profileDir;
}
