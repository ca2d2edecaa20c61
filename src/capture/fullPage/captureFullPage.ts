import { isPinchZoomed } from '../../dom/geometry.ts';
import { listReadableWindows } from '../../dom/iframes.ts';
import { hasLoadingImage } from '../../dom/loadingImages.ts';
import type { PageView } from '../../dom/pageView.ts';
import { REACTION_MS, TabVisibility, waitForTile, waitUntilShown } from '../../dom/pageWaits.ts';
import { closest, getNative, getProperty, matches, queryAll } from '../../dom/safeDom.ts';
import { isOverlayHost, removeOverlays } from '../../overlay/overlayHost.ts';
import type { ProgressPanel } from '../../overlay/progressPanel.ts';
import { findPosts } from '../../platforms/reading/pagePosts.ts';
import { sendMeasures, sendReading, sendTexts, takeSource } from '../capturePost.ts';
import { watchWords } from '../contentWatcher.ts';
import { describeFolded, FoldedCounter, findFoldedParts } from '../foldedParts.ts';
import { hasLoginWall, isAreaCovered, isTextBlurred, MIN_COVERED_SHARE } from '../hiddenContent.ts';
import { readLooks, takeUnchanged } from '../looks.ts';
import { extractPageText, observe } from '../observe.ts';
import type { PageSession } from '../pageSession.ts';
import {
  findPane,
  findScroller,
  isMovedOut,
  isOutOfBox,
  isScrollablePane,
  measureContent,
  type Point,
  type Scroller,
} from '../scroller.ts';
import { findStickyElements } from '../stickyElements.ts';
import type { UnfoldLog } from '../unfoldPage.ts';
import {
  type ContentSample,
  captureTiles,
  compareSamples,
  computeNextTile,
  computeTileStep,
  sampleContent,
} from './capturePageTiles.ts';
import { ContentActivity } from './contentActivity.ts';
import {
  buildTransformations,
  ChangeMonitor,
  computeNextPace,
  listWalkWarnings,
  type PageWalk,
  shouldContinue,
  type WalkPace,
  type WalkResult,
} from './pageWalk.ts';
import { PageSettler, type UnsettledCause } from './settle.ts';

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
 * Restores the page in any case. Firefox takes one screenshot of the whole page after scrolling, unless the page
 * removes what is out of view; elsewhere each screen is a tile. Returns the pace of another attempt when this one was
 * too fast for the page or the window was resized; nothing is kept then.
 */
export async function captureFullPage(session: PageSession, page: FullPage): Promise<WalkPace | undefined> {
  const { window, readView, panel, pace, unfoldLog, insteadOf } = page;
  const earlier = pace.insteadOf ?? insteadOf;
  const attempt = { ...(earlier !== undefined && { insteadOf: earlier }), ...(pace.again && { again: pace.again }) };
  session.send({ type: 'begin', mode: 'page', entry: 'page', ...attempt });
  const method = await session.fullPageMethod;
  const posts = findPosts(readView()).map(({ el }) => el);
  const scroller = findScroller(window, posts);
  const start = scroller.position();
  const stickyElements = findStickyElements(window, scroller.pane, isOverlayHost);
  const activity = new ContentActivity(window, readView, scroller, isOverlayHost);
  const isStopped = (): boolean => panel.stopped;
  const tab = new TabVisibility(window, panel);
  let isLeft = false;
  const listening = new AbortController();
  const { signal } = listening;
  // A page that is left is hidden too, just after this event. Firefox may keep it, with its port open.
  const end = (): void => {
    isLeft = true;
    session.send({ type: 'gaveUp', code: 'tab-changed' });
  };
  window.addEventListener('pagehide', end, { signal });
  const drawsWholePage = method === 'page' && scroller.pane === null && !scroller.reversed && !pace.tiles;
  const reactionMs = drawsWholePage ? pace.latencyMs : Math.max(REACTION_MS, pace.latencyMs);
  const walk: PageWalk = {
    window,
    readView,
    panel,
    session,
    pace,
    tab,
    scroller,
    activity,
    stickyElements,
    changeMonitor: new ChangeMonitor(window, scroller),
    settler: new PageSettler({ window, readView, scroller, activity, reactionMs, isStopped }),
    folded: new FoldedCounter(),
    isOurs: isOverlayHost,
  };
  try {
    let result: WalkResult | WalkPace | null = null;
    try {
      result = drawsWholePage ? await drawWholePage(walk) : await captureTiles(walk);
    } finally {
      removeOverlays();
      walk.stickyElements.restore();
      scroller.scrollTo(start);
    }
    if (result === null) return await resumeAfterHidden(session, page, () => tab.wasEverHidden && !isLeft);
    if (!('latencyMs' in result)) {
      // A pane scrolls only once the page has added enough to it.
      const hasNewPane = scroller.pane === null && findScroller(window, posts).pane !== null;
      result = (hasNewPane && !panel.stopped && computeNextPace(pace, {})) || result;
    }
    if (!('latencyMs' in result)) return await sendFullPage(session, walk, result, unfoldLog);
    // `cancelled` is not shown to the person: the caller starts the capture again.
    session.send({ type: 'gaveUp', code: 'cancelled' });
    return result;
  } finally {
    activity.stop();
    tab.stop();
    listening.abort();
  }
}

