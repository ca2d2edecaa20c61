import { readShownProgress } from '../browser/longCapture.ts';
import type { PageHandle, Point } from '../browser/pageHandle.ts';
import type { UserDriver } from '../browser/userDriver.ts';
import { waitFor } from '../browser/wait.ts';
import { parseRecordedTotal, readNumber, readParams, say } from '../browser/words.ts';

/** Follows a long capture by the text of its progress panel. */

const TIMEOUT_MS = 20_000;

/** Returns the current screen in the panel's text; 0 while the panel is hidden, as it is for each screenshot. */
export async function readScreenNumber(page: PageHandle): Promise<number> {
  return findScreenNumber((await page.notices()).map(({ text }) => text));
}

const findScreenNumber = (texts: readonly string[]): number => readShownProgress(texts)?.screen ?? 0;

/** Waits for screen `minScreen` or more (Chromium takes two at once). Throws when the capture, `ended`, ends first. */
export async function waitForScreen(page: PageHandle, ended: Promise<string>, minScreen = 2): Promise<void> {
  let earlyEnd: string | null = null;
  void ended.then(
    (notice) => (earlyEnd = notice),
    (error: unknown) => (earlyEnd = String(error)),
  );
  let shown = '';
  await waitFor(
    () => `screen ${minScreen}; last shown: ${shown || 'nothing'}`,
    async () => {
      if (earlyEnd !== null) throw new Error(`the capture ended before screen ${minScreen}: ${earlyEnd}`);
      const texts = (await page.notices()).map(({ text }) => text);
      // Nothing is shown for each screenshot.
      if (texts.length > 0) shown = texts.join(' | ');
      return findScreenNumber(texts) >= minScreen;
    },
    TIMEOUT_MS,
  );
}

/** Waits until the panel counts from the first screen again, after screen `from`. */
export async function waitForRestart(page: PageHandle, from: number): Promise<void> {
  let farthest = from;
  const hasRestarted = async (): Promise<boolean> => {
    const now = await readScreenNumber(page);
    farthest = Math.max(farthest, now);
    return now > 0 && now < farthest;
  };
  await waitFor('the capture to restart', hasRestarted, TIMEOUT_MS);
}

/** Waits until the page gets keys: the popup may close before the page has the focus. */
export async function waitForFocus(page: PageHandle): Promise<void> {
  await waitFor('the page to have the focus', () => page.evaluate(() => document.hasFocus()));
}

export async function waitForNoNotices(page: PageHandle): Promise<void> {
  await waitFor('our notices to disappear', async () => (await page.notices()).length === 0);
}

/** Presses a button of ours until `end`: the panel may hide for a screenshot just as it is pressed. */
export async function pressUntil(
  end: Promise<unknown>,
  page: PageHandle,
  word: 'toast.close' | 'toast.another' | 'toast.thread' | 'toast.wrongCase' | 'progress.stop',
): Promise<void> {
  let over = false;
  const ended = end.finally(() => {
    over = true;
  });
  const pressShown = async (): Promise<void> => {
    if ((await page.notices()).length > 0 && !over) await page.clickOverlayButton(word, 0).catch(() => undefined);
  };
  // A panel that is hidden when it is read was not pressed: only the end tells that the press was taken.
  while (!over) await Promise.race([ended, pressShown()]);
  await ended;
}

/** Longer than the picker ignores presses after a choice (src/overlay/eventCapture.ts). */
const PRESS_INTERVAL_MS = 500;

/** Returns the picker's hint, which names the key that ends it; undefined when the picker is closed. */
export const readPickerLabel = async (page: PageHandle): Promise<string | undefined> =>
  (await page.notices())
    .map(({ text }) => text)
    .find((text) => [say('picker.label'), say('picker.next')].some((hint) => text.includes(hint)));

/** Captures item `ordinal` with the open picker and returns the notice. It presses until the picker takes the press. */
export async function captureNext(page: PageHandle, selector: string, ordinal: number): Promise<string> {
  const label = await waitFor('the picker', () => readPickerLabel(page));
  const press = async (): Promise<string | undefined> => {
    if ((await readPickerLabel(page)) === label) await page.click(selector);
    return (await page.notices()).map(({ text }) => text).find((text) => parseRecordedTotal(text) === ordinal);
  };
  return waitFor(`item ${ordinal} to be announced`, press, undefined, PRESS_INTERVAL_MS);
}

/**
 * Opens pages before any of them is captured: a capture waits for rows until five seconds after its page has loaded,
 * and meanwhile the others load too.
 */
export async function openAll(user: UserDriver, urls: readonly string[]): Promise<readonly PageHandle[]> {
  const pages: PageHandle[] = [];
  for (const url of urls) pages.push(await user.openPage(url));
  return pages;
}

/** Draws a region by mouse and keeps it, once the page says its size. */
export async function drawRegion(page: PageHandle, from: Point, to: Point): Promise<void> {
  await page.drag(from, to);
  await waitFor('the size of the region', async () =>
    (await page.notices()).some(({ text }) => {
      const place = readParams('region.place', text);
      return readNumber(place?.width) === to.x - from.x && readNumber(place?.height) === to.y - from.y;
    }),
  );
  await page.press('Enter');
}
