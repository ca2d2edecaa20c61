import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from '../build.ts';
import { ensureBrowser } from '../install-browser.ts';
import type { Driver, LaunchOptions } from './driver.ts';
import { createExportFlow, type ExportFlow } from './exportFlow.ts';
import { launch } from './launch.ts';
import { openNetwork } from './network.ts';
import { type Notice, type PageHandle, readAlert } from './pageHandle.ts';
import { waitFor } from './wait.ts';

/** Chromium takes two screens a second. */
const LONG_PAGE_TIMEOUT_MS = 60_000;
/** Each look takes time from the page that is being taken: one that lasts is looked at less often. */
const LONG_PAGE_POLL_MS = 100;

/** Somebody at a browser with the extension, doing what a person does and seeing what a person sees. */
export interface UserDriver extends ExportFlow {
  readonly driver: Driver;
  openPage(url: string): Promise<PageHandle>;
  openPopup(page: PageHandle): Promise<PageHandle>;
  /** « Capturer une publication », until the page is there to choose on. */
  startPicking(page: PageHandle): Promise<void>;
  /** The same, then a click on the post; gives what the extension says in the end. */
  capturePost(page: PageHandle, selector: string): Promise<string>;
  /** The same choice in the popup's list, by keyboard. `index` counts from 0, in page order. */
  capturePostFromList(page: PageHandle, index: number): Promise<string>;
  captureScreen(page: PageHandle): Promise<string>;
  /** « Capturer une zone », then `gestures` on the page. */
  captureRegion(page: PageHandle, gestures: () => Promise<void>): Promise<string>;
  captureFullPage(page: PageHandle): Promise<string>;
  /** On a page opened for another item: the capture that the popup offers first. */
  captureContext(page: PageHandle): Promise<string>;
  /** « Capturer le fil entier »: every post an item of its own. */
  captureThread(page: PageHandle): Promise<string>;
  /** « Choisir dans une liste »: what the popup offers on this page, left open until one is chosen. */
  listPosts(page: PageHandle): Promise<PostPicker>;
  /** The notice that says how a capture ended, once it is there. */
  readNotice(page: PageHandle): Promise<string>;
  /** In the carnet: an authority by its address; gives what the page answers. The browser's leave must be there. */
  chooseAuthority(address: string): Promise<string>;
  /** Throws when the browser refused something to our pages or our worker because of their policy. */
  close(): Promise<void>;
  /** The power goes out. */
  kill(): Promise<void>;
}

interface PostPicker {
  readonly count: number;
  /** By keyboard; `index` counts from 0, in page order. Gives what the extension says in the end. */
  choose(index: number): Promise<string>;
  /** In the place of a choice: the screen, or « Capturer le fil entier ». */
  screen(): Promise<string>;
  thread(onNotices: NoticeWatcher): Promise<string>;
}

/** Somebody who looks at what the extension says meanwhile, and may act on it. */
type NoticeWatcher = (shownText: readonly string[]) => Promise<void>;

interface CaptureOptions {
  readonly timeoutMs?: number;
  /** The popup, when it is open already. */
  readonly popup?: PageHandle;
  readonly onNotices?: NoticeWatcher;
}

export interface UserDriverOptions
  extends Pick<LaunchOptions, 'browser' | 'network'>,
    Partial<
      Pick<
        LaunchOptions,
        | 'extensionDir'
        | 'profileDir'
        | 'devicePixelRatio'
        | 'window'
        | 'lang'
        | 'dark'
        | 'privateWindows'
        | 'priorities'
      >
    > {
  readonly log?: (line: string) => void;
}

