import { ChangeMonitor } from '../../src/capture/fullPage/changeMonitor.ts';
import { waitForTile } from '../../src/capture/fullPage/lazyImages.ts';
import { findScroller, type Point, type Scroller } from '../../src/capture/fullPage/scroller.ts';
import { findStickyElements, type StickyElements } from '../../src/capture/fullPage/stickyElements.ts';
import { computeNextTile, computeTileStep } from '../../src/capture/fullPage/tilePlan.ts';
import { buildTransformations, type ScrollSummary } from '../../src/capture/fullPage/transformations.ts';
import { observe } from '../../src/capture/observe.ts';
import { extractPageText } from '../../src/capture/pageText.ts';
import type { PageView } from '../../src/capture/pageView.ts';
import type { PageSession } from '../../src/messages/pageSession.ts';
import { isOverlayHost, removeOverlays } from '../../src/ui/overlay/overlayHost.ts';
import type { ProgressPanel } from '../../src/ui/overlay/progressPanel.ts';
import { sendObservation, sendTexts } from './capturePost.ts';

/** Result of scrolling through the page. */
interface WalkResult extends ScrollSummary {
  /** The end of the page was not reached: stopped, limit reached, or endless page. */
  readonly inPart: boolean;
  /** Captured content moved, or the page went to another address. */
  readonly moved: boolean;
  readonly changed: boolean;
  /** The window's size or zoom changed before the end. */
  readonly resized: boolean;
}

/** The page to capture, and the progress panel over it. */
interface FullPage {
  readonly window: Window;
  readonly readView: () => PageView;
  readonly panel: ProgressPanel;
  /** The second attempt: a resize then ends the capture with what it has. */
  readonly isRetry: boolean;
}

/** What the two methods need. */
interface WalkContext extends FullPage {
  readonly session: PageSession;
  readonly scroller: Scroller;
  readonly stickyElements: StickyElements;
}

/**
 * Captures a full page: scrolls down screen by screen, shows sticky headers once and waits for images. Restores the page
 * in any case. Firefox takes one screenshot of the whole page after scrolling; elsewhere each screen is a tile. Returns
 * 'resized' to ask for one retry, when the window was resized; nothing is kept then.
 */
export async function captureFullPage(session: PageSession, page: FullPage): Promise<'resized' | undefined> {
  const { window, readView, isRetry } = page;
  session.send({ type: 'begin', mode: 'page', entry: 'page' });
  const method = await session.fullPageMethod;
  const scroller = findScroller(window);
  const start = scroller.position();
  const stickyElements = findStickyElements(window, isOverlayHost);
  const context: WalkContext = { ...page, session, scroller, stickyElements };
  let walk: WalkResult | 'resized' | null = null;
  try {
    walk =
      method === 'page' && scroller.isPage && !scroller.reversed
        ? await scrollThenCapture(context)
        : await captureTiles(context);
  } finally {
    removeOverlays();
    stickyElements.restore();
    scroller.scrollTo(start);
  }
  if (walk === null) return;
  if (walk === 'resized') {
    // `cancelled` is not shown to the person: the caller starts the capture again.
    session.send({ type: 'gaveUp', code: isRetry ? 'window-resized' : 'cancelled' });
    return walk;
  }
  const view = readView();
  const source = sendTexts(session, view, extractPageText(view, null));
  await sendObservation(session, window, observe(view, window.performance, null), {
    rect: null,
    warnings: [
      ...(walk.inPart ? ['page-captured-in-part'] : []),
      ...(walk.resized ? ['window-resized'] : []),
      ...(walk.moved ? ['page-moved'] : []),
      ...(walk.changed ? ['content-changed'] : []),
      ...(walk.imagesMissing > 0 ? ['image-not-loaded'] : []),
      ...session.warnings,
    ],
    pageTransformations: buildTransformations(walk, stickyElements, scroller),
    source,
  });
}

