import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from '../build.ts';
import { ensureBrowser } from '../install-browser.ts';
import type { Driver, LaunchOptions } from './driver.ts';
import { type Exporting, exporting } from './exporting.ts';
import { launch } from './launch.ts';
import { openNetwork } from './network.ts';
import { alertOf, type Notice, type View } from './view.ts';
import { waitFor } from './wait.ts';

/** Chromium takes two screens a second. */
const LONG_PAGE_PATIENCE_MS = 60_000;
/** Each look takes time from the page that is being taken: one that lasts is looked at less often. */
const LONG_PAGE_EVERY_MS = 100;

/** Somebody at a browser with the extension, doing what a person does and seeing what a person sees. */
export interface Person extends Exporting {
  readonly driver: Driver;
  openPage(url: string): Promise<View>;
  openPopup(page: View): Promise<View>;
  /** « Capturer une publication », until the page is there to choose on. */
  startPicking(page: View): Promise<void>;
  /** The same, then a click on the post; gives what the extension says in the end. */
  capturePost(page: View, selector: string): Promise<string>;
  /** The same choice in the popup's list, by keyboard. `index` counts from 0, in page order. */
  capturePostFromList(page: View, index: number): Promise<string>;
  captureScreen(page: View): Promise<string>;
  /** « Capturer une zone », then `gestures` on the page. */
  captureZone(page: View, gestures: () => Promise<void>): Promise<string>;
  capturePage(page: View): Promise<string>;
  /** On a page opened for another item: the capture that the popup offers first. */
  captureContext(page: View): Promise<string>;
  /** « Capturer le fil entier »: every post an item of its own. */
  captureThread(page: View): Promise<string>;
  /** « Choisir dans une liste »: what the popup offers on this page, left open until one is chosen. */
  listPosts(page: View): Promise<PostList>;
  /** The notice that says how a capture ended, once it is there. */
  readNotice(page: View): Promise<string>;
  /** In the carnet: an authority by its address; gives what the page answers. The browser's leave must be there. */
  chooseAuthority(address: string): Promise<string>;
  /** Throws when the browser refused something to our pages or our worker because of their policy. */
  leave(): Promise<void>;
  /** The power goes out. */
  kill(): Promise<void>;
}

interface PostList {
  readonly count: number;
  /** By keyboard; `index` counts from 0, in page order. Gives what the extension says in the end. */
  choose(index: number): Promise<string>;
  /** In the place of a choice: the screen, or « Capturer le fil entier ». */
  screen(): Promise<string>;
  thread(watch: Watch): Promise<string>;
}

/** Somebody who looks at what the extension says meanwhile, and may act on it. */
type Watch = (said: readonly string[]) => Promise<void>;

interface Course {
  readonly patienceMs?: number;
  /** The popup, when it is open already. */
  readonly opened?: View;
  readonly watch?: Watch;
}

export interface PersonOptions
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
  readonly tell?: (line: string) => void;
}

export async function openPerson({ tell = () => {}, ...options }: PersonOptions): Promise<Person> {
  const [executable, extensionDir] = await Promise.all([
    ensureBrowser(options.browser, tell),
    options.extensionDir ?? ensureBuilt(options.browser),
  ]);
  const downloadDir = await mkdtemp(join(tmpdir(), 'recueil-downloads-'));
  const tidy = (): Promise<void> => rm(downloadDir, { recursive: true, force: true });
  const driver = await launch({ ...options, executable, extensionDir, downloadDir }).catch(async (error) => {
    await tidy();
    throw error;
  });
  return personWith(driver, {
    leave: async () => {
      const refused = await driver.violations().finally(() => driver.close().finally(tidy));
      if (refused.length > 0) throw new Error(`Our own policy was broken: ${refused.join('; ')}`);
    },
    kill: () => driver.kill().finally(tidy),
  });
}

/** Somebody at a browser, on a network that serves these pages and no other; both end with the work. */
export async function atBrowser<T>(
  pages: Parameters<typeof openNetwork>[0],
  options: Omit<PersonOptions, 'network'>,
  work: (person: Person) => Promise<T>,
): Promise<T> {
  const network = await openNetwork(pages);
  try {
    const person = await openPerson({ ...options, network });
    return await work(person).finally(() => person.leave());
  } finally {
    await network.close();
  }
}

