import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LOCAL_KEY } from '../../src/domain/formatNames.ts';
import type { BrowserName, Driver } from '../../tests/support/browser/driver.ts';
import type { PageHandle } from '../../tests/support/browser/pageHandle.ts';
import { withUserDriver } from '../../tests/support/browser/userDriver.ts';
import { waitFor } from '../../tests/support/browser/wait.ts';
import { ensureBuilt } from '../../tests/support/machine/build.ts';
import type { OpenSession } from './benchSession.ts';
import { type Figures, pickFigure } from './measured.ts';
import { takeReadings } from './readings.ts';

/** Per reading: starts of our background, and of an empty one. */
const ROUNDS = 7;
const IDLE_PAGE = 'bench-idle.html';
const PREFERENCE_KEYS = [LOCAL_KEY.computer, LOCAL_KEY.passphraseOffer, LOCAL_KEY.contextMenu];
/** Reads the same preferences from the same storage as the background, answers, and does nothing else. */
const EMPTY_BACKGROUND = `const api = globalThis.browser ?? chrome;
api.runtime.onMessage.addListener((message, sender, answer) => {
  api.storage.local.get(${JSON.stringify(PREFERENCE_KEYS)}).then((value) => answer({ ok: true, value }));
  return true;
});`;

interface Started {
  readonly driver: Driver;
  readonly page: PageHandle;
}

/**
 * Measures the start of a stopped background, from a message to its answer: of the package as it is shipped, and of a
 * copy whose background is empty, each in a browser of its own.
 */
export async function measureBackground(_: OpenSession, browser: BrowserName): Promise<Figures> {
  const starts = await withCopy(browser, null, (shipped) =>
    withCopy(browser, EMPTY_BACKGROUND, (empty) =>
      withIdlePage(browser, shipped, (ours) =>
        withIdlePage(browser, empty, async (floor) => {
          for (const one of [ours, floor]) await timeStart(one); // compiles the script
          return takeReadings(ROUNDS, async () => ({ ours: await timeStart(ours), empty: await timeStart(floor) }));
        }),
      ),
    ),
  );
  return [pickFigure('background.start', starts, 'ours', 'empty')];
}

/** Calls `work` with a copy of the package that has an idle page and, where it is given, another background. */
async function withCopy<T>(
  browser: BrowserName,
  background: string | null,
  work: (dir: string) => Promise<T>,
): Promise<T> {
  const dir = await mkdtemp(join(tmpdir(), 'recueil-bench-background-'));
  try {
    await cp(await ensureBuilt(browser), dir, { recursive: true });
    if (background !== null) {
      await writeFile(join(dir, 'background.js'), background);
      // It would wait for the start page, which the empty background does not open.
      await rm(join(dir, 'start.html'));
    }
    await writeFile(join(dir, IDLE_PAGE), '<!doctype html><html lang="fr"><title>bench</title>');
    return await work(dir);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

const withIdlePage = <T>(
  browser: BrowserName,
  extensionDir: string,
  work: (started: Started) => Promise<T>,
): Promise<T> =>
  withUserDriver([], { browser, extensionDir, priorities: true }, async ({ driver }) =>
    work({ driver, page: await driver.openExtensionPage(IDLE_PAGE) }),
  );

async function timeStart({ driver, page }: Started): Promise<number> {
  await driver.killWorker();
  await waitFor('the background to be gone', () => page.evaluate(isBackgroundGone));
  return page.evaluate(timeAnswer);
}

interface ExtensionApi {
  readonly runtime: {
    sendMessage(message: unknown): Promise<{ readonly ok?: unknown } | undefined>;
    getContexts(filter: object): Promise<readonly unknown[]>;
  };
}
type ExtensionWindow = typeof globalThis & { readonly browser?: ExtensionApi; readonly chrome: ExtensionApi };

/** Runs in the idle page. */
async function isBackgroundGone(): Promise<boolean> {
  const { browser, chrome } = globalThis as ExtensionWindow;
  const contexts = await (browser ?? chrome).runtime.getContexts({ contextTypes: ['BACKGROUND'] });
  return contexts.length === 0;
}

/** Runs in the idle page: the milliseconds from a message to its answer. */
async function timeAnswer(): Promise<number> {
  const { browser, chrome } = globalThis as ExtensionWindow;
  const start = performance.now();
  const reply = await (browser ?? chrome).runtime.sendMessage({ name: 'ui>bg:readPreferences', request: {} });
  const ms = performance.now() - start;
  if (reply?.ok !== true) throw new Error('the background did not answer');
  return ms;
}
