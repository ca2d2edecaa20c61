import { closestAcrossShadows } from '../dom/domTree.ts';
import { normaliseLabel } from '../dom/foldedControls.ts';
import { getTabWindow } from '../dom/iframes.ts';
import type { PageView } from '../dom/pageView.ts';
import { type PausedPanel, waitForNextPaint, waitUntilShown } from '../dom/pageWaits.ts';
import { getAttribute, getLocalName, getNative, getTextContent, matches, queryAll } from '../dom/safeDom.ts';
import type { PressedButton, Unfolding } from '../domain/item/item.ts';
import { findPosts, listMatchingPlatforms, readPostKey } from '../platforms/reading/pagePosts.ts';
import { type FoldedPart, findFoldedParts } from './foldedParts.ts';
import type { PageSettler } from './fullPage/settle.ts';
import { MIN_COVERED_SHARE, measureFixedShare } from './hiddenContent.ts';
import { findFailureWords } from './pendingContent.ts';
import type { Scroller } from './scroller.ts';

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
 * Presses the allowed buttons of a page, each once, and scrolls on until no further one appears. Presses none while the
 * tab is hidden. Ends when the person stops it, a limit is reached, or the site shows an error. Returns what stopped it
 * against its promise; null otherwise.
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

/** Returns a function: whether the page may have opened a tab since: a person's new tab cannot be told apart. */
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

/** A button that may be pressed, and the folded part that it unfolds. */
interface PressableButton {
  readonly el: Element;
  readonly label: string;
  readonly part: FoldedPart;
}

const BUTTON = 'button, [role="button"], tp-yt-paper-button';
/** A press there may send a form, follow a link, or change a field. */
const AROUND_EXCLUDED = 'a, area, form, label, [contenteditable]:not([contenteditable="false"])';
/** A button that acts elsewhere, opens something, is already open, or does nothing. */
const EXCLUDED =
  '[form], [formaction], [popovertarget], [commandfor], [disabled], [aria-disabled="true"], [aria-haspopup]:not([aria-haspopup="false"]), [aria-expanded="true"]';
const MAX_LABEL_CHARS = 160;

/** Lists allowed buttons of these parts. Empty over http, on another host than the reader's, or without a reader. */
export function listPressableButtons(view: PageView, parts: readonly FoldedPart[]): PressableButton[] {
  const allowed = listAllowed(view);
  if (allowed.length === 0) return [];
  return parts.flatMap((part): PressableButton[] => {
    for (const { selector, label: pattern } of allowed) {
      const candidates = [part.el, ...queryAll(part.el, selector)];
      for (const el of candidates) {
        const label = readLabel(el);
        if (matches(el, selector) && pattern.test(label) && isPlainButton(el, view)) return [{ el, label, part }];
      }
    }
    return [];
  });
}

function listAllowed(view: PageView) {
  if (view.url.protocol !== 'https:') return [];
  const host = view.url.hostname.replace(/^www\./, '');
  return listMatchingPlatforms(view).flatMap(({ unfold }) => (unfold?.hosts.includes(host) ? unfold.buttons : []));
}

function isPlainButton(el: Element, view: PageView): boolean {
  if (!matches(el, BUTTON) || matches(el, EXCLUDED) || !view.isVisible(el)) return false;
  return getLocalName(el) !== 'a' && closestAcrossShadows(el, AROUND_EXCLUDED) === null;
}

function readLabel(el: Element): string {
  const shown = getTextContent(el).trim() === '' ? (getAttribute(el, 'aria-label') ?? '') : getTextContent(el);
  const words = normaliseLabel(shown);
  return words.length <= MAX_LABEL_CHARS ? words : '';
}

/** A press, and the post that it belongs to. */
interface LoggedPress extends PressedButton {
  readonly post: Element | null;
  /** The post's native id: a virtual list may show the post in another element later. */
  readonly key: string | null;
  readonly page: string;
}

/** The fiche lists at most this many presses of one item; all are counted. */
const MAX_LISTED = 1_000;

/** The buttons that were pressed on a page, for the items captured afterwards while the page stays open. */
export class UnfoldLog {
  readonly #presses: LoggedPress[] = [];

  add(view: PageView, label: string, post: Element | null): void {
    const at = view.clock.now.toISOString();
    this.#presses.push({ label, at, post, key: readKey(view, post), page: getPage(view) });
  }

  /** Returns what the item of `post`, or of the whole page (null), states; undefined when nothing was pressed. */
  describe(view: PageView, post: Element | null): Unfolding | undefined {
    const presses = this.#presses.filter(({ page }) => page === getPage(view));
    if (presses.length === 0) return undefined;
    const key = post && readKey(view, post);
    const own = presses.filter(
      (press) => post === null || (press.key === null ? press.post === post : press.key === key),
    );
    return { total: presses.length, pressed: own.slice(0, MAX_LISTED).map(({ label, at }) => ({ label, at })) };
  }
}

function readKey(view: PageView, post: Element | null): string | null {
  const found = findPosts(view).find(({ el }) => el === post);
  return found === undefined ? null : readPostKey(found, view);
}

/** The address without its fragment, which buttons may change. */
const getPage = ({ url }: PageView): string => url.href.slice(0, url.href.length - url.hash.length);
