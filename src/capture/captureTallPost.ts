import { isPinchZoomed, type Size } from '../dom/geometry.ts';
import { hasLoadingImage } from '../dom/loadingImages.ts';
import type { PageView } from '../dom/pageView.ts';
import { waitForNextPaint, waitForTile } from '../dom/pageWaits.ts';
import { getProperty } from '../dom/safeDom.ts';
import type { Rect } from '../domain/capture/observation.ts';
import type { Transformation } from '../domain/item/item.ts';
import { isOverlayHost } from '../overlay/overlayHost.ts';
import { buildTransformations, describeWindow } from './fullPage/pageWalk.ts';
import type { UnsettledCause } from './fullPage/settle.ts';
import { readLooks, takeUnchanged } from './looks.ts';
import type { PageSession } from './pageSession.ts';
import { findScrollerAround } from './scroller.ts';
import { findStickyElements } from './stickyElements.ts';

/** A post, and a function that measures its own rectangle in the viewport. */
interface TallPost {
  readonly el: Element;
  partOf(view: PageView): Rect;
}

/** Result of scrolling through the post. */
interface TallPostPicture {
  readonly screens: number;
  readonly transformations: readonly Transformation[];
  readonly warnings: readonly string[];
}

/** 20 s in Chromium. No progress panel is shown: it would cover the post. */
const MAX_SCREENS = 40;

/** Whether a post can be taken in tiles: not in an iframe, and not under pinch zoom, where no tiles fit together. */
export const canTile = (window: Window, view: PageView): boolean =>
  view.frameHost === null && !isPinchZoomed(window.visualViewport);

/** Returns whether the scroll container is too low to show the whole post. */
export function isTallPost(window: Window, el: Element, { height }: Rect): boolean {
  return height > window.innerHeight / 4 && height > findScrollerAround(window, el).clip.height + 1;
}

/**
 * Takes one tile per screen of a post taller than the window, with sticky elements hidden, and restores the page.
 * Returns null when the background ended the capture.
 */
export async function captureTallPost(
  session: PageSession,
  window: Window,
  readView: () => PageView,
  { el, partOf }: TallPost,
): Promise<TallPostPicture | null> {
  const scroller = findScrollerAround(window, el);
  const start = scroller.position();
  const stickyElements = findStickyElements(window, scroller.pane, isOverlayHost);
  const { clip: visibleArea } = scroller;
  const heights = new Set<number>();
  let isDrawn = true;
  const unsettled = new Map<number, readonly UnsettledCause[]>();
  let screens = 0;
  let isWhole = false;
  let isCutSideways = false;
  let resized = false;
  let hasChanged = false;
  const measure = describeWindow(window);
  try {
    for (let coveredHeight = 0; !isWhole && screens < MAX_SCREENS && getProperty(el, 'isConnected'); ) {
      stickyElements.prepare({ first: false, last: false });
      const { x, y } = scroller.position();
      scroller.scrollTo({ x, y: y + Math.floor(partOf(readView()).y + coveredHeight - visibleArea.y) });
      isDrawn &&= await waitForTile(window, readView);
      resized = describeWindow(window) !== measure;
      // Tiles of two scales do not fit together: keeps those taken so far.
      if (resized) break;
      const view = readView();
      const part = computePostTile(partOf(view), visibleArea, window.devicePixelRatio);
      // The page resists scrolling: the part not reached is reported as cut.
      if (part === null || part.at.y > coveredHeight + 1 || part.at.y + part.clip.height <= coveredHeight) break;
      if (hasLoadingImage(window, view, part.clip, el)) unsettled.set(screens + 1, ['image']);
      isCutSideways ||= partOf(view).width > part.size.width + 1;
      heights.add(Math.round(part.size.height));
      const shoot = () =>
        session.shoot(view.url.href, {
          kind: 'tile',
          place: { at: part.at, clip: part.clip },
          window: { width: window.innerWidth, height: window.innerHeight },
          page: part.size,
          pixelRatio: window.devicePixelRatio,
        });
      const readTile = () => readLooks(window, readView(), part.clip, isOverlayHost);
      const picture = await takeUnchanged(shoot, readTile, () => waitForTile(window, readView));
      if (picture === null) return null;
      hasChanged ||= picture.changed.length > 0;
      screens += 1;
      coveredHeight = part.at.y + part.clip.height;
      isWhole = coveredHeight >= part.size.height - 0.5;
    }
  } finally {
    stickyElements.restore();
    scroller.scrollTo(start);
  }
  await waitForNextPaint(window);
  return {
    screens,
    transformations: buildTransformations({ screens, unsettled }, stickyElements, scroller),
    warnings: [
      ...(isWhole && !isCutSideways ? [] : ['post-cut-by-window']),
      ...(resized ? ['window-resized'] : []),
      ...(isDrawn ? [] : ['page-not-drawn']),
      ...(heights.size > 1 ? ['page-moved'] : []),
      ...(hasChanged ? ['content-changed'] : []),
      ...(unsettled.size > 0 ? ['page-still-loading'] : []),
    ],
  };
}

/** The part of a tall post that one screen shows. CSS pixels. */
interface PostTile {
  /** In the viewport. */
  readonly clip: Rect;
  /** The same part relative to the post's top left corner. */
  readonly at: { readonly x: number; readonly y: number };
  /** Size of the post, with edges on whole device pixels. */
  readonly size: Size;
}

/** Tolerates floating-point errors of a thousandth of a pixel. */
const ARITHMETIC_NOISE = 0.001;

/**
 * Returns null when no part of the post is visible. Edges are rounded outwards to whole device pixels, so that tiles
 * fit without a seam.
 */
export function computePostTile(post: Rect, visibleArea: Rect, pixelRatio: number): PostTile | null {
  const left = roundDown(post.x, pixelRatio);
  const top = roundDown(post.y, pixelRatio);
  const right = roundUp(post.x + post.width, pixelRatio);
  const bottom = roundUp(post.y + post.height, pixelRatio);
  const x = Math.max(left, roundUp(visibleArea.x, pixelRatio));
  const y = Math.max(top, roundUp(visibleArea.y, pixelRatio));
  const width = Math.min(right, roundDown(visibleArea.x + visibleArea.width, pixelRatio)) - x;
  const height = Math.min(bottom, roundDown(visibleArea.y + visibleArea.height, pixelRatio)) - y;
  if (width <= 0 || height <= 0) return null;
  return {
    clip: { x, y, width, height },
    // What overflows to the left is excluded from the image and from the size.
    at: { x: 0, y: y - top },
    size: { width, height: bottom - top },
  };
}

const roundDown = (css: number, ratio: number): number => Math.floor(css * ratio + ARITHMETIC_NOISE) / ratio;
const roundUp = (css: number, ratio: number): number => Math.ceil(css * ratio - ARITHMETIC_NOISE) / ratio;