export async function openUserDriver({ log = () => {}, ...options }: UserDriverOptions): Promise<UserDriver> {
  const [executable, extensionDir] = await Promise.all([
    ensureBrowser(options.browser, log),
    options.extensionDir ?? ensureBuilt(options.browser),
  ]);
  const downloadDir = await mkdtemp(join(tmpdir(), 'recueil-downloads-'));
  const removeDownloads = (): Promise<void> => rm(downloadDir, { recursive: true, force: true });
  const driver = await launch({ ...options, executable, extensionDir, downloadDir }).catch(async (error) => {
    await removeDownloads();
    throw error;
  });
  return createUserDriver(driver, {
    close: async () => {
      const refused = await driver.violations().finally(() => driver.close().finally(removeDownloads));
      if (refused.length > 0) throw new Error(`Our own policy was broken: ${refused.join('; ')}`);
    },
    kill: () => driver.kill().finally(removeDownloads),
  });
}

/** Somebody at a browser, on a network that serves these pages and no other; both end with the work. */
export async function withUserDriver<T>(
  pages: Parameters<typeof openNetwork>[0],
  options: Omit<UserDriverOptions, 'network'>,
  work: (user: UserDriver) => Promise<T>,
): Promise<T> {
  const network = await openNetwork(pages);
  try {
    const user = await openUserDriver({ ...options, network });
    return await work(user).finally(() => user.close());
  } finally {
    await network.close();
  }
}

function createUserDriver(driver: Driver, teardown: Pick<UserDriver, 'close' | 'kill'>): UserDriver {
  const openPopup = async (page: PageHandle): Promise<PageHandle> => {
    const popup = await driver.clickToolbar(page);
    // The list comes a moment later and moves what is below it.
    await waitFor('the popup to be ready', async () => {
      return (await popup.has('[data-action="export"]')) && !(await popup.has('[aria-busy="true"]'));
    });
    return popup;
  };

  /** Makes the gestures of a capture and gives what the extension says in the end, on the page or in the popup. */
  const capture = async (
    page: PageHandle,
    gestures: (popup: PageHandle, closing: () => Promise<string | null>) => Promise<string | null>,
    { timeoutMs, popup: existingPopup, onNotices }: CaptureOptions = {},
  ): Promise<string> => {
    const previousEnd = await findEndNotice(page);
    const popup = existingPopup ?? (await openPopup(page));
    // What the popup says from the start is not said of this capture.
    const shownText = await readAlert(popup);
    const refusal = await gestures(popup, () => waitForPopupClose(popup, shownText));
    if (refusal !== null) return refusal;
    return waitFor(
      'the notice of a capture',
      async () => {
        const notices = await page.notices();
        const now = notices.find(isCaptureEnd);
        if (now !== undefined && now.root !== previousEnd?.root) return now.text;
        await onNotices?.(notices.map(({ text }) => text));
        return null;
      },
      timeoutMs,
      timeoutMs === LONG_PAGE_TIMEOUT_MS && onNotices === undefined ? LONG_PAGE_POLL_MS : undefined,
    );
  };

  /** Captures that one button of the popup starts and that then go on by themselves. */
  const start = (page: PageHandle, action: string, course?: CaptureOptions): Promise<string> =>
    capture(
      page,
      async (popup, waitForClose) => {
        await popup.click(`[data-action="${action}"]`);
        return waitForClose();
      },
      course,
    );

  const listPosts = async (page: PageHandle): Promise<PostPicker> => {
    const popup = await openPopup(page);
    const count = await openList(popup);
    const choose = async (index: number): Promise<void> => {
      await popup.focus(`[data-list="posts"] [data-index="${index}"]`);
      await popup.press('Enter');
    };
    return {
      count,
      choose: (index) =>
        capture(page, (_, waitForClose) => choose(index).then(waitForClose), { popup: popup }),
      screen: () => start(page, 'capture-screen', { popup: popup }),
      thread: (onNotices) =>
        start(page, 'capture-thread', { timeoutMs: LONG_PAGE_TIMEOUT_MS, popup: popup, onNotices }),
    };
  };

  return {
    driver,
    ...teardown,
    ...createExportFlow(driver, openPopup),
    openPopup,
    listPosts,
    openPage: (url) => driver.openPage(url),
    startPicking: async (page) => {
      const popup = await openPopup(page);
      const shownText = await readAlert(popup);
      await popup.click('[data-action="capture-post"]');
      const refusal = await waitForPopupClose(popup, shownText);
      if (refusal !== null) throw new Error(`The popup says: ${refusal}`);
    },
    capturePost: (page, selector) =>
      capture(page, async (popup, waitForClose) => {
        await popup.click('[data-action="capture-post"]');
        const refusal = await waitForClose();
        if (refusal === null) await page.click(selector);
        return refusal;
      }),
    capturePostFromList: async (page, index) => (await listPosts(page)).choose(index),
    captureScreen: (page) => start(page, 'capture-screen'),
    captureRegion: (page, gestures) =>
      capture(page, async (popup, waitForClose) => {
        await popup.click('[data-action="capture-zone"]');
        const refusal = await waitForClose();
        if (refusal === null) await gestures();
        return refusal;
      }),
    captureFullPage: (page) => start(page, 'capture-page', { timeoutMs: LONG_PAGE_TIMEOUT_MS }),
    captureContext: (page) => start(page, 'capture-context'),
    captureThread: (page) => start(page, 'capture-thread', { timeoutMs: LONG_PAGE_TIMEOUT_MS }),
    readNotice: (page) => waitFor('a notice', async () => (await findEndNotice(page))?.text),
    chooseAuthority: async (address) => {
      const carnet = await driver.openExtensionPage('carnet.html#before-export');
      await carnet.click('input[name="authority"][value="other"]');
      await carnet.waitForVisible('#stamp-address');
      await carnet.evaluate((typed) => {
        const input = document.querySelector<HTMLInputElement>('#stamp-address');
        if (input) input.value = typed;
      }, address);
      await carnet.click('[data-action="choose-authority"]');
      const status = '[data-timestamping] > [role="status"]';
      const shownText = await waitFor(
        'the choice to be kept',
        async () => (await carnet.text(status)) || null,
      );
      await carnet.close();
      return shownText;
    },
  };
}

