import { getTabWindow } from '../dom/iframes.ts';
import type { PageView } from '../dom/pageView.ts';
import { waitForDrawnFrame, waitForFocus } from '../dom/pageWaits.ts';
import { pickMarkColours } from '../domain/capture/coverMarks.ts';
import { MAX_PAGE_SCREENS, MAX_THREAD_SCREENS } from '../domain/shared/limits.ts';
import { isOverlayHost, removeOverlays } from '../overlay/overlayHost.ts';
import {
  buildProgressText,
  buildStartOfferText,
  buildThreadProgressText,
  buildUnfoldProgressText,
  formatThreadOutcome,
} from '../overlay/overlayText.ts';
import {
  DEFAULT_SCREEN_LIMIT,
  openProgressPanel,
  type ProgressPanel,
  type ProgressText,
} from '../overlay/progressPanel.ts';
import { offerStart } from '../overlay/toast.ts';
import { findPosts } from '../platforms/reading/pagePosts.ts';
import type { OverlayWords } from '../ui/locales/overlayWords.ts';
import type { CaptureRun, CaptureRuns } from './captureRuns.ts';
import type { ChoiceTracker } from './choiceTracker.ts';
import { countFolded, findFoldedParts } from './foldedParts.ts';
import { captureFullPage } from './fullPage/captureFullPage.ts';
import { ContentActivity } from './fullPage/contentActivity.ts';
import { PageSettler } from './fullPage/settle.ts';
import type { PageConnections } from './pageSession.ts';
import type { PageViews } from './pageSurvey.ts';
import { findScroller, findScrollerAround, type Scroller } from './scroller.ts';
import { captureThread } from './thread/captureThread.ts';
import { listPressableButtons, type UnfoldLog, type UnfoldStop, unfoldPage } from './unfoldPage.ts';

export interface LongCaptureDependencies {
  readonly window: Window;
  readonly words: OverlayWords;
  readonly views: PageViews;
  readonly choices: ChoiceTracker;
  readonly unfoldLog: UnfoldLog;
  readonly runs: CaptureRuns;
  readonly connections: Pick<PageConnections, 'ask' | 'ids'>;
}

/** Captures that scroll, with a progress panel or a cover over the page. */
export class LongCaptures {
  readonly #deps: LongCaptureDependencies;

  constructor(deps: LongCaptureDependencies) {
    this.#deps = deps;
  }

  async captureFullPage(): Promise<void> {
    const { window, words, views, unfoldLog, runs } = this.#deps;
    const prepared = await this.#prepare(window, 'page');
    if (prepared === null) return;
    let { isCovered, toEnd } = prepared;
    let coverRemoved = false;
    const run: CaptureRun = (session, pace) => {
      const panel = this.#openPanel(buildProgressText(words), MAX_PAGE_SCREENS, { isCovered, toEnd });
      const page = { window, readView: () => views.of(), panel, pace, unfoldLog, ...prepared.attempt };
      return captureFullPage(session, page).finally(() => {
        // The next attempt goes on as this one.
        isCovered ||= panel.cover.isOn;
        toEnd ||= isCovered;
        coverRemoved ||= panel.cover.wasRemoved;
        this.#closePanel();
      });
    };
    await runs.capture(run, { note: () => (coverRemoved ? runs.notices.text.coverRemoved : '') });
  }

  /** Captures every post in its own session, then shows one toast for all. */
  async captureThread(): Promise<void> {
    const { window, words, views, unfoldLog, runs, connections } = this.#deps;
    const { notices } = runs;
    const thread = views.threadWindow();
    const prepared = await this.#prepare(thread, 'thread');
    if (prepared === null) return;
    await runs.occupy(async () => {
      const panel = this.#openPanel(buildThreadProgressText(words), MAX_THREAD_SCREENS, prepared);
      try {
        await waitForFocus(window);
        const page = getTabWindow(thread).location.href.replace(/#.*$/s, '');
        const start = { unfoldLog, page, connections, ...prepared.attempt };
        const open = () => runs.openSession();
        const end = await captureThread(open, thread, () => views.of(thread), panel, start);
        const current = notices.mayName ? end.current : null;
        const outcome = { ...end, current, coverRemoved: panel.cover.wasRemoved };
        const whole = end.kept > 0 && end.missed + end.partial === 0 && !end.isPartial && end.refusal === null;
        notices.show(whole ? 'saved' : 'sorry', formatThreadOutcome(words, outcome));
      } catch (error) {
        console.error(error);
        notices.showRefusal('interrupted');
      } finally {
        this.#closePanel();
      }
    });
  }

  /** Asks what the person decides before a long capture. Returns null when no capture follows. */
  async #prepare(window: Window, entry: 'page' | 'thread'): Promise<PreparedCapture | null> {
    const { words, views, choices, unfoldLog, runs, connections } = this.#deps;
    const endLimit = entry === 'page' ? MAX_PAGE_SCREENS : MAX_THREAD_SCREENS;
    const prepared = await prepareCapture({
      window,
      readView: () => views.of(window),
      words,
      choices,
      unfoldLog,
      findOpenedTabs: () => connections.ask({ type: 'findOpenedTabs' }),
      openPanel: (start) => (runs.isBusy ? null : this.#openPanel(buildUnfoldProgressText(words), endLimit, start)),
      closePanel: () => this.#closePanel(),
    });
    if (prepared === null || prepared.stop === null) return prepared;
    const { stop, attempt } = prepared;
    await runs.capture(async (session) => {
      session.send({ type: 'begin', mode: entry === 'page' ? 'page' : 'post', entry, ...attempt });
      session.send({ type: 'gaveUp', code: stop });
    });
    return null;
  }

  #openPanel(text: ProgressText, endLimit: number, { isCovered, toEnd }: PanelStart): ProgressPanel {
    const { window, runs, connections } = this.#deps;
    removeOverlays();
    const panel = openProgressPanel(window, text, {
      limit: toEnd ? endLimit : DEFAULT_SCREEN_LIMIT,
      endLimit,
      isCovered,
      colours: pickMarkColours(connections.ids.uuid()),
      waitForPaint: () => waitForDrawnFrame(window),
    });
    runs.panel = panel;
    return panel;
  }

  #closePanel(): void {
    const { runs } = this.#deps;
    runs.panel?.remove();
    runs.panel = null;
  }
}

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
interface PanelStart {
  readonly isCovered: boolean;
  /** Go as far as possible, not only over the first screens. */
  readonly toEnd: boolean;
}

interface PreparedCapture extends PanelStart {
  /** What the capture sends, so that it replaces the attempt stored meanwhile. */
  readonly attempt: { readonly insteadOf?: string };
  /** Why nothing is captured; null otherwise. */
  readonly stop: `unfold-${UnfoldStop}` | 'cancelled' | null;
}

/**
 * Asks the person, on a page that is long or whose folded parts may be opened, how far to go, whether to hide the page
 * and whether to unfold first. Unfolds at their word. Returns null when they cancelled.
 */
async function prepareCapture(page: LongPage): Promise<PreparedCapture | null> {
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
  const facts = {
    folded: countFolded(parts),
    originals: parts.filter(({ kind }) => kind === 'original').length,
    pressable,
    found: parts.length,
    screens,
    limit: DEFAULT_SCREEN_LIMIT,
  };
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
  return first === undefined ? findScroller(window, []) : findScrollerAround(window, first.el);
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
      settler: new PageSettler({ window, readView, scroller, activity, reactionMs: 0, isStopped }),
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
