import type { PageHandle } from './pageHandle.ts';
import type { NoticeWatcher } from './userDriver.ts';
import { readNumber, readParams, say } from './words.ts';

type AskedPage = Pick<PageHandle, 'onOverlay' | 'clickOverlayButton'>;

/** The answers of a person who wants the whole page, the first that is offered: a saved page has nothing to unfold. */
const ANSWERS = ['cover.toEnd', 'unfold.asIs'] as const;
const LOGGED_SCREENS = 20;

/** Reads posts so far, screen and most screens from the progress panel; null where no notice has them. */
export function readShownProgress(notices: readonly string[]) {
  for (const notice of notices) {
    const said = readParams('thread.progress', notice) ?? readParams('progress.screen', notice);
    if (said === null) continue;
    return { posts: readNumber(said.n ?? '0'), screen: readNumber(said.screen), limit: readNumber(said.limit) };
  }
  return null;
}

/** Returns a watcher that has a long page captured to its end, and logs every twentieth screen. */
export function createLongCaptureWatcher(page: AskedPage, log: (line: string) => void): NoticeWatcher {
  let logged = 0;
  return async (notices) => {
    if (notices.some((text) => text.includes(say('cover.effects')))) await answerToEnd(page, log);
    const progress = readShownProgress(notices);
    if (progress === null || progress.screen < logged + LOGGED_SCREENS) return;
    logged = progress.screen;
    log(`Screen ${progress.screen}, ${progress.limit} at most`);
  };
}

async function answerToEnd(page: AskedPage, log: (line: string) => void): Promise<void> {
  const offered = (await page.onOverlay((root) => [...root.querySelectorAll('button')].map((one) => one.textContent)))
    .flat()
    .map(String);
  const answer = ANSWERS.find((key) => offered.includes(say(key)));
  if (answer === undefined) return;
  log(`Asked how far to capture: « ${say(answer)} »`);
  await page.clickOverlayButton(answer);
}