/** « élément n° » of a notice that says the item is sealed, in French or in English; null for any other. */
export function parseRecordedOrdinal(notice: string): number | null {
  const match = /^(?:Enregistré, élément n°|Recorded, item(?: no\.)?)\s+(\d+)/.exec(notice);
  return match ? Number(match[1]) : null;
}

/** What the notice at the end of a thread counts; null for any other. */
export function parseRecordedThread(
  notice: string,
): { readonly posts: number; readonly shots: number } | null {
  const match = /^(?:Fil enregistré|Thread recorded)[^\d]*([\d\s]+).*?(?:écran|screen)\s*:\s*(\d+)\./.exec(
    notice,
  );
  return match ? { posts: Number(match[1]?.replace(/\s/g, '')), shots: Number(match[2]) } : null;
}

/** The picker speaks as a status too: only « Enregistré » and alerts end a capture. */
const isCaptureEnd = ({ role, text }: Notice): boolean =>
  role === 'alert' || parseRecordedOrdinal(text) !== null || parseRecordedThread(text) !== null;

const findEndNotice = async (page: PageHandle): Promise<Notice | undefined> =>
  (await page.notices()).find(isCaptureEnd);

/** « Choisir dans une liste », until the page is read; gives how many posts it has. */
async function openList(popup: PageHandle): Promise<number> {
  await popup.click('[data-action="list-posts"]');
  const postCount = await waitFor('the list of posts', async () => {
    const refusal = await readAlert(popup);
    if (refusal !== null) throw new Error(`The popup says: ${refusal}`);
    return popup.evaluate(() => document.querySelector('[data-posts]')?.getAttribute('data-posts'));
  });
  return Number(postCount);
}

const CLOSED = Symbol('closed');

/** The popup closes when the capture goes on in the page (null); when it cannot, it stays and says why: not what it `said` before. */
async function waitForPopupClose(popup: PageHandle, shownText: string | null): Promise<string | null> {
  const outcome = await waitFor('the popup to close', async () => {
    try {
      const now = await readAlert(popup);
      return now !== shownText && now;
    } catch (error) {
      if (await popup.isClosed()) return CLOSED;
      throw error;
    }
  });
  return outcome === CLOSED ? null : outcome;
}
