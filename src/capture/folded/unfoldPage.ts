import { MIN_COVERED_SHARE, measureFixedShare } from '../coveringElements.ts';
import { findFailureWords } from '../fullPage/pendingContent.ts';
import type { Scroller } from '../fullPage/scroller.ts';
import type { PageSettler } from '../fullPage/settle.ts';
import { getTabWindow } from '../iframes.ts';
import { waitForNextPaint } from '../nextPaint.ts';
import type { PageView } from '../pageView.ts';
import { getNative, queryAll } from '../safeDom.ts';
import { type PausedPanel, waitUntilShown } from '../waitUntilShown.ts';
import { listPressableButtons, type PressableButton } from './allowedButtons.ts';
import { findFoldedParts } from './foldedParts.ts';

/** What a press opened, against what it promises: nothing more is pressed then. */
export type UnfoldStop = 'address' | 'dialog' | 'tab';

interface UnfoldedPage {
  readonly window: Window;
  readonly readView: () => PageView;
  readonly scroller: Scroller;
  readonly settler: PageSettler;
  readonly panel: PausedPanel & {
    readonly limit: number;
    show(screen: number, presses: number, share?: number): void;
  };
  /** Returns the ids of the tabs and windows that the page opened; null when they are not known. */
  readonly findOpenedTabs: () => Promise<readonly number[] | null>;
  /** Called just before each press. */
  readonly onPress: (view: PageView, button: PressableButton) => void;
}

/** A page may show a new button after each press. */
const MAX_PRESSES = 300;
/** Time for the answer of the site. A button that is still there then is not pressed again. */
const MAX_ANSWER_MS = 3_000;
const DIALOG = 'dialog[open], [role="dialog"], [role="alertdialog"], [aria-modal="true"]';

/**
 * Presses the allowed buttons of a page, each once, and scrolls on until no further one appears. Presses none while the tab
 * is hidden. Ends when the person stops it, a limit is reached, or the site shows an error. Returns what stopped it against
 * its promise; null otherwise.
 */
export async function unfoldPage(page: UnfoldedPage): Promise<UnfoldStop | null> {
  const { window, readView, scroller, settler, panel, onPress } = page;
  const pressed = new WeakSet<Element>();
  panel.show(1, 0);
  const hasOpenedTab = await watchTabs(page.findOpenedTabs);
  const findStop = watchPage(window, readView, scroller);
  const failedBefore = findFailureWords(readView(), scroller.clip) !== null;
  const finish = async (): Promise<UnfoldStop | null> => ((await hasOpenedTab()) ? 'tab' : findStop());
  let presses = 0;
  for (let screens = 1; ; screens += 1) {
    scroller.scrollTo({ x: 0, y: (screens - 1) * scroller.clip.height });
    settler.markScrolled();
    await settler.waitForScreen();
    for (;;) {
      if (await hasOpenedTab()) return 'tab';
      if (await waitUntilShown(window, panel)) {
        await settler.waitForScreen();
        continue;
      }
      const stop = findStop();
      if (stop !== null) return stop;
      panel.show(screens, presses, (screens * scroller.clip.height) / scroller.size().height);
      const view = readView();
      const button = listPressableButtons(view, findFoldedParts(view)).find(({ el }) => !pressed.has(el));
      if (button === undefined) break;
      const hasFailed = !failedBefore && findFailureWords(view, scroller.clip) !== null;
      if (panel.stopped || hasFailed || presses >= MAX_PRESSES) return finish();
      pressed.add(button.el);
      presses += 1;
      onPress(view, button);
      (button.el as HTMLElement).click(); // an HTML button, as its selector says
      await waitForAnswer(page, button.el, findStop);
    }
    if (panel.stopped || screens >= panel.limit) return finish();
    const isAtEnd = (): boolean => screens * scroller.clip.height >= scroller.size().height;
    if (isAtEnd()) await settler.waitForGrowth();
    if (isAtEnd()) return finish();
  }
}

/** Waits until the button is gone or changed, then until the page is settled. */
async function waitForAnswer(
  { window, readView, settler, panel }: UnfoldedPage,
  el: Element,
  findStop: () => UnfoldStop | null,
): Promise<void> {
  settler.markScrolled();
  const from = window.performance.now();
  const isPressable = (): boolean => {
    const view = readView();
    return (
      getNative(el, 'isConnected') && listPressableButtons(view, findFoldedParts(view)).some((one) => one.el === el)
    );
  };
  do {
    await waitForNextPaint(window);
    if (findStop() !== null || panel.stopped || getTabWindow(window).document.hidden) return;
  } while (isPressable() && window.performance.now() - from < MAX_ANSWER_MS);
  await settler.waitForScreen();
}

/** Returns a function that tells whether the page may have opened a tab since: a person's new tab cannot be told apart. */
async function watchTabs(findOpenedTabs: UnfoldedPage['findOpenedTabs']): Promise<() => Promise<boolean>> {
  const before = await findOpenedTabs();
  return async () => {
    const now = await findOpenedTabs();
    return before === null || now === null || now.some((id) => !before.includes(id));
  };
}

/** Returns a function that compares the page with its present state. */
function watchPage(window: Window, readView: () => PageView, scroller: Scroller): () => UnfoldStop | null {
  const tab = getTabWindow(window);
  const readPages = (): string => [tab, window].map(({ location }) => location.href.replace(/#.*$/s, '')).join(' ');
  const before = {
    pages: readPages(),
    dialogs: new Set(listDialogs(readView())),
    fixedShare: measureFixedShare(window, readView(), scroller.clip),
  };
  return () => {
    if (readPages() !== before.pages) return 'address';
    const view = readView();
    const fixedShare = measureFixedShare(window, view, scroller.clip);
    const isCovered = fixedShare - before.fixedShare >= MIN_COVERED_SHARE;
    return isCovered || listDialogs(view).some((el) => !before.dialogs.has(el)) ? 'dialog' : null;
  };
}

const listDialogs = (view: PageView): Element[] => queryAll(view.document, DIALOG).filter((el) => view.isVisible(el));
