import { listPressableButtons } from '../../src/capture/folded/allowedButtons.ts';
import { countFolded, findFoldedParts } from '../../src/capture/folded/foldedParts.ts';
import type { UnfoldLog } from '../../src/capture/folded/unfoldLog.ts';
import { type UnfoldStop, unfoldPage } from '../../src/capture/folded/unfoldPage.ts';
import { ContentActivity } from '../../src/capture/fullPage/contentActivity.ts';
import { findScroller, findScrollerAround } from '../../src/capture/fullPage/scroller.ts';
import { PageSettler } from '../../src/capture/fullPage/settle.ts';
import { getTabWindow } from '../../src/capture/iframes.ts';
import type { PageView } from '../../src/capture/pageView.ts';
import { findPosts } from '../../src/capture/sites/registry.ts';
import { waitForFocus } from '../../src/capture/waitForFocus.ts';
import type { Words } from '../../src/ui/locales/index.ts';
import { buildUnfoldOfferText } from '../../src/ui/locales/overlayText.ts';
import { isOverlayHost } from '../../src/ui/overlay/overlayHost.ts';
import type { ProgressPanel } from '../../src/ui/overlay/progressPanel.ts';
import { offerUnfolding } from '../../src/ui/overlay/unfoldOffer.ts';
import type { ChoiceTracker } from './choiceTracker.ts';

interface FoldedPage {
  /** The page's, or that of the iframe that has the posts. */
  readonly window: Window;
  readonly readView: () => PageView;
  readonly words: Words;
  readonly choices: ChoiceTracker;
  readonly unfoldLog: UnfoldLog;
  /** Returns null when another capture runs. */
  openPanel(): ProgressPanel | null;
  closePanel(): void;
}

interface UnfoldResult {
  /** What the capture sends, so that it replaces the attempt stored meanwhile. */
  readonly attempt: { readonly insteadOf?: string };
  /** Why nothing is captured; null otherwise. */
  readonly stop: `unfold-${UnfoldStop}` | 'cancelled' | null;
}

/**
 * Asks the person whether to unfold, on a page that folds something and whose buttons may be pressed, and does so at
 * their word. Returns null when they cancelled.
 */
export async function unfoldFirst(page: FoldedPage): Promise<UnfoldResult | null> {
  const { window, readView, words, choices } = page;
  const view = readView();
  const parts = findFoldedParts(view);
  const pressable = listPressableButtons(view, parts).length;
  if (pressable === 0) return { attempt: {}, stop: null };
  const tab = getTabWindow(window);
  await waitForFocus(tab);
  const choice = choices.begin();
  const text = buildUnfoldOfferText(words, countFolded(parts), { pressable, found: parts.length });
  const answer = await offerUnfolding(tab, text, choice.signal);
  if (answer === null) {
    await choices.cancel(choice);
    return null;
  }
  const attempt = await choices.complete(choice);
  return { attempt, stop: answer === 'unfold' ? await unfold(page) : null };
}

/** Restores the scroll position afterwards. */
async function unfold({
  window,
  readView,
  unfoldLog,
  openPanel,
  closePanel,
}: FoldedPage): Promise<UnfoldResult['stop']> {
  const panel = openPanel();
  if (panel === null) return 'cancelled';
  const [first] = findPosts(readView());
  const scroller = first === undefined ? findScroller(window) : findScrollerAround(window, first.el);
  const start = scroller.position();
  const activity = new ContentActivity(window, readView, scroller, isOverlayHost);
  const isStopped = (): boolean => panel.stopped;
  try {
    const stop = await unfoldPage({
      window,
      readView,
      scroller,
      settler: new PageSettler({ window, readView, scroller, activity, latencyMs: 0, isStopped }),
      panel,
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
    scroller.scrollTo(start);
  }
}
