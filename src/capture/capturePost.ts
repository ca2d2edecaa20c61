import { hasMoved } from '../dom/geometry.ts';
import { getTabView, getTabWindow, getVisibleViewport, isInDocument } from '../dom/iframes.ts';
import { hasLoadingImage } from '../dom/loadingImages.ts';
import type { PageView } from '../dom/pageView.ts';
import { waitForDrawnFrame, waitForNextPaint, waitForTile } from '../dom/pageWaits.ts';
import type { PostExtraction } from '../domain/capture/extraction.ts';
import type { Rect } from '../domain/capture/observation.ts';
import type { PageFields, Reading } from '../domain/capture/reading.ts';
import type { Transformation, Unfolding } from '../domain/item/item.ts';
import { MAX_SOURCE_CHARS } from '../domain/shared/limits.ts';
import type { FromPage } from '../messages/pageSchemas.ts';
import { removeOverlays } from '../overlay/overlayHost.ts';
import { readScreen } from '../platforms/reading/pagePosts.ts';
import { canTile, captureTallPost, isTallPost } from './captureTallPost.ts';
import { buildPictureKey, ContentWatcher } from './contentWatcher.ts';
import { showsCutText } from './foldedParts.ts';
import { hasLoginWall, isAreaCovered, isTextBlurred } from './hiddenContent.ts';
import { measureWhole, monitorPost } from './monitorPost.ts';
import { extractPageText, formatAddress, observe, readReferrer, readViewportInfo } from './observe.ts';
import type { PageSession } from './pageSession.ts';
import { type PageSnapshot, takePageSnapshot } from './pageSnapshot.ts';
import { clipToPane, clipToShot, isPartlyCovered, measureWords, scrollPostIntoView } from './postInView.ts';
import { keepScrollPositions } from './scroller.ts';
import { listHiddenWords } from './undrawnWords.ts';
import type { UnfoldLog } from './unfoldPage.ts';

type BeginMessage = Extract<FromPage, { type: 'begin' }>;

export interface CaptureStart extends Pick<BeginMessage, 'entry' | 'link' | 'insteadOf' | 'again' | 'wrongCase'> {
  /** What was pressed on this page before. */
  readonly unfoldLog: UnfoldLog;
  /** Reads a screen that is not a post. */
  readonly read?: (view: PageView) => PostExtraction;
}

/**
 * Captures a post, or the screen when `element` is null. `window` is the iframe's for a post in an iframe. The order
 * keeps screenshot and text consistent: hide our interface, wait for a paint, request the screenshot, and read the post
 * and the source while it is taken.
 */
export async function capturePost(
  session: PageSession,
  window: Window,
  readView: () => PageView,
  element: Element | null,
  { read = readScreen, unfoldLog, ...start }: CaptureStart,
): Promise<void> {
  session.send({ type: 'begin', mode: element === null ? 'screen' : 'post', ...start });
  const hadOverlay = removeOverlays();
  if (element !== null && !isInDocument(readView(), element))
    return session.send({ type: 'gaveUp', code: 'post-gone' });
  const restoreScroll = element === null ? null : keepScrollPositions(window, element);
  const pageTransformations = element === null ? [] : scrollPostIntoView(window, readView(), element);
  const { performance } = getTabWindow(window);
  const readFields = (view: PageView): PageFields => observe(view, performance, element, read);
  let watcher: ContentWatcher | undefined;
  try {
    // A pane that is scrolled loads what comes into view.
    const hasReacted = pageTransformations.length === 0 || (await waitForTile(window, readView));
    const drawn = waitForPicture(window, element === null && !hadOverlay);
    // Starts before the frame that the screenshot may show; what the wait adds is there at the first reading.
    watcher = new ContentWatcher(readView(), () => {
      const view = readView();
      return [buildPictureKey(readFields(view), view, element)];
    });
    const findShown = (now: PageView) => element && findShownPart(window, now, element);
    const monitored = element && monitorPost(readView(), element, findShown);
    watcher.watchFrames(window, () => monitored === null || monitored.compare(readView()));
    const isDrawn = (await drawn) && hasReacted;
    await capturePaintedPost(session, window, readView, element, {
      readFields,
      watcher,
      changes: monitored?.warnings ?? new Set(),
      pageTransformations,
      unfoldLog,
      isDrawn,
      inTiles: start.again === true,
    });
  } finally {
    watcher?.stop();
    restoreScroll?.();
  }
}

