import { test as base } from '@playwright/test';
import type { BrowserName } from '../../scripts/browser/driver.ts';
import { copyWithPermissions } from '../../scripts/browser/grantPermissions.ts';
import { type Network, openNetwork } from '../../scripts/browser/network.ts';
import { openUserDriver, type UserDriver } from '../../scripts/browser/userDriver.ts';
import { builtDir } from '../../scripts/build.ts';
import { SERVED } from './pages.ts';

export interface EngineOption {
  engine: BrowserName;
}

interface TeardownFixture {
  /** Registers work for after the test, run last first. An error there does not hide the test's own error. */
  atEnd: (work: () => Promise<unknown>) => void;
}

/** A real browser with the production build, on the closed network with the pages of pages.ts. */
export const test = base.extend<EngineOption & TeardownFixture & { network: Network; user: UserDriver }>({
  engine: ['chromium', { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
  network: async ({}, use) => {
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
  user: async ({ engine, network }, use) => {
    const user = await openUserDriver({ browser: engine, network, extensionDir: builtDir(engine) });
    await use(user);
    await user.close();
  },
});

/** Opens a browser whose extension has the permissions for `addresses` and all optional ones (see grantPermissions.ts). */
export async function openWithPermissions(
  { engine, network, atEnd }: EngineOption & TeardownFixture & { readonly network: Network },
  addresses: readonly string[] = [],
): Promise<UserDriver> {
  const { dir, release } = await copyWithPermissions(builtDir(engine), addresses);
  atEnd(release);
  const user = await openUserDriver({ browser: engine, network, extensionDir: dir });
  atEnd(() => user.close());
  return user;
}

export { expect } from '@playwright/test';
