import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import type { PageFields } from '../../../src/domain/capture/reading.ts';
import type { BrowserName } from '../../../tests/support/browser/driver.ts';
import { type Network, openNetwork } from '../../../tests/support/browser/network.ts';
import { openUserDriver } from '../../../tests/support/browser/userDriver.ts';
import { decodePage } from '../../../tests/support/savedPages/savedBytes.ts';
import { NOW } from '../../../tests/support/savedPages/savedPage.ts';
import { bundleScript } from '../../../tests/support/seeding/extensionCopy.ts';
import type { PageOnDisk, ReadSavedPosts } from './pages.ts';
import type { readPosts } from './readInPage.ts';

/** Saved pages keep scripts of their sites, which would change them, and addresses of frames that were not saved. */
const NO_SCRIPTS = { 'content-security-policy': "script-src 'none'; frame-src 'self'; object-src 'none'" };

/** Pictures are not saved with a page: each is drawn as this one. */
const PICTURE = {
  body: '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="80"><rect width="120" height="80"/></svg>',
  type: 'image/svg+xml',
};

/** Returns the function that a page runs: the bundle of readInPage.ts, then its only export. */
async function buildPageFunction(): Promise<typeof readPosts> {
  const bundle = await bundleScript(join(import.meta.dirname, 'readInPage.ts'), 'iife');
  // The drivers send a function as its text.
  return new Function('now', 'pick', `${bundle}\nreturn bundle.readPosts(now, pick);`) as typeof readPosts;
}

/** Serves a page at its address, with the frames saved beside it at theirs. */
function servePage(network: Network, { path, url }: PageOnDisk): void {
  const folder = dirname(path);
  const beside = basename(path, '.html');
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    const name = relative(folder, file);
    // The files of other pages are served with theirs.
    if (!entry.isFile() || !name.startsWith(`${beside}_`) || !/\.x?html?$/.test(name)) continue;
    network.serve(new URL(name, url).href, { body: decodePage(readFileSync(file)), headers: NO_SCRIPTS });
  }
  const body = decodePage(readFileSync(path));
  for (const [, source = ''] of body.matchAll(/<img[^>]+\bsrc="([^"]+)"/g)) {
    const address = URL.parse(source.replaceAll('&amp;', '&'), url);
    if (address?.protocol.startsWith('http')) network.serve(address.href, PICTURE);
  }
  network.serve(url, { body, headers: NO_SCRIPTS });
}

/** Opens a browser in which saved pages are read, one at a time, at their own addresses and without their scripts. */
export async function openBrowserReader(
  browser: BrowserName,
): Promise<{ readonly read: ReadSavedPosts; readonly close: () => Promise<void> }> {
  const [run, network] = await Promise.all([buildPageFunction(), openNetwork()]);
  const user = await openUserDriver({ browser, network, log: console.error });
  return {
    read: async (saved): Promise<readonly PageFields[]> => {
      network.reset([]);
      servePage(network, saved);
      const page = await user.openPage(saved.url).catch((error: unknown) => {
        throw new Error(`${saved.path}: the browser does not open ${saved.url}`, { cause: error });
      });
      try {
        return await page.evaluate(run as never, NOW.toISOString(), saved.pick ?? null);
      } finally {
        await page.close();
      }
    },
    close: () => user.close().finally(() => network.close()),
  };
}
