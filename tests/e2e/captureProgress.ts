import type { PageHandle } from '../../scripts/browser/pageHandle.ts';
import { waitFor } from '../../scripts/browser/wait.ts';
import { pickWords, t } from '../../src/ui/words/index.ts';

/** A long capture while it goes down the page, by what its panel says. */

const FRENCH = pickWords('fr');
const TIMEOUT_MS = 20_000;

/** The screen that the panel counts; 0 where none shows: it hides for each picture. */
export async function readScreenNumber(page: PageHandle): Promise<number> {
  const counted = (await page.notices()).map(({ text }) => Number(/écran (\d+)/.exec(text)?.[1] ?? 0));
  return Math.max(0, ...counted);
}

/** Screen `least` or later; Chromium takes two at once. `ended`: the capture, which must not be over before. */
export async function waitForScreen(page: PageHandle, ended: Promise<string>, minScreen = 2): Promise<void> {
  let earlyEnd: string | null = null;
  void ended.then(
    (said) => (earlyEnd = said),
    (error: unknown) => (earlyEnd = String(error)),
  );
  await waitFor(
    `screen ${minScreen}`,
    async () => {
      if (earlyEnd !== null) throw new Error(`It ended before screen ${minScreen}: ${earlyEnd}`);
      return (await readScreenNumber(page)) >= minScreen;
    },
    TIMEOUT_MS,
  );
}

/** The panel counts from the first screen once more, after `from`. */
export async function waitForRestart(page: PageHandle, from: number): Promise<void> {
  let farthest = from;
  const isBackOf = async (): Promise<boolean> => {
    const now = await readScreenNumber(page);
    farthest = Math.max(farthest, now);
    return now > 0 && now < farthest;
  };
  await waitFor('the page to be begun again', isBackOf, TIMEOUT_MS);
}

export async function waitForNoNotices(page: PageHandle): Promise<void> {
  await waitFor('our words to go', async () => (await page.notices()).length === 0);
}

/** The panel may hide for a picture just as it is pressed, and the picker's last click lasts a moment. */
export async function pressUntil(
  end: Promise<unknown>,
  page: PageHandle,
  word: 'notice.close' | 'progress.stop',
): Promise<void> {
  let over = false;
  const ended = end.finally(() => {
    over = true;
  });
  // One look a press: what is no longer there must not be pressed on a later notice.
  while (!over && (await page.notices()).length > 0)
    await Promise.race([ended, page.clickOverlayButton(t(FRENCH, word), 0).catch(() => undefined)]);
  await ended;
}
