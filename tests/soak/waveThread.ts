import type { PageHandle } from '../support/browser/pageHandle.ts';
import type { UserDriver } from '../support/browser/userDriver.ts';
import { waitFor } from '../support/browser/wait.ts';
import { parseRecordedThread, readNumber, readParams } from '../support/browser/words.ts';
import { WAVE_URL } from './wavePage.ts';

const SCROLL_TIMEOUT_MS = 10 * 60_000;
const SCROLL_POLL_MS = 500;

/** Number of posts kept, as the cover or the panel tells; null before the first. */
export async function countKept(page: PageHandle): Promise<number | null> {
  const said = (await page.notices()).map(({ text }) => readParams('thread.progress', text));
  return said.map((one) => one && readNumber(one.n)).find((kept) => kept !== null) ?? null;
}

/** The notice at the end of the thread; undefined before. */
export const findThreadEnd = async (page: PageHandle): Promise<string | undefined> =>
  (await page.notices()).map(({ text }) => text).find((text) => parseRecordedThread(text) !== null);

export interface WaveFloor {
  readonly scrollMs: number;
  /** Two screenshots a second, in Chromium. */
  readonly quotaMs: number;
  /** The longer one. */
  readonly floorMs: number;
}

/** The floor of a wave: scrolling through it, or the screenshots that Chromium allows. */
export async function measureWaveFloor(user: UserDriver, posts: number, screenshots: number): Promise<WaveFloor> {
  // A tab of its own, in front: a hidden tab is not drawn.
  const page = await user.openPage(WAVE_URL);
  await page.evaluate(startScrolling, posts);
  const scrolled = await waitFor(
    'the page to be scrolled through',
    () => page.evaluate(() => document.documentElement.dataset.scrolledMs),
    SCROLL_TIMEOUT_MS,
    SCROLL_POLL_MS,
  );
  const scrollMs = Number(scrolled);
  await page.close();
  const quotaMs = user.driver.browser === 'chromium' ? Math.floor((screenshots - 1) / 2) * 1_000 : 0;
  return { scrollMs, quotaMs, floorMs: Math.max(scrollMs, quotaMs) };
}

/**
 * Runs in the page: scrolls to its last post, two frames a screen, then writes the milliseconds on its root element.
 * It does not wait for the end, because browser drivers time out on long calls.
 */
function startScrolling(posts: number): void {
  const waitForFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const hasLast = () => document.querySelector('main')?.textContent?.includes(`Message inventé ${posts - 1}.`) === true;
  const scrollThrough = async (): Promise<void> => {
    const from = performance.now();
    for (let before = -1; scrollY !== before || !hasLast(); ) {
      before = scrollY;
      scrollBy(0, innerHeight * 0.9);
      await waitForFrame();
      await waitForFrame();
    }
    document.documentElement.dataset.scrolledMs = String(performance.now() - from);
  };
  scrollTo(0, 0);
  void scrollThrough();
}