/**
 * The tab was hidden at the moment of a screenshot, or so long that the browser stopped the background: waits until it
 * is shown, and has the capture start again.
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
  const source = sendTexts(session, takeSource(view), extractPageText(view, null));
  // The words are read after the pictures: those that changed meanwhile are not the same in both.
  const changed = result.changed || activity.capturedWordChanges > 0;
  sendMeasures(session, window, null);
  await sendReading(session, window, observe(view, window.performance, null), {
    warnings: [
      ...listWalkWarnings({ ...result, changed }),
      ...folded.warnings,
      ...(isTextBlurred(window, view, measureContent(scroller)) ? ['content-blurred'] : []),
      ...(hasLoginWall(window, view) ? ['login-wall'] : []),
      ...(hasCutPane(window, view, scroller) ? ['pane-cut'] : []),
      ...session.warnings,
    ],
    transformations: {
      page: [...buildTransformations(result, stickyElements, scroller), ...folded.transformations],
    },
    source,
    unfolded: unfoldLog.describe(view, null),
  });
}

/** What a page offers to go elsewhere, and what the person writes. */
const NOT_CONTENT =
  'nav, aside, [role="navigation"], [role="complementary"], [role="menu"], [role="listbox"], textarea';

/**
 * Returns whether a pane other than the captured one shows only a part of its content: one with posts, wherever it is,
 * or another as large as a tenth of the window that is not for navigation. An iframe that scrolls counts as a pane, and
 * so does a box that shows nothing of a post, or whose list is moved.
 */
function hasCutPane(window: Window, view: PageView, scroller: Scroller): boolean {
  const posts = findPosts(view).map(({ el }) => el);
  if (posts.some((el) => isOutOfBox(window, el, scroller) || isMovedOut(window, el))) return true;
  const withPosts = new Set(posts.map((el) => findPane(window, el)));
  const minArea = MIN_COVERED_SHARE * window.innerWidth * window.innerHeight;
  return listReadableWindows(window).some((one) => {
    const { documentElement } = one.document;
    const isCutFrame = one !== window && documentElement.scrollHeight > one.innerHeight + 1;
    if (isCutFrame && one.innerWidth * one.innerHeight >= minArea) return true;
    return queryAll(one.document, '*').some(
      (el) =>
        el !== scroller.pane &&
        (withPosts.has(el) ||
          (getProperty(el, 'clientWidth') * getProperty(el, 'clientHeight') >= minArea && !isNavigation(el))) &&
        isScrollablePane(one, el) &&
        (one !== window || view.isVisible(el)),
    );
  });
}

function isNavigation(el: Element): boolean {
  const children = [...getNative(el, 'children')];
  return (
    closest(el, NOT_CONTENT) !== null || (children.length > 0 && children.every((one) => matches(one, NOT_CONTENT)))
  );
}

/** Screens compared after each scroll. A list removes what is one to three screens out of view. */
const COMPARED_SCREENS = 4;

/**
 * Scrolls to the end so that everything loads, then takes one screenshot from the top. Returns the pace of another
 * attempt in tiles when the page removes or changes what is out of view.
 */