/** Takes one tile per screen. Returns null when the background ended the capture. */
async function captureTiles({
  session,
  window,
  readView,
  panel,
  isRetry,
  scroller,
  stickyElements,
}: WalkContext): Promise<WalkResult | 'resized' | null> {
  const step = computeTileStep(scroller.clip, window.devicePixelRatio);
  const changeMonitor = new ChangeMonitor(window, scroller);
  let imagesMissing = 0;
  for (let at: Point = { x: 0, y: 0 }, screens = 1; ; screens += 1) {
    panel.hide();
    scroller.scrollTo(at);
    const next = computeNextTile(at, step, scroller.size());
    stickyElements.prepare({ first: screens === 1, last: next === null });
    imagesMissing += await waitForTile(window);
    if (!changeMonitor.check(readView())) {
      if (!isRetry || screens === 1) return 'resized';
      return {
        screens: screens - 1,
        imagesMissing,
        inPart: true,
        resized: true,
        ...changeMonitor.getChanges(),
      };
    }
    const freeInMs = await session.shoot(window.location.href, {
      kind: 'tile',
      place: { at: scroller.position(), clip: scroller.clip },
      window: { width: window.innerWidth, height: window.innerHeight },
      page: scroller.size(),
      pixelRatio: window.devicePixelRatio,
    });
    if (freeInMs === null) return null;
    if (next === null || !shouldContinue(panel, screens)) {
      return { screens, imagesMissing, inPart: next !== null, resized: false, ...changeMonitor.getChanges() };
    }
    at = next;
    // Shows the panel while waiting for the screenshot quota.
    panel.show(screens);
    await wait(window, Math.max(PANEL_VISIBLE_MS, freeInMs - PREPARATION_MS));
  }
}

/** Scrolls to the end so that everything loads, then takes one screenshot from the top. */
async function scrollThenCapture({
  session,
  window,
  readView,
  panel,
  isRetry,
  scroller,
}: WalkContext): Promise<WalkResult | 'resized' | null> {
  const step = computeTileStep(scroller.clip, window.devicePixelRatio);
  const changeMonitor = new ChangeMonitor(window, scroller);
  let imagesMissing = 0;
  let screens = 1;
  let next: Point | null = { x: 0, y: 0 };
  for (; next !== null; screens += 1) {
    panel.show(screens);
    scroller.scrollTo(next);
    imagesMissing += await waitForTile(window);
    if (window.document.hidden) {
      // A hidden tab is not drawn, and the screenshot would be refused at the end.
      session.send({ type: 'gaveUp', code: 'tab-changed' });
      return null;
    }
    next = computeNextTile({ x: 0, y: next.y }, { ...step, width: Number.POSITIVE_INFINITY }, scroller.size());
    if (!shouldContinue(panel, screens)) break;
  }
  removeOverlays();
  scroller.scrollTo({ x: 0, y: 0 });
  await waitForTile(window);
  const resized = !changeMonitor.check(readView());
  if (resized && !isRetry) return 'resized';
  const { width, height } = scroller.size();
  const freeInMs = await session.shoot(window.location.href, {
    kind: 'page',
    page: { width, height: next === null ? height : next.y },
    pixelRatio: window.devicePixelRatio,
  });
  // `moved` is false: one screenshot shows everything at its final place.
  return freeInMs === null
    ? null
    : {
        screens,
        imagesMissing,
        inPart: next !== null,
        moved: false,
        changed: changeMonitor.getChanges().changed,
        resized,
      };
}

/** Returns false when the person stopped the capture or the limit is reached. */
const shouldContinue = ({ stopped, limit }: ProgressPanel, screens: number): boolean => !stopped && screens < limit;

/** Time to scroll, hide elements and paint the next screen. */
const PREPARATION_MS = 150;
/** Minimum time to see the panel and press « Arrêter »: a slow machine never waits for the quota. */
const PANEL_VISIBLE_MS = 150;

function wait(window: Window, ms: number): Promise<void> {
  return new Promise((resolve) => window.setTimeout(resolve, ms));
}
