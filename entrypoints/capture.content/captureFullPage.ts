import { describeFolded, FoldedCounter, findFoldedParts } from '../../src/capture/folded/foldedParts.ts';
import type { UnfoldLog } from '../../src/capture/folded/unfoldLog.ts';
import { ChangeMonitor } from '../../src/capture/fullPage/changeMonitor.ts';
import { ContentActivity } from '../../src/capture/fullPage/contentActivity.ts';
import { findScroller, measureContent } from '../../src/capture/fullPage/scroller.ts';
import { PageSettler } from '../../src/capture/fullPage/settle.ts';
import { findStickyElements } from '../../src/capture/fullPage/stickyElements.ts';
import { buildTransformations } from '../../src/capture/fullPage/transformations.ts';
import { listWalkWarnings, type PageWalk, type WalkPace, type WalkResult } from '../../src/capture/fullPage/walk.ts';
import { hasLoginWall, isTextBlurred } from '../../src/capture/hiddenContent.ts';
import { observe } from '../../src/capture/observe.ts';
import { extractPageText } from '../../src/capture/pageText.ts';
import type { PageView } from '../../src/capture/pageView.ts';
import { waitUntilShown } from '../../src/capture/waitUntilShown.ts';
import type { PageSession } from '../../src/messages/pageSession.ts';
import { isOverlayHost, removeOverlays } from '../../src/ui/overlay/overlayHost.ts';
import type { ProgressPanel } from '../../src/ui/overlay/progressPanel.ts';
import { captureTiles } from './capturePageTiles.ts';
import { sendObservation, sendTexts } from './capturePost.ts';
import { drawWholePage } from './drawWholePage.ts';

/** How a capture ends while its tab is hidden. */
const HIDDEN_TAB_CODES = new Set<string>(['tab-changed', 'interrupted']);

/** The page to capture, and the progress panel over it. */
interface FullPage {
  readonly window: Window;
  readonly readView: () => PageView;
  readonly panel: ProgressPanel;
  readonly pace: WalkPace;
  readonly unfoldLog: UnfoldLog;
  /** The attempt stored while the person was asked whether to unfold. */
  readonly insteadOf?: string;
}

/**
 * Captures a full page: scrolls down screen by screen, shows sticky headers once and waits until each screen is drawn.
 * Restores the page in any case. Firefox takes one screenshot of the whole page after scrolling, unless the page removes
 * what is out of view; elsewhere each screen is a tile. Returns the pace of another attempt when this one was too fast
 * for the page or the window was resized; nothing is kept then.
 */
export async function captureFullPage(session: PageSession, page: FullPage): Promise<WalkPace | undefined> {
  const { window, readView, panel, pace, unfoldLog, insteadOf } = page;
  const earlier = pace.insteadOf ?? insteadOf;
  const again = earlier === undefined ? {} : { insteadOf: earlier };
  session.send({ type: 'begin', mode: 'page', entry: 'page', ...again });
  const method = await session.fullPageMethod;
  const scroller = findScroller(window);
  const start = scroller.position();
  const activity = new ContentActivity(window, readView, scroller, isOverlayHost);
  const isStopped = (): boolean => panel.stopped;
  let wasHidden = window.document.hidden;
  let isLeft = false;
  const listening = new AbortController();
  const { signal } = listening;
  window.document.addEventListener('visibilitychange', () => (wasHidden = true), { signal });
  // A page that is left is hidden too, just after this event. Firefox may keep it, with its port open.
  const end = (): void => {
    isLeft = true;
    session.send({ type: 'gaveUp', code: 'tab-changed' });
  };
  window.addEventListener('pagehide', end, { signal });
  const walk: PageWalk = {
    window,
    readView,
    panel,
    session,
    pace,
    scroller,
    activity,
    stickyElements: findStickyElements(window, isOverlayHost),
    changeMonitor: new ChangeMonitor(window, scroller),
    settler: new PageSettler({ window, readView, scroller, activity, latencyMs: pace.latencyMs, isStopped }),
    folded: new FoldedCounter(),
    isOurs: isOverlayHost,
  };
  const drawsWholePage = method === 'page' && scroller.isPage && !scroller.reversed && !pace.tiles;
  try {
    let result: WalkResult | WalkPace | null = null;
    try {
      result = drawsWholePage ? await drawWholePage(walk) : await captureTiles(walk);
    } finally {
      removeOverlays();
      walk.stickyElements.restore();
      scroller.scrollTo(start);
    }
    if (result === null) return await resumeAfterHidden(session, page, () => wasHidden && !isLeft);
    if (!('latencyMs' in result)) return await sendFullPage(session, walk, result, unfoldLog);
    // `cancelled` is not shown to the person: the caller starts the capture again.
    session.send({ type: 'gaveUp', code: 'cancelled' });
    return result;
  } finally {
    activity.stop();
    listening.abort();
  }
}

/**
 * The tab was hidden at the moment of a screenshot, or so long that the browser stopped the background: waits until it is
 * shown, and has the capture start again.
 */
async function resumeAfterHidden(
  session: PageSession,
  { window, panel, pace }: FullPage,
  wasHidden: () => boolean,
): Promise<WalkPace | undefined> {
  const ending = await session.ended;
  if (!wasHidden() || ending.type !== 'refused' || !HIDDEN_TAB_CODES.has(ending.code)) return;
  await waitUntilShown(window, panel);
  if (panel.stopped) return;
  return { ...pace, ...(session.attempt !== null && { insteadOf: session.attempt }) };
}

async function sendFullPage(
  session: PageSession,
  { window, readView, activity, stickyElements, scroller, folded: parts }: PageWalk,
  result: WalkResult,
  unfoldLog: UnfoldLog,
): Promise<undefined> {
  const view = readView();
  const folded = describeFolded(parts.count(findFoldedParts(view)));
  const source = sendTexts(session, view, extractPageText(view, null));
  // The words are read after the pictures: those that changed meanwhile are not the same in both.
  const changed = result.changed || activity.capturedWordChanges > 0;
  await sendObservation(session, window, observe(view, window.performance, null), {
    rect: null,
    warnings: [
      ...listWalkWarnings({ ...result, changed }),
      ...folded.warnings,
      ...(isTextBlurred(window, view, measureContent(scroller)) ? ['content-blurred'] : []),
      ...(hasLoginWall(window, view) ? ['login-wall'] : []),
      ...session.warnings,
    ],
    pageTransformations: [...buildTransformations(result, stickyElements, scroller), ...folded.transformations],
    source,
    unfolded: unfoldLog.describe(view, null),
  });
}