async function drawWholePage(walk: PageWalk): Promise<WalkResult | WalkPace | null> {
  const { window, readView, panel, scroller, settler, session, pace, changeMonitor, isOurs, activity, folded, tab } =
    walk;
  const step = computeTileStep(scroller.clip, window.devicePixelRatio);
  const unsettled = new Map<number, readonly UnsettledCause[]>();
  // A picture of the whole page shows it as it is without pinch zoom; a tile does not.
  const inTiles = isPinchZoomed(window.visualViewport) ? null : computeNextPace(pace, { tiles: true });
  const samples: ContentSample[][] = [];
  const isRecycled = (of: readonly ContentSample[]): boolean => {
    const { removed, changed, moved } = compareSamples(of, readView(), scroller);
    return removed || changed || moved;
  };
  let screens = 1;
  let next: Point | null = { x: 0, y: 0 };
  for (; next !== null; screens += 1) {
    const at: Point = next;
    let causes: readonly UnsettledCause[];
    // A hidden tab is not drawn: what it lacked is not missing.
    do {
      panel.show(screens, 0, at.y / scroller.size().height);
      scroller.scrollTo(at);
      settler.markScrolled();
      causes = await settler.waitForScreen();
    } while (await tab.waitUntilShown());
    if (causes.length > 0) unsettled.set(screens, causes);
    // All screens are compared at the end: here, what is a few screens away is enough to end early.
    if (inTiles !== null && isRecycled(samples.slice(-COMPARED_SCREENS).flat())) return inTiles;
    folded.add(findFoldedParts(readView()));
    samples.push(sampleContent(readView(), scroller, isOurs));
    const findNext = (): Point | null =>
      computeNextTile({ x: 0, y: at.y }, { ...step, width: Number.POSITIVE_INFINITY }, scroller.size());
    next = findNext();
    // What was added may still be on this screen: the end is reached when nothing more comes.
    for (let grew = true; grew && next === null && !panel.stopped; ) {
      const growth = await settler.waitForGrowth();
      if (growth.loading) unsettled.set(screens, ['loading-indicator']);
      // A hidden page loads nothing: the end is looked for again.
      const wasHidden = await tab.waitUntilShown();
      if (wasHidden) settler.markScrolled();
      grew = growth.grew || wasHidden;
      scroller.scrollTo(at);
      next = findNext();
    }
    if (!shouldContinue(panel, screens)) break;
  }
  await waitUntilShown(window, panel);
  panel.hide();
  scroller.scrollTo({ x: 0, y: 0 });
  await waitForTile(window, readView);
  if (inTiles !== null && isRecycled(samples.flat())) return inTiles;
  const resized = !changeMonitor.check(readView());
  if (resized && pace.attempt === 1) return computeNextPace(pace, {});
  const { width, height } = scroller.size();
  const { wordChanges } = activity;
  const covered = isAreaCovered(window, readView(), scroller.clip);
  const watcher = watchWords(readView);
  for (let screen = 1; screen < screens; screen += 1) {
    const area = { x: 0, y: (screen - 1) * step.height, width, height: step.height };
    if (hasLoadingImage(window, readView(), area)) unsettled.set(screen, [...(unsettled.get(screen) ?? []), 'image']);
  }
  const bottom = next === null ? height : next.y;
  const shoot = () =>
    session.shoot(window.location.href, {
      kind: 'page',
      page: { width, height: bottom },
      pixelRatio: window.devicePixelRatio,
    });
  const area = { x: 0, y: 0, width, height: bottom };
  const readPage = () => readLooks(window, readView(), area, isOurs);
  watcher.watchFrames(window);
  const picture = await takeUnchanged(shoot, readPage, () => waitForTile(window, readView));
  const [changedWords = false] = watcher.finish();
  if (picture === null) return null;
  activity.markCaptured({ top: 0, bottom: height, scrolledAt: settler.scrolledAt });
  const grew = scroller.size().height > height + 1;
  if (grew && next === null && inTiles !== null) return inTiles;
  return {
    screens,
    unsettled,
    inPart: next !== null || grew,
    // One screenshot shows everything at its final place.
    moved: false,
    changed:
      changeMonitor.getChanges().changed ||
      isRecycled(samples.flat()) ||
      picture.changed.length > 0 ||
      changedWords ||
      activity.wordChanges > wordChanges,
    covered,
    resized,
    // What it removes is drawn in tiles, or `changed`.
    isWordGone: false,
  };
}
