import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BROWSERS } from '../../scripts/browser/driver.ts';
import { openNetwork } from '../../scripts/browser/network.ts';
import { openUserDriver } from '../../scripts/browser/userDriver.ts';
import { ensureBuilt } from '../../scripts/build.ts';
import { ensureBrowser } from '../../scripts/install-browser.ts';
import { ensurePrograms } from '../../scripts/programs.ts';
import { PLAIN, SERVED } from './pages.ts';

/** Everything the tests stand on, once, before two workers would do it at the same time. Gives what takes it away. */
export default async function setup(): Promise<() => Promise<void>> {
  ensurePrograms(console.log);
  for (const browser of BROWSERS) {
    await ensureBrowser(browser, console.log);
    await ensureBuilt(browser);
  }
  return cacheFirefoxStartup();
}

/** Firefox compiles itself in the first life of a profile: here once, and not at the start of each test. */
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
