import { hasMoved, onScreen, visibleIn, visiblePart } from '../../src/capture/frame.ts';
import { inTab, isIn, shownHere, tabView, tabWindow } from '../../src/capture/inFrame.ts';
import { observe, saysElse } from '../../src/capture/observe.ts';
import { paintedFrame } from '../../src/capture/paint.ts';
import { referrerOf, screenOf } from '../../src/capture/screen.ts';
import { bringIntoView, isPartlyCovered } from '../../src/capture/scroll.ts';
import { readScreen } from '../../src/capture/sites/generic.ts';
import { type Snapshot, snapshotPage } from '../../src/capture/snapshot/page.ts';
import { pageText } from '../../src/capture/text.ts';
import type { PageView } from '../../src/capture/view.ts';
import type { PostExtraction } from '../../src/domain/capture/extraction.ts';
import type { PageFields, Rect } from '../../src/domain/capture/observation.ts';
import type { CaptureEntry, Transformation } from '../../src/domain/item/item.ts';
import type { ItemLink } from '../../src/domain/item/itemLinks.ts';
import { MAX_SOURCE_CHARS } from '../../src/domain/shared/limits.ts';
import type { PageSession } from '../../src/messages/pageSession.ts';
import { hideAll } from '../../src/ui/page/layer.ts';
import { captureTallPost, isTallPost } from './captureTallPost.ts';

/** How the person came to it. */
export interface CaptureStart {
  readonly entry: CaptureEntry;
  /** It is the context of another item. */
  readonly link?: ItemLink;
  /** What the screen is, where it is no post. */
  readonly read?: (view: PageView) => PostExtraction;
}

/**
 * Tells the background what the window (of a frame, for a post in one) shows, in the order that keeps picture and words together: our interface away, a
 * painted frame, the shot; the post is read and the source written while it is taken. `element` null: the screen.
 */
export async function capturePost(
  session: PageSession,
  window: Window,
  readView: () => PageView,
  element: Element | null,
  { read = () => readScreen(), ...start }: CaptureStart,
): Promise<void> {
  session.send({ type: 'begin', mode: element === null ? 'screen' : 'post', ...start });
  hideAll();
  const isGone = (now: PageView): boolean => element !== null && !isIn(now, element);
  if (isGone(readView())) return session.send({ type: 'gaveUp', code: 'post-gone' });
  const pageTransformations = element === null ? [] : bringIntoView(window, readView(), element);
  await paintedFrame(window);
  const view = readView();
  if (isGone(view)) return session.send({ type: 'gaveUp', code: 'post-gone' });
  const { performance } = tabWindow(window);
  const shot = session.shoot(tabView(view).url.href, { kind: 'window' });
  // While it is taken, and in the same breath: no script of the page runs before the end of this turn.
  const seen = observe(view, performance, element, read(view));
  const before = element && measurePost(window, view, element);
  const source = sendTexts(session, view, pageText(view, element));

  if ((await shot) === null) return;
  const tall = before?.tall ? await captureTallPost(session, window, readView, before.post) : undefined;
  if (tall === null) return;
  const later = readView();
  // Its frame went elsewhere: the words that were read and the picture may be of two pages.
  if (isGone(later)) return session.send({ type: 'gaveUp', code: 'post-gone' });
  const after = element && measurePost(window, later, element);
  const moved = before !== null && after !== null && hasMoved(before.whole, after.whole);
  const changed = saysElse(seen, observe(later, performance, element, read(later)));
  await sendObservation(session, window, seen, {
    rect: before?.shown ?? null,
    warnings: [
      ...(tall?.warnings ?? before?.warnings ?? []),
      ...(moved ? ['page-moved'] : []),
      ...(changed ? ['content-changed'] : []),
      ...session.warnings,
    ],
    pageTransformations,
    ...(tall && { postTransformations: tall.transformations }),
    source,
  });
}

/** `page.html` (unless it is beyond all measure), of the whole page or of one post alone, and `texte.txt`. */
export function sendTexts(session: PageSession, view: PageView, text: string, only?: Element): Snapshot {
  const source = snapshotPage(view.document, {
    address: view.url.href,
    at: view.clock.now.toISOString(),
    ...(only && { only }),
  });
  if (source.html.length <= MAX_SOURCE_CHARS) session.sendText('page.html', source.html);
  session.sendText('texte.txt', text);
  return source;
}

interface ObservationDetails {
  readonly rect: Rect | null;
  readonly warnings: readonly string[];
  readonly pageTransformations: readonly Transformation[];
  readonly postTransformations?: readonly Transformation[];
  readonly source: Snapshot;
  /** The source is of this post alone. */
  readonly only?: Element;
}

/** The last word of a capture: after it, the background composes and seals. A post of a thread has no file of the whole page: a hundred would have a hundred. */
export async function sendObservation(
  session: PageSession,
  window: Window,
  seen: PageFields,
  details: ObservationDetails,
): Promise<void> {
  if (details.only === undefined) await session.archive(tabWindow(window).location.href);
  session.send({
    type: 'observed',
    observation: {
      seen: { ...seen, warnings: [...seen.warnings, ...details.warnings] },
      screen: screenOf(window),
      referrer: referrerOf(tabWindow(window)),
      rect: details.rect,
      pageTransformations: details.pageTransformations,
      ...(details.postTransformations && { postTransformations: details.postTransformations }),
      sourceTransformations: [{ name: 'snapshot', dropped: details.source.dropped }],
    },
  });
}

/** Where the post stands, and how much of it can be seen there. */
function measurePost(window: Window, view: PageView, element: Element) {
  const rect = view.rectOf(element);
  const tab = tabWindow(window);
  // A frame, and what holds it, cut what stands in it before the window does.
  const here = visibleIn(rect, view.frame === null ? rect : shownHere(view));
  const screen = onScreen(inTab(view, here.rect ?? rect), tab.visualViewport);
  const { rect: shown, cut } = visiblePart(screen, { width: tab.innerWidth, height: tab.innerHeight });
  const covered = here.rect !== null && shown !== null && isPartlyCovered(view, element, here.rect);
  return {
    post: { el: element, partOf: (now: PageView) => now.rectOf(element) },
    tall: view.frame === null && isTallPost(window, element, rect),
    whole: onScreen(inTab(view, rect), tab.visualViewport),
    shown: here.rect && shown,
    warnings: [
      ...(here.cut || cut ? ['post-cut-by-window'] : []),
      ...(covered ? ['post-partly-covered'] : []),
    ],
  };
}