/** Resolves to whether the page is drawn as it is now. */
async function waitForPicture(window: Window, isUntouched: boolean): Promise<boolean> {
  // What is on the screen is drawn already, and a page must not learn that its screen is captured.
  return isUntouched ? waitForNextPaint(window) : waitForDrawnFrame(window, { isReadNext: true });
}

interface PaintedPost {
  readonly readFields: (view: PageView) => PageFields;
  readonly watcher: ContentWatcher;
  /** What `watcher` compares beside the contents. */
  readonly changes: ReadonlySet<string>;
  readonly pageTransformations: readonly Transformation[];
  readonly unfoldLog: UnfoldLog;
  readonly isDrawn: boolean;
  /** The first picture was blank. */
  readonly inTiles: boolean;
}

async function capturePaintedPost(
  session: PageSession,
  window: Window,
  readView: () => PageView,
  element: Element | null,
  { readFields, watcher, changes, pageTransformations, unfoldLog, isDrawn, inTiles }: PaintedPost,
): Promise<void> {
  const isGone = (now: PageView): boolean => element !== null && !isInDocument(now, element);
  const view = readView();
  if (isGone(view)) return session.send({ type: 'gaveUp', code: 'post-gone' });
  const shot = session.shoot(getTabView(view).url.href, { kind: 'window' });
  // Synchronous, so that no script of the page runs between these readings.
  const observed = readFields(view);
  watcher.add([buildPictureKey(observed, view, element)]);
  const before = element && measurePost(window, view, element);
  sendMeasures(session, window, before?.shown ?? null, before?.words, before?.whole.y);
  const screenLacksImage = element === null && hasLoadingImage(window, view, getVisibleViewport(view));
  const source = sendTexts(session, takeSource(view), extractPageText(view, element));
  const hidden = element && listHiddenWords(window, view, element);
  // A post in tiles is scrolled afterwards.
  if ((await shot.finally(() => watcher.stopFrames())) === null) return;
  const isTiled = before !== null && (before.tall || inTiles) && canTile(window, view);
  const tall = isTiled ? await captureTallPost(session, window, readView, before.post) : undefined;
  if (tall === null) return;
  const later = readView();
  // Its iframe was navigated: the text and the screenshot may be of two pages.
  if (isGone(later)) return session.send({ type: 'gaveUp', code: 'post-gone' });
  const moved = element !== null && before !== null && hasMoved(before.whole, measureWhole(later, element));
  const [changed] = watcher.finish();
  await sendReading(session, window, observed, {
    warnings: [
      ...(tall?.warnings ?? before?.warnings ?? []),
      ...(element === null ? listScreenWarnings(window, later) : []),
      ...(screenLacksImage ? ['page-still-loading'] : []),
      ...(hidden ?? []),
      ...(moved ? ['page-moved'] : []),
      ...changes,
      ...(changed ? ['content-changed'] : []),
      ...(isDrawn ? [] : ['page-not-drawn']),
      ...session.warnings,
    ],
    transformations: { page: pageTransformations, ...(tall && { post: tall.transformations }) },
    source,
    unfolded: unfoldLog.describe(later, element),
  });
}