function personWith(driver: Driver, ends: Pick<Person, 'leave' | 'kill'>): Person {
  const openPopup = async (page: View): Promise<View> => {
    const popup = await driver.clickToolbar(page);
    // The list comes a moment later and moves what is below it.
    await waitFor('the popup to be ready', async () => {
      return (await popup.has('[data-action="export"]')) && !(await popup.has('[aria-busy="true"]'));
    });
    return popup;
  };

  /** Makes the gestures of a capture and gives what the extension says in the end, on the page or in the popup. */
  const capture = async (
    page: View,
    gestures: (popup: View, closing: () => Promise<string | null>) => Promise<string | null>,
    { patienceMs, opened, watch }: Course = {},
  ): Promise<string> => {
    const last = await endOfCapture(page);
    const popup = opened ?? (await openPopup(page));
    // What the popup says from the start is not said of this capture.
    const said = await alertOf(popup);
    const refusal = await gestures(popup, () => closing(popup, said));
    if (refusal !== null) return refusal;
    return waitFor(
      'the notice of a capture',
      async () => {
        const notices = await page.notices();
        const now = notices.find(isEnd);
        if (now !== undefined && now.root !== last?.root) return now.text;
        await watch?.(notices.map(({ text }) => text));
        return null;
      },
      patienceMs,
      patienceMs === LONG_PAGE_PATIENCE_MS && watch === undefined ? LONG_PAGE_EVERY_MS : undefined,
    );
  };

  /** Captures that one button of the popup starts and that then go on by themselves. */
  const start = (page: View, action: string, course?: Course): Promise<string> =>
    capture(
      page,
      async (popup, closed) => {
        await popup.click(`[data-action="${action}"]`);
        return closed();
      },
      course,
    );

  const listPosts = async (page: View): Promise<PostList> => {
    const popup = await openPopup(page);
    const count = await openList(popup);
    const choose = async (index: number): Promise<void> => {
      await popup.focus(`[data-list="posts"] [data-index="${index}"]`);
      await popup.press('Enter');
    };
    return {
      count,
      choose: (index) => capture(page, (_, closed) => choose(index).then(closed), { opened: popup }),
      screen: () => start(page, 'capture-screen', { opened: popup }),
      thread: (watch) =>
        start(page, 'capture-thread', { patienceMs: LONG_PAGE_PATIENCE_MS, opened: popup, watch }),
    };
  };

  return {
    driver,
    ...ends,
    ...exporting(driver, openPopup),
    openPopup,
    listPosts,
    openPage: (url) => driver.openPage(url),
    startPicking: async (page) => {
      const popup = await openPopup(page);
      const said = await alertOf(popup);
      await popup.click('[data-action="capture-post"]');
      const refusal = await closing(popup, said);
      if (refusal !== null) throw new Error(`The popup says: ${refusal}`);
    },
    capturePost: (page, selector) =>
      capture(page, async (popup, closed) => {
        await popup.click('[data-action="capture-post"]');
        const refusal = await closed();
        if (refusal === null) await page.click(selector);
        return refusal;
      }),
    capturePostFromList: async (page, index) => (await listPosts(page)).choose(index),
    captureScreen: (page) => start(page, 'capture-screen'),
    captureZone: (page, gestures) =>
      capture(page, async (popup, closed) => {
        await popup.click('[data-action="capture-zone"]');
        const refusal = await closed();
        if (refusal === null) await gestures();
        return refusal;
      }),
    capturePage: (page) => start(page, 'capture-page', { patienceMs: LONG_PAGE_PATIENCE_MS }),
    captureContext: (page) => start(page, 'capture-context'),
    captureThread: (page) => start(page, 'capture-thread', { patienceMs: LONG_PAGE_PATIENCE_MS }),
    readNotice: (page) => waitFor('a notice', async () => (await endOfCapture(page))?.text),
    chooseAuthority: async (address) => {
      const carnet = await driver.openExtensionPage('carnet.html#before-export');
      await carnet.click('input[name="authority"][value="other"]');
      await carnet.see('#stamp-address');
      await carnet.evaluate((typed) => {
        const input = document.querySelector<HTMLInputElement>('#stamp-address');
        if (input) input.value = typed;
      }, address);
      await carnet.click('[data-action="choose-authority"]');
      const status = '[data-timestamping] > [role="status"]';
      const said = await waitFor('the choice to be kept', async () => (await carnet.text(status)) || null);
      await carnet.close();
      return said;
    },
  };
}

/** « élément n° » of a notice that says the item is sealed, in French or in English; null for any other. */
export function recordedOrdinal(notice: string): number | null {
  const match = /^(?:Enregistré, élément n°|Recorded, item(?: no\.)?)\s+(\d+)/.exec(notice);
  return match ? Number(match[1]) : null;
}

/** What the notice at the end of a thread counts; null for any other. */
export function recordedThread(notice: string): { readonly posts: number; readonly shots: number } | null {
  const match = /^(?:Fil enregistré|Thread recorded)[^\d]*([\d\s]+).*?(?:écran|screen)\s*:\s*(\d+)\./.exec(
    notice,
  );
  return match ? { posts: Number(match[1]?.replace(/\s/g, '')), shots: Number(match[2]) } : null;
}

/** The picker speaks as a status too: only « Enregistré » and alerts end a capture. */
const isEnd = ({ role, text }: Notice): boolean =>
  role === 'alert' || recordedOrdinal(text) !== null || recordedThread(text) !== null;

const endOfCapture = async (page: View): Promise<Notice | undefined> => (await page.notices()).find(isEnd);

/** « Choisir dans une liste », until the page is read; gives how many posts it has. */
async function openList(popup: View): Promise<number> {
  await popup.click('[data-action="list-posts"]');
  const counted = await waitFor('the list of posts', async () => {
    const refusal = await alertOf(popup);
    if (refusal !== null) throw new Error(`The popup says: ${refusal}`);
    return popup.evaluate(() => document.querySelector('[data-posts]')?.getAttribute('data-posts'));
  });
  return Number(counted);
}

const CLOSED = Symbol('closed');

/** The popup closes when the capture goes on in the page (null); when it cannot, it stays and says why: not what it `said` before. */
async function closing(popup: View, said: string | null): Promise<string | null> {
  const heard = await waitFor('the popup to close', async () => {
    try {
      const now = await alertOf(popup);
      return now !== said && now;
    } catch (error) {
      if (await popup.isClosed()) return CLOSED;
      throw error;
    }
  });
  return heard === CLOSED ? null : heard;
}
