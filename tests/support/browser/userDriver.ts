import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from '../machine/build.ts';
import { ensureBrowser } from '../machine/installBrowser.ts';
import { launchChromium } from './chromium.ts';
import type { Driver, LaunchOptions } from './driver.ts';
import { createExportFlow, type ExportFlow } from './exportFlow.ts';
import { launchFirefox } from './firefox.ts';
import { openNetwork } from './network.ts';
import { type Notice, type PageHandle, readAlert } from './pageHandle.ts';
import { clickInPopup } from './popupFold.ts';
import { readScreenNotice } from './screenNotice.ts';
import { waitFor } from './wait.ts';
import { parseRecordedThread, parseRecordedTotal } from './words.ts';

/** Chromium takes two screenshots per second. */
const LONG_PAGE_TIMEOUT_MS = 60_000;
/** Polling slows down the page, so long captures are polled less often. */
const LONG_PAGE_POLL_MS = 100;

/**
 * Uses a browser with the extension as a person does. Capture methods return the text of the final notice: of the page
 * or, for the screen, of the toolbar button and then of the popup.
 */
export interface UserDriver extends ExportFlow {
  readonly driver: Driver;
  openPage(url: string): Promise<PageHandle>;
  openPopup(page: PageHandle): Promise<PageHandle>;
  /** Presses a button of the popup, such as `capture-thread`, and waits until the page has the command. */
  startCapture(page: PageHandle, action: string): Promise<void>;
  /** Starts « Garder une publication » and waits for the picker. */
  startPicking(page: PageHandle): Promise<void>;
  /** Captures a post by a click on it. */
  capturePost(page: PageHandle, selector: string): Promise<string>;
  /** Captures a post of the popup's list, by keyboard. `index` counts from 0, in page order. */
  capturePostFromList(page: PageHandle, index: number): Promise<string>;
  captureScreen(page: PageHandle): Promise<string>;
  /** Starts « Capturer une zone », then runs `gestures` on the page. */
  captureRegion(page: PageHandle, gestures: () => Promise<void>): Promise<string>;
  captureFullPage(page: PageHandle, onNotices?: NoticeWatcher): Promise<string>;
  /** Captures the profile or the checked page that was opened from another item, with the popup's first button. */
  captureContext(page: PageHandle): Promise<string>;
  /** Captures the whole thread, one item per post. */
  captureThread(page: PageHandle): Promise<string>;
  /** Opens the popup's list of posts, which stays open until one is chosen. */
  listPosts(page: PageHandle): Promise<PostPicker>;
  /** Waits for the title of the toolbar button that ends a capture of the screen. */
  readScreenNotice(): Promise<string>;
  /** Waits for the notice that ends a capture and returns its text. */
  readNotice(page: PageHandle): Promise<string>;
  /** Closes the browser. Throws when our policy blocked something in our pages or our worker. */
  close(): Promise<void>;
  kill(): Promise<void>;
}

/** The popup's open list of posts. */
interface PostPicker {
  readonly count: number;
  /** Captures a post, by keyboard. `index` counts from 0, in page order. */
  choose(index: number): Promise<string>;
  /** Captures the screen instead. */
  screen(): Promise<string>;
  /** Captures the whole thread instead. */
  thread(onNotices: NoticeWatcher): Promise<string>;
}

/** Called with the texts of the notices during a capture; may act on the page. */
export type NoticeWatcher = (shownText: readonly string[]) => Promise<void>;

interface CaptureOptions {
  readonly timeoutMs?: number;
  /** The popup, when it is already open. */
  readonly popup?: PageHandle;
  readonly onNotices?: NoticeWatcher;
}

type UserDriverOptions = Omit<LaunchOptions, 'executable' | 'downloadDir' | 'extensionDir'> &
  Partial<Pick<LaunchOptions, 'extensionDir'>> & { readonly log?: (line: string) => void };

export async function openUserDriver({ log = () => {}, ...options }: UserDriverOptions): Promise<UserDriver> {
  const [executable, extensionDir] = await Promise.all([
    ensureBrowser(options.browser, log),
    options.extensionDir ?? ensureBuilt(options.browser),
  ]);
  const downloadDir = await mkdtemp(join(tmpdir(), 'recueil-downloads-'));
  const removeDownloads = (): Promise<void> => rm(downloadDir, { recursive: true, force: true });
  const launch = options.browser === 'chromium' ? launchChromium : launchFirefox;
  const driver = await launch({ ...options, executable, extensionDir, downloadDir }).catch(async (error) => {
    await removeDownloads();
    throw error;
  });
  return createUserDriver(driver, {
    close: async () => {
      const violations = await driver.violations().finally(() => driver.close().finally(removeDownloads));
      if (violations.length > 0) throw new Error(`Blocked by our own policy: ${violations.join('; ')}`);
    },
    kill: () => driver.kill().finally(removeDownloads),
  });
}