function listScreenWarnings(window: Window, view: PageView): string[] {
  const area = getVisibleViewport(view);
  return [
    ...(isAreaCovered(window, view, area) ? ['page-covered'] : []),
    ...(isTextBlurred(window, view, area) ? ['content-blurred'] : []),
    ...(showsCutText(view, area) ? ['truncated-text'] : []),
    ...(hasLoginWall(window, view) ? ['login-wall'] : []),
  ];
}

/** Takes the source of the page, or of one post (`only`). */
export const takeSource = (view: PageView, only?: Element): PageSnapshot =>
  takePageSnapshot(view.document, {
    address: formatAddress(view.url),
    at: view.clock.now.toISOString(),
    ...(only && { only }),
  });

/** Sends `page.html`, unless it is too large, and `texte.txt`. */
export function sendTexts(session: PageSession, source: PageSnapshot, text: string): PageSnapshot {
  if (source.html.length <= MAX_SOURCE_CHARS) session.sendText('page.html', source.html);
  session.sendText('texte.txt', text);
  return source;
}

/**
 * Sends what the picture is cut by, once in each capture, before its reading. `rect`: the part of the tab's viewport to
 * cut out; null for all of it. `words`: where the post's words are, in the tab's viewport. `top`: where the post
 * begins.
 */
export function sendMeasures(
  session: PageSession,
  window: Window,
  rect: Rect | null,
  words: readonly Rect[] = [],
  top = rect?.y ?? 0,
): void {
  session.send({ type: 'measured', measures: { screen: readViewportInfo(window), rect, words, top } });
}

interface ReadingDetails {
  readonly warnings: readonly string[];
  readonly transformations: Omit<Reading['transformations'], 'source'>;
  readonly source: PageSnapshot;
  /** The source contains this post only. */
  readonly only?: Element;
  /** What was pressed on the page before. */
  readonly unfolded: Unfolding | undefined;
}

/**
 * Sends the last message of a capture; the background then composes and seals the item. A post of a thread (`only`)
 * gets no MHTML of the whole page, which each post would repeat.
 */
export async function sendReading(
  session: PageSession,
  window: Window,
  observed: PageFields,
  details: ReadingDetails,
): Promise<void> {
  if (details.only === undefined) await session.archive(getTabWindow(window).location.href);
  session.send({
    type: 'read',
    reading: {
      ...observed,
      ...(details.unfolded && { unfolded: details.unfolded }),
      // A reader and a check of the page may find the same.
      warnings: [...new Set([...observed.warnings, ...details.warnings])],
      referrer: readReferrer(getTabWindow(window)),
      transformations: {
        ...details.transformations,
        source: [{ name: 'snapshot', dropped: details.source.dropped }],
      },
    },
  });
}

/** Measures where the post is, and how much of it is visible. */
function measurePost(window: Window, view: PageView, element: Element) {
  const rect = view.rectOf(element);
  // Panes, an iframe and its ancestors clip their content before the window does.
  const here = clipToPane(window, view, element);
  const { rect: shown, isCut: cut } = clipToShot(window, view, here.rect ?? rect);
  return {
    post: { el: element, partOf: (now: PageView) => now.rectOf(element) },
    tall: isTallPost(window, element, rect),
    whole: measureWhole(view, element),
    shown: here.rect && shown,
    words: measureWords(window, view, element),
    warnings: [
      ...(here.isCut || cut ? ['post-cut-by-window'] : []),
      ...(isCovered(window, view, element) ? ['post-partly-covered'] : []),
      ...(here.rect !== null && hasLoadingImage(window, view, here.rect, element) ? ['page-still-loading'] : []),
    ],
  };
}

function isCovered(window: Window, view: PageView, element: Element): boolean {
  const shown = findShownPart(window, view, element);
  return shown !== null && isPartlyCovered(view, element, shown);
}

/** Returns the part of the post that its pane and the window show, in the viewport of the view. */
function findShownPart(window: Window, view: PageView, element: Element): Rect | null {
  const { rect } = clipToPane(window, view, element);
  return rect && clipToShot(window, view, rect).rect && rect;
}
