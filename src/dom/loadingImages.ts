import type { Rect } from '../domain/capture/observation.ts';
import { findAround, getComposedParent, queryOpenRoots } from './domTree.ts';
import { clipRect, overlaps } from './geometry.ts';
import type { PageView } from './pageView.ts';
import { getAttribute, getLocalName } from './safeDom.ts';

/** A smaller image that has not arrived is a mark or counts visits. In CSS pixels. */
const MIN_IMAGE_PX = 16;

/** Lists the images that have not arrived, also unseen ones. A broken one has arrived: the page shows it so. */
export const listPendingImages = (view: PageView): HTMLImageElement[] =>
  queryOpenRoots(view, 'img').filter((img): img is HTMLImageElement => 'complete' in img && img.complete === false);

/**
 * Returns whether an image in `area` (CSS pixels of the viewport), of the page or of one post, has not arrived: the
 * picture shows its place, empty.
 */
export function hasLoadingImage(window: Window, view: PageView, area: Rect, post?: Element): boolean {
  return listPendingImages(view).some((img) => {
    // While an image is replaced by another, the page shows the former.
    if (img.naturalWidth !== 0 || (post !== undefined && findAround(img, new Set([post])) === null)) return false;
    const place = findImagePlace(window, view, img);
    return place !== null && overlaps(place, area);
  });
}

/** Where an image will be drawn. It may be transparent until then; without a size, it is where its parent is. */
function findImagePlace(window: Window, view: PageView, img: Element): Rect | null {
  const parent = getComposedParent(img);
  const { width, height } = view.rectOf(img);
  const isSized = width > 1 && height > 1;
  const sizes = isSized ? [width, height] : [getAttribute(img, 'width'), getAttribute(img, 'height')];
  // Without a size, its box is empty until it arrives; one of a pixel has that size.
  const isMark = width === 1 || height === 1 || sizes.some((size) => size !== null && Number(size) < MIN_IMAGE_PX);
  if (parent === null || isMark || !view.isVisible(parent)) return null;
  const { display, position } = window.getComputedStyle(img);
  // What visits are counted by stands outside the text.
  if (!isSized && (display === 'none' || position === 'absolute' || position === 'fixed')) return null;
  let place: Rect | null = view.rectOf(isSized || getLocalName(parent) === 'body' ? img : parent);
  // What a carousel clips is not shown. What the page itself clips is scrolled to.
  for (let at: Element | null = parent; place && at && getLocalName(at) !== 'body'; at = getComposedParent(at)) {
    if (window.getComputedStyle(at).overflow !== 'visible') place = clipRect(place, view.rectOf(at)).rect;
  }
  return place;
}
