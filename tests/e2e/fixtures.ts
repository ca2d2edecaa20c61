import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import type { BrowserName } from '../support/browser/driver.ts';
import { copyWithPermissions } from '../support/browser/grantPermissions.ts';
import { type Network, openNetwork } from '../support/browser/network.ts';
import { openUserDriver, type UserDriver } from '../support/browser/userDriver.ts';
import { SERVED } from '../support/e2e/pages.ts';
import { builtDir } from '../support/machine/build.ts';

/** One browser for the tests of a worker: a start takes longer than most tests need the browser for. */
interface SharedBrowser {
  readonly network: Network;
  /** Returns the browser with one blank page and the extension newly installed. */
  take(engine: BrowserName): Promise<UserDriver>;
  /** Throws when our policy blocked something in our pages or our worker. `reuse`: false closes the browser. */
  giveBack(options: { readonly reuse: boolean }): Promise<void>;
  close(): Promise<void>;
}

async function openSharedBrowser(): Promise<SharedBrowser> {
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

export interface EngineOption {
  engine: BrowserName;
}

type BrowserOptions = Omit<Parameters<typeof openUserDriver>[0], 'browser' | 'network'>;

interface TestFixtures extends EngineOption {
  network: Network;
  user: UserDriver;
  /** Opens another browser on the test's network, and closes it at the end unless the test has. */
  openBrowser: (options?: BrowserOptions) => Promise<UserDriver>;
  /** A folder for a profile that is used twice, removed at the end. */
  profileDir: string;
  /** Registers work for after the test, run last first. An error there does not hide the test's own error. */
  atEnd: (work: () => Promise<unknown>) => void;
  /** Starts a browser for each test. By default the tests of a worker share one, with the extension installed anew. */
  ownBrowser: boolean;
}

/** A real browser with the production build, on the closed network with the pages of pages.ts. */
export const test = base.extend<TestFixtures, { sharedBrowser: SharedBrowser }>({
  engine: ['chromium', { option: true }],
  ownBrowser: [false, { option: true }],
  sharedBrowser: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    async ({}, use) => {
      const shared = await openSharedBrowser();
      await use(shared);
      await shared.close();
    },
    { scope: 'worker' },
  ],
  network: async ({ ownBrowser, sharedBrowser }, use) => {
    if (!ownBrowser) {
      sharedBrowser.network.reset(SERVED);
      return use(sharedBrowser.network);
    }
    const network = await openNetwork(SERVED);
    await use(network);
    await network.close();
  },
  // Depends on the network, so that its work runs before the network closes.
  atEnd: async ({ network: _ }, use) => {
    const teardowns: (() => Promise<unknown>)[] = [];
    await use((work) => {
      teardowns.unshift(work);
    });
    const errors: unknown[] = [];
    for (const work of teardowns) await work().catch((error: unknown) => errors.push(error));
    if (errors.length > 0)
      throw errors.length === 1 ? errors[0] : new AggregateError(errors, errors.map(String).join('; '));
  },
  openBrowser: async ({ engine, network, atEnd }, use) => {
    await use(async (options) => {
      const user = await openUserDriver({ browser: engine, network, extensionDir: builtDir(engine), ...options });
      let isOpen = true;
      const once = (end: () => Promise<void>) => async (): Promise<void> => {
        isOpen = false;
        await end();
      };
      atEnd(async () => isOpen && user.close());
      return { ...user, close: once(user.close), kill: once(user.kill) };
    });
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
  profileDir: async ({}, use) => {
    const dir = await mkdtemp(join(tmpdir(), 'recueil-kept-'));
    await use(dir);
    await rm(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  },
  user: async ({ engine, network, ownBrowser, sharedBrowser }, use, testInfo) => {
    if (ownBrowser) {
      const user = await openUserDriver({ browser: engine, network, extensionDir: builtDir(engine) });
      await use(user);
      return user.close();
    }
    const user = await sharedBrowser.take(engine);
    await use(user);
    await sharedBrowser.giveBack({ reuse: testInfo.status === testInfo.expectedStatus });
  },
});

/** A copy of the build with the permissions for `addresses` and all optional ones (grantPermissions.ts). */
export const permittedDir = async (engine: BrowserName, addresses: readonly string[] = []): Promise<string> =>
  (await copyWithPermissions(builtDir(engine), addresses)).dir;

export { expect } from '@playwright/test';
