import { BROWSERS } from '../../scripts/browser/driver.ts';
import { ensureBuilt } from '../../scripts/build.ts';
import { ensureBrowser, ensureCheckers } from '../../scripts/install-browser.ts';

/** Everything the tests stand on, once, before two workers would do it at the same time. */
export default async function setup(): Promise<void> {
  ensureCheckers(console.log);
  for (const browser of BROWSERS) {
    await ensureBrowser(browser, console.log);
    await ensureBuilt(browser);
  }
}
