import { hasText, readVisibleText } from '../dom/domTree.ts';
import { applyPinchZoom } from '../dom/geometry.ts';
import { hasLoadingImage } from '../dom/loadingImages.ts';
import type { PageView } from '../dom/pageView.ts';
import { waitForDrawnFrame } from '../dom/pageWaits.ts';
import { contains, getNative, queryAll } from '../dom/safeDom.ts';
import { extractedValue, type PostExtraction } from '../domain/capture/extraction.ts';
import { isInside, type Rect } from '../domain/capture/observation.ts';
import { removeOverlays } from '../overlay/overlayHost.ts';
import { readScreen } from '../platforms/reading/pagePosts.ts';
import { sendMeasures, sendReading, sendTexts, takeSource } from './capturePost.ts';
import { ContentWatcher } from './contentWatcher.ts';
import { showsCutText } from './foldedParts.ts';
import { isTextBlurred } from './hiddenContent.ts';
import { buildContentKey, observe, toTextFile } from './observe.ts';
import type { PageSession } from './pageSession.ts';
import { hasUndrawnWordsIn } from './undrawnWords.ts';
import type { UnfoldLog } from './unfoldPage.ts';

/** Captures a region of the window that the person drew (CSS pixels of the viewport). */
export async function captureRegion(
  session: PageSession,
  window: Window,
  readView: () => PageView,
  region: Rect,
  { unfoldLog, ...attempt }: { readonly unfoldLog: UnfoldLog; readonly insteadOf?: string; readonly again?: true },
): Promise<void> {
  session.send({ type: 'begin', mode: 'zone', entry: 'zone', ...attempt });
  removeOverlays();
  const readFields = (view: PageView) => observe(view, window.performance, null, (page) => readRegion(page, region));
  const watcher = new ContentWatcher(readView(), () => [buildContentKey(readFields(readView()))]);
  try {
    watcher.watchFrames(window);
    const isDrawn = await waitForDrawnFrame(window, { isReadNext: true });
    const view = readView();
    const observed = readFields(view);
    watcher.add([buildContentKey(observed)]);
    // In screen coordinates: pinch zoom moves the visual viewport inside the layout viewport.
    sendMeasures(session, window, applyPinchZoom(region, window.visualViewport));
    const isCut = showsCutText(view, region);
    const lacksImage = hasLoadingImage(window, view, region);
    const hidesWords = hasUndrawnWordsIn(window, view, listRegionElements(view, region), region);
    const shot = await session.shoot(view.url.href, { kind: 'window' });
    const [changed] = watcher.finish();
    if (shot === null) return;
    const source = sendTexts(session, takeSource(view), toTextFile(readRegionText(view, region)));
    await sendReading(session, window, observed, {
      warnings: [
        ...(changed ? ['content-changed'] : []),
        ...(isDrawn ? [] : ['page-not-drawn']),
        ...(isCut ? ['truncated-text'] : []),
        ...(lacksImage ? ['page-still-loading'] : []),
        ...(hidesWords ? ['words-not-drawn'] : []),
        ...(isTextBlurred(window, view, region) ? ['content-blurred'] : []),
        ...session.warnings,
      ],
      transformations: { page: [] },
      source,
      unfolded: unfoldLog.describe(view, null),
    });
  } finally {
    watcher.stop();
  }
}

/**
 * Reads a region of the window drawn by the person. It is not one post, but the text entirely inside it can be read.
 */
function readRegion(view: PageView, region: Rect): PostExtraction {
  return {
    ...readScreen(view, 'region'),
    text: extractedValue(readRegionText(view, region), 'whole-elements', 'medium'),
  };
}

const readRegionText = (view: PageView, region: Rect): string =>
  listRegionElements(view, region)
    .map((el) => readVisibleText(el, view))
    .filter((text) => text !== '')
    .join('\n');

/**
 * Returns each element that is entirely inside the region, with its descendants, and not covered by others. The rest is
 * not read.
 */
function listRegionElements(view: PageView, region: Rect): readonly Element[] {
  const body = getNative(view.document, 'body');
  const elements: Element[] = [];
  for (const el of body ? queryAll(body, '*') : []) {
    const last = elements.at(-1);
    if (last !== undefined && contains(last, el)) continue;
    if (hasText(el) && isFullyInside(el, view, region)) elements.push(el);
  }
  return elements;
}

function isFullyInside(el: Element, view: PageView, region: Rect): boolean {
  const rect = view.rectOf(el);
  if (!isInside(rect, region) || !view.isVisible(el)) return false;
  const topElement = view.document.elementFromPoint(rect.x + rect.width / 2, rect.y + rect.height / 2);
  if (topElement === null || !(contains(el, topElement) || contains(topElement, el))) return false;
  // Positioned and floating elements may be outside their parent.
  return queryAll(el, '*').every((part) => !hasText(part) || isInside(view.rectOf(part), region));
}
