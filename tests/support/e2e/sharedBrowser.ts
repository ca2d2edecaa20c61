import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserName } from '../browser/driver.ts';
import { type Network, openNetwork } from '../browser/network.ts';
import { openUserDriver, type UserDriver } from '../browser/userDriver.ts';
import { builtDir } from '../machine/build.ts';

/** One browser for the tests of a worker: a start takes longer than most tests need the browser for. */
export interface SharedBrowser {
  readonly network: Network;
  /** Returns the browser with one blank page and the extension newly installed. */
  take(engine: BrowserName): Promise<UserDriver>;
  /** Throws when our policy blocked something in our pages or our worker. `reuse`: false closes the browser. */
  giveBack(options: { readonly reuse: boolean }): Promise<void>;
  close(): Promise<void>;
}

export async function openSharedBrowser(): Promise<SharedBrowser> {
  const network = await openNetwork();
  let open: { readonly engine: BrowserName; readonly user: UserDriver } | null = null;
  /** A copy of the build: in Chromium, another folder gives another id, and so an empty storage. */
  let copy: string | null = null;
  const removeCopy = async (): Promise<void> => {
    if (copy !== null) await rm(copy, { recursive: true, force: true });
    copy = null;
  };
  const makeCopy = async (engine: BrowserName): Promise<string> => {
    await removeCopy();
    copy = await mkdtemp(join(tmpdir(), 'recueil-extension-'));
    await cp(builtDir(engine), copy, { recursive: true });
    return copy;
  };
  const closeBrowser = async (): Promise<void> => {
    const user = open?.user;
    open = null;
    await user?.close();
    await removeCopy();
  };
  return {
    network,
    take: async (engine) => {
      if (open !== null && open.engine !== engine) await closeBrowser();
      if (open === null) {
        const user = await openUserDriver({ browser: engine, network, extensionDir: await makeCopy(engine) });
        open = { engine, user };
      }
      return open.user;
    },
    giveBack: async ({ reuse }) => {
      if (open === null) return;
      const { engine, user } = open;
      if (!reuse) return closeBrowser();
      const violations = await user.driver.violations();
      if (violations.length > 0) throw new Error(`Blocked by our own policy: ${violations.join('; ')}`);
      const before = copy;
      copy = null;
      const extensionDir = await makeCopy(engine);
      try {
        await user.driver.reinstall(extensionDir);
      } catch (error) {
        // Seen once in CI: Chromium opened no start page. The next test has a new browser, and none is run again.
        console.warn('The browser is not used again:', error);
        await closeBrowser();
      }
      if (before !== null) await rm(before, { recursive: true, force: true });
    },
    close: async () => {
      await closeBrowser();
      await network.close();
    },
  };
}
