import { test as base } from '@playwright/test';
import { withLeave } from '../../scripts/browser/allowed.ts';
import type { BrowserName } from '../../scripts/browser/driver.ts';
import { type Network, openNetwork } from '../../scripts/browser/network.ts';
import { openPerson, type Person } from '../../scripts/browser/person.ts';
import { builtDir } from '../../scripts/build.ts';
import { SERVED } from './pages.ts';

export interface EngineOption {
  engine: BrowserName;
}

interface AtEnd {
  /** Run after the test, last asked for first, whatever became of it: what fails there never hides the test's own error. */
  atEnd: (work: () => Promise<unknown>) => void;
}

/** Somebody at a real browser with the production build, on the closed network that serves the pages of pages.ts. */
export const test = base.extend<EngineOption & AtEnd & { network: Network; person: Person }>({
  engine: ['chromium', { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
  network: async ({}, use) => {
    const network = await openNetwork(SERVED);
    await use(network);
    await network.close();
  },
  // Made after the network, so that it ends before.
  atEnd: async ({ network: _ }, use) => {
    const works: (() => Promise<unknown>)[] = [];
    await use((work) => {
      works.unshift(work);
    });
    const errors: unknown[] = [];
    for (const work of works) await work().catch((error: unknown) => errors.push(error));
    if (errors.length > 0)
      throw errors.length === 1 ? errors[0] : new AggregateError(errors, errors.map(String).join('; '));
  },
  person: async ({ engine, network }, use) => {
    const person = await openPerson({ browser: engine, network, extensionDir: builtDir(engine) });
    await use(person);
    await person.leave();
  },
});

/** The same person, whose extension already has leave for `addresses` and for what it may ask: no program can press the browser's question. */
export async function openWithLeave(
  { engine, network, atEnd }: EngineOption & AtEnd & { readonly network: Network },
  addresses: readonly string[] = [],
): Promise<Person> {
  const { dir, release } = await withLeave(builtDir(engine), addresses);
  atEnd(release);
  const person = await openPerson({ browser: engine, network, extensionDir: dir });
  atEnd(() => person.leave());
  return person;
}

export { expect } from '@playwright/test';
