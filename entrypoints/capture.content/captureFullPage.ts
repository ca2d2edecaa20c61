import { observe } from '../../src/capture/observe.ts';
import { pageText } from '../../src/capture/text.ts';
import type { PageView } from '../../src/capture/view.ts';
import { changesOnTheWay, type Gone } from '../../src/capture/whole/changes.ts';
import { Going } from '../../src/capture/whole/going.ts';
import { tileRendered } from '../../src/capture/whole/images.ts';
import { type Pinned, pinnedOn } from '../../src/capture/whole/pinned.ts';
import { nextTile, tileStep } from '../../src/capture/whole/plan.ts';
import { type Point, type Scroller, scrollerOf } from '../../src/capture/whole/scroller.ts';
import type { PageSession } from '../../src/messages/pageSession.ts';
import { hideAll, isOurs } from '../../src/ui/page/layer.ts';
import type { ProgressPanel } from '../../src/ui/page/progress.ts';
import { sendObservation, sendTexts } from './capturePost.ts';

/** What came of going down the page. */
interface WalkResult extends Gone {
  /** The end of the page was not reached: stopped, at the limit, or it grew without end. */
  readonly inPart: boolean;
  /** What was taken already left its place, or the page went to another address. */
  readonly moved: boolean;
  readonly changed: boolean;
  /** The window had another size or zoom before the end. */
  readonly resized: boolean;
}

/** The page, seen anew at each look, with our panel over it. */
interface FullPage {
  readonly window: Window;
  readonly readView: () => PageView;
  readonly panel: ProgressPanel;
  /** A window that then has another size or zoom ends it there, with what is taken. */
  readonly isRetry: boolean;
}

/** What a walk goes over. */
interface WalkContext extends FullPage {
  readonly session: PageSession;
  readonly scroller: Scroller;
  readonly stickyElements: Pinned;
}

/**
 * Tells the background a whole page: down it screen by screen, headers shown once, images awaited; everything put back
 * as it was, whatever happens. Firefox draws the page in one call after the walk; elsewhere each screen is a tile.
 * « resized »: nothing is kept, it is to be begun again; `last`: it was.
 */
export async function captureFullPage(session: PageSession, page: FullPage): Promise<'resized' | undefined> {
  const { window, readView, isRetry } = page;
  session.send({ type: 'begin', mode: 'page', entry: 'page' });
  const method = await session.fullPageMethod;
  const scroller = scrollerOf(window);
  const start = scroller.position();
  const stickyElements = pinnedOn(window, isOurs);
  const context: WalkContext = { ...page, session, scroller, stickyElements };
  let walk: WalkResult | 'resized' | null = null;
  try {
    walk =
      method === 'page' && scroller.isPage && !scroller.reversed
        ? await scrollThenCapture(context)
        : await captureTiles(context);
  } finally {
    hideAll();
    stickyElements.restore();
    scroller.scrollTo(start);
  }
  if (walk === null) return;
  if (walk === 'resized') {
    // Once more from the beginning, and nothing is said; the second time what happened is.
    session.send({ type: 'gaveUp', code: isRetry ? 'window-resized' : 'cancelled' });
    return walk;
  }
  const view = readView();
  const source = sendTexts(session, view, pageText(view, null));
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
    pageTransformations: changesOnTheWay(walk, stickyElements, scroller),
    source,
  });
}

/** One tile a screen; null when the capture ended on the other side. */
async function captureTiles({
  session,
  window,
  readView,
  panel,
  isRetry,
  scroller,
  stickyElements,
}: WalkContext): Promise<WalkResult | 'resized' | null> {
  const step = tileStep(scroller.clip, window.devicePixelRatio);
  const changeMonitor = new Going(window, scroller);
  let imagesMissing = 0;
  for (let at: Point = { x: 0, y: 0 }, screens = 1; ; screens += 1) {
    panel.hide();
    scroller.scrollTo(at);
    const next = nextTile(at, step, scroller.size());
    stickyElements.prepare({ first: screens === 1, last: next === null });
    imagesMissing += await tileRendered(window);
    if (!changeMonitor.on(readView())) {
      if (!isRetry || screens === 1) return 'resized';
      return { screens: screens - 1, imagesMissing, inPart: true, resized: true, ...changeMonitor.seen() };
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
      return { screens, imagesMissing, inPart: next !== null, resized: false, ...changeMonitor.seen() };
    }
    at = next;
    // The panel shows while the quota keeps us waiting anyway.
    panel.show(screens);
    await wait(window, Math.max(PANEL_VISIBLE_MS, freeInMs - PREPARATION_MS));
  }
}

/** Down to the end so that everything loads, then one picture from the top. */
async function scrollThenCapture({
  session,
  window,
  readView,
  panel,
  isRetry,
  scroller,
}: WalkContext): Promise<WalkResult | 'resized' | null> {
  const step = tileStep(scroller.clip, window.devicePixelRatio);
  const changeMonitor = new Going(window, scroller);
  let imagesMissing = 0;
  let screens = 1;
  let next: Point | null = { x: 0, y: 0 };
  for (; next !== null; screens += 1) {
    panel.show(screens);
    scroller.scrollTo(next);
    imagesMissing += await tileRendered(window);
    if (window.document.hidden) {
      // Behind another tab nothing is drawn, and the picture would be refused in the end.
      session.send({ type: 'gaveUp', code: 'tab-changed' });
      return null;
    }
    next = nextTile({ x: 0, y: next.y }, { ...step, width: Number.POSITIVE_INFINITY }, scroller.size());
    if (!shouldContinue(panel, screens)) break;
  }
  hideAll();
  scroller.scrollTo({ x: 0, y: 0 });
  await tileRendered(window);
  const resized = !changeMonitor.on(readView());
  if (resized && !isRetry) return 'resized';
  const { width, height } = scroller.size();
  const taken = await session.shoot(window.location.href, {
    kind: 'page',
    page: { width, height: next === null ? height : next.y },
    pixelRatio: window.devicePixelRatio,
  });
  // Drawn at once: what moved on the way down is drawn where it stands now.
  return taken === null
    ? null
    : {
        screens,
        imagesMissing,
        inPart: next !== null,
        moved: false,
        changed: changeMonitor.seen().changed,
        resized,
      };
}

/** False: the person stopped it, or the limit is reached. */
const shouldContinue = ({ stopped, limit }: ProgressPanel, screens: number): boolean =>
  !stopped && screens < limit;

/** Scrolling, hiding and painting the next screen. */
const PREPARATION_MS = 150;
/** For a person to see the panel, and to press « Arrêter »: a slow machine never waits for the quota. */
const PANEL_VISIBLE_MS = 150;

function wait(window: Window, ms: number): Promise<void> {
  return new Promise((resolve) => window.setTimeout(resolve, ms));
}
