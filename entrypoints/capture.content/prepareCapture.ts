import { listPressableButtons } from '../../src/capture/folded/allowedButtons.ts';
import { countFolded, findFoldedParts } from '../../src/capture/folded/foldedParts.ts';
import type { UnfoldLog } from '../../src/capture/folded/unfoldLog.ts';
import { type UnfoldStop, unfoldPage } from '../../src/capture/folded/unfoldPage.ts';
import { ContentActivity } from '../../src/capture/fullPage/contentActivity.ts';
import { findScroller, findScrollerAround, type Scroller } from '../../src/capture/fullPage/scroller.ts';
import { PageSettler } from '../../src/capture/fullPage/settle.ts';
import { getTabWindow } from '../../src/capture/iframes.ts';
import type { PageView } from '../../src/capture/pageView.ts';
import { findPosts } from '../../src/capture/sites/registry.ts';
import { waitForFocus } from '../../src/capture/waitForFocus.ts';
import { buildStartOfferText } from '../../src/ui/locales/overlayText.ts';
import type { OverlayWords } from '../../src/ui/locales/overlayWords.ts';
import { isOverlayHost } from '../../src/ui/overlay/overlayHost.ts';
import { DEFAULT_SCREEN_LIMIT, type ProgressPanel } from '../../src/ui/overlay/progressPanel.ts';
import { offerStart } from '../../src/ui/overlay/startOffer.ts';
import type { ChoiceTracker } from './choiceTracker.ts';

interface LongPage {
  /** The page's, or that of the iframe that has the posts. */
  readonly window: Window;
  readonly readView: () => PageView;
  readonly words: OverlayWords;
  readonly choices: ChoiceTracker;
  readonly unfoldLog: UnfoldLog;
  findOpenedTabs(): Promise<readonly number[] | null>;
  /** Returns null when another capture runs. */
  openPanel(start: PanelStart): ProgressPanel | null;
  closePanel(): void;
}

/** How the progress of a long capture is shown. */
export interface PanelStart {
  readonly isCovered: boolean;
  /** Go as far as possible, not only over the first screens. */
  readonly toEnd: boolean;
}

export interface PreparedCapture extends PanelStart {
  /** What the capture sends, so that it replaces the attempt stored meanwhile. */
  readonly attempt: { readonly insteadOf?: string };
  /** Why nothing is captured; null otherwise. */
  readonly stop: `unfold-${UnfoldStop}` | 'cancelled' | null;
}

/**
 * Asks the person, on a page that is long or whose folded parts may be opened, how far to go, whether to hide the page and
 * whether to unfold first. Unfolds at their word. Returns null when they cancelled.
 */
export async function prepareCapture(page: LongPage): Promise<PreparedCapture | null> {
  const { window, readView, words, choices } = page;
  const view = readView();
  const parts = findFoldedParts(view);
  const pressable = listPressableButtons(view, parts).length;
  const { clip, size } = findPostScroller(window, view);
  const screens = Math.ceil(size().height / Math.max(1, clip.height));
  if (pressable === 0 && screens <= DEFAULT_SCREEN_LIMIT)
    return { attempt: {}, stop: null, isCovered: false, toEnd: false };
  const tab = getTabWindow(window);
  await waitForFocus(tab);
  const choice = choices.begin();
  const facts = { folded: countFolded(parts), pressable, found: parts.length, screens, limit: DEFAULT_SCREEN_LIMIT };
  const answer = await offerStart(tab, buildStartOfferText(words, facts), choice.signal);
  if (answer === null) {
    await choices.cancel(choice);
    return null;
  }
  const attempt = await choices.complete(choice);
  return { ...answer, attempt, stop: answer.unfolds ? await unfold(page, answer) : null };
}

function findPostScroller(window: Window, view: PageView): Scroller {
  const [first] = findPosts(view);
  return first === undefined ? findScroller(window) : findScrollerAround(window, first.el);
}

/** Restores the scroll position afterwards. */
async function unfold(page: LongPage, start: PanelStart): Promise<PreparedCapture['stop']> {
  const { window, readView, unfoldLog, findOpenedTabs, openPanel, closePanel } = page;
  const panel = openPanel(start);
  if (panel === null) return 'cancelled';
  const scroller = findPostScroller(window, readView());
  const position = scroller.position();
  const activity = new ContentActivity(window, readView, scroller, isOverlayHost);
  const isStopped = (): boolean => panel.stopped;
  try {
    const stop = await unfoldPage({
      window,
      readView,
      scroller,
      settler: new PageSettler({ window, readView, scroller, activity, latencyMs: 0, isStopped }),
      panel,
      findOpenedTabs,
      onPress: (view, { label, part }) => unfoldLog.add(view, label, part.post),
    });
    return stop && `unfold-${stop}`;
  } catch (error) {
    // A button may have removed the whole document.
    console.error(error);
    return 'unfold-address';
  } finally {
    activity.stop();
    closePanel();
    scroller.scrollTo(position);
  }
}
