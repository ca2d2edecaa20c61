import { t } from '../../../src/ui/locales/index.ts';
import { pickWords } from '../../../src/ui/locales/words.ts';
import type { PageHandle } from './pageHandle.ts';
import type { NoticeWatcher } from './userDriver.ts';

type AskedPage = Pick<PageHandle, 'onOverlay' | 'clickOverlayButton'>;

/** The browsers run in French. */
const WORDS = pickWords('fr');
const QUESTION = t(WORDS, 'cover.effects');
/** The answers of a person who wants the whole page, the first that is offered: a saved page has nothing to unfold. */
const ANSWERS = [t(WORDS, 'cover.toEnd'), t(WORDS, 'unfold.asIs')];
const LOGGED_SCREENS = 20;

interface ShownProgress {
  /** Posts recorded so far, in a thread. */
  readonly posts: number;
  readonly screen: number;
  /** Maximum number of screens. */
  readonly limit: number;
}

/** Reads the counts of the progress panel; null where no notice has them. */
export function readShownProgress(notices: readonly string[]): ShownProgress | null {
  for (const notice of notices) {
    const [, posts = '', screen = '', limit] = PROGRESS.exec(notice) ?? [];
    if (limit !== undefined) return { posts: toNumber(posts), screen: toNumber(screen), limit: toNumber(limit) };
  }
  return null;
}

/** Thousands are separated by a space. */
const PROGRESS = /^(?:[^\d]*?(\d[\d\s]*).*?)?[^\d]*écran (\d[\d\s]*), (\d[\d\s]*)/s;
const toNumber = (digits: string): number => Number(digits.replace(/\s/g, ''));

/** Returns a watcher that has a long page captured to its end, and logs every twentieth screen. */
export function createLongCaptureWatcher(page: AskedPage, log: (line: string) => void): NoticeWatcher {
  let logged = 0;
  return async (notices) => {
    if (notices.some((text) => text.includes(QUESTION))) await answerToEnd(page, log);
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
  const answer = ANSWERS.find((text) => offered.includes(text));
  if (answer === undefined) return;
  log(`Asked how far to capture: « ${answer} »`);
  await page.clickOverlayButton(answer);
}