/** Runs `work` with a browser on a network that serves only these pages, then closes both. */
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
    // The list loads later and moves what is below it.
    let shown = 'nothing';
    await waitFor(
      () => `the popup to be ready; last: ${shown}`,
      async () => {
        shown = await popup.evaluate(() => document.querySelector('main')?.textContent ?? 'no page');
        return (await popup.has('[data-action="capture-post"]')) && !(await popup.has('[aria-busy="true"]'));
      },
    );
    return popup;
  };

  /** Runs the gestures of a capture and returns the final notice, on the page or in the popup. */
  const capture = async (
    page: PageHandle,
    gestures: (popup: PageHandle, waitForClose: () => Promise<string | null>) => Promise<string | null>,
    { timeoutMs, popup: existingPopup, onNotices }: CaptureOptions = {},
  ): Promise<string> => {
    const previousEnd = await findEndNotice(page);
    const popup = existingPopup ?? (await openPopup(page));
    // An alert that the popup already shows is not about this capture.
    const shownText = await readAlert(popup);
    const refusal = await gestures(popup, () => waitForPopupClose(popup, shownText));
    if (refusal !== null) return refusal;
    const isLongPage = timeoutMs === LONG_PAGE_TIMEOUT_MS;
    let progress = '';
    return waitFor(
      'the notice of a capture',
      async () => {
        const notices = await page.notices();
        const now = notices.find(isCaptureEnd);
        if (now !== undefined && now.root !== previousEnd?.root) return now.text;
        const texts = notices.map(({ text }) => text);
        if (isLongPage) progress = texts.join();
        await onNotices?.(texts);
        return null;
      },
      timeoutMs,
      isLongPage ? LONG_PAGE_POLL_MS : undefined,
      () => progress,
    );
  };

  /** Captures the screen. The page shows nothing: the button tells the end, and the popup why nothing was recorded. */
  const captureSilently = async (page: PageHandle, action: string, existingPopup?: PageHandle): Promise<string> => {
    const popup = existingPopup ?? (await openPopup(page));
    const shownText = await readAlert(popup);
    await clickInPopup(popup, action);
    const refusal = await waitForPopupClose(popup, shownText);
    if (refusal !== null) return refusal;
    const notice = await readScreenNotice(driver);
    if (parseRecordedTotal(notice) !== null) return notice;
    return (await openPopup(page)).text('[data-last-capture]');
  };

  /** Runs a capture that needs only one button of the popup. */
  const start = (page: PageHandle, action: string, options?: CaptureOptions): Promise<string> =>
    capture(
      page,
      async (popup, waitForClose) => {
        await clickInPopup(popup, action);
        return waitForClose();
      },
      options,
    );

  const startCapture = async (page: PageHandle, action: string): Promise<void> => {
    const popup = await openPopup(page);
    const shownText = await readAlert(popup);
    await clickInPopup(popup, action);
    const refusal = await waitForPopupClose(popup, shownText);
    if (refusal !== null) throw new Error(`The popup says: ${refusal}`);
  };

  const listPosts = async (page: PageHandle): Promise<PostPicker> => {
    const popup = await openPopup(page);
    const count = await openList(popup);
    const choose = async (index: number): Promise<void> => {
      await popup.focus(`[data-list="posts"] [data-index="${index}"]`);
      await popup.press('Enter');
    };
    return {
      count,
      choose: (index) => capture(page, (_, waitForClose) => choose(index).then(waitForClose), { popup }),
      screen: () => captureSilently(page, 'capture-screen', popup),
      thread: (onNotices) => start(page, 'capture-thread', { timeoutMs: LONG_PAGE_TIMEOUT_MS, popup, onNotices }),
    };
  };

  return {
    driver,
    ...teardown,
    ...createExportFlow(driver, openPopup),
    openPopup,
    listPosts,
    openPage: (url) => driver.openPage(url),
    startCapture,
    startPicking: (page) => startCapture(page, 'capture-post'),
    capturePost: (page, selector) =>
      capture(page, async (popup, waitForClose) => {
        await popup.click('[data-action="capture-post"]');
        const refusal = await waitForClose();
        if (refusal === null) await page.click(selector);
        return refusal;
      }),
    capturePostFromList: async (page, index) => (await listPosts(page)).choose(index),
    captureScreen: (page) => captureSilently(page, 'capture-screen'),
    captureRegion: (page, gestures) =>
      capture(page, async (popup, waitForClose) => {
        await clickInPopup(popup, 'capture-region');
        const refusal = await waitForClose();
        if (refusal === null) await gestures();
        return refusal;
      }),
    captureFullPage: (page, onNotices) =>
      start(page, 'capture-page', { timeoutMs: LONG_PAGE_TIMEOUT_MS, ...(onNotices !== undefined && { onNotices }) }),
    captureContext: (page) => captureSilently(page, 'capture-context'),
    captureThread: (page) => start(page, 'capture-thread', { timeoutMs: LONG_PAGE_TIMEOUT_MS }),
    readScreenNotice: () => readScreenNotice(driver),
    readNotice: (page) => waitFor('a notice', async () => (await findEndNotice(page))?.text),
  };
}

/** The picker's hints are statuses too: only what was kept and alerts end a capture. */
const isCaptureEnd = ({ role, text }: Notice): boolean =>
  role === 'alert' || parseRecordedTotal(text) !== null || parseRecordedThread(text) !== null;

const findEndNotice = async (page: PageHandle): Promise<Notice | undefined> =>
  (await page.notices()).find(isCaptureEnd);

/** Opens the list, waits until the page is read and returns the number of posts. */
async function openList(popup: PageHandle): Promise<number> {
  await clickInPopup(popup, 'list-posts');
  const postCount = await waitFor('the list of posts', async () => {
    const refusal = await readAlert(popup);
    if (refusal !== null) throw new Error(`The popup says: ${refusal}`);
    return popup.evaluate(() => document.querySelector('[data-posts]')?.getAttribute('data-posts'));
  });
  return Number(postCount);
}

const CLOSED = Symbol('closed');

/** Waits until the popup closes (null: the capture continues in the page) or shows an alert other than `shownText`. */
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
