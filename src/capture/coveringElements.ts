import type { Rect } from '../domain/capture/observation.ts';
import { clipRect, listGridPoints } from './geometry.ts';
import type { PageView } from './pageView.ts';
import { contains, getLocalName, getNative, getParentElement, matches } from './safeDom.ts';
import { findPosts } from './sites/registry.ts';

/** A smaller share is a button or a narrow bar. */
export const MIN_COVERED_SHARE = 0.1;
const MEDIA = new Set(['img', 'video', 'canvas', 'picture']);

/**
 * Returns whether elements that stay in the window (a cookie banner, a login window) hide a tenth of the content or more.
 * A header above content that begins below it hides nothing.
 */
export function isAreaCovered(window: Window, view: PageView, clip: Rect): boolean {
  const points = listGridPoints(clip);
  const covered = points.filter(({ x, y }) => isPointCovered(window, view, x, y));
  return covered.length / points.length >= MIN_COVERED_SHARE;
}

/** Returns the share, 0 to 1, of an area at whose points an element that stays in the window is on top. */
export function measureFixedShare(window: Window, view: PageView, clip: Rect): number {
  const points = listGridPoints(clip);
  const fixed = points.filter(({ x, y }) => {
    const top = view.document.elementFromPoint(x, y);
    return top !== null && findFixedAncestor(window, top) !== null;
  });
  return fixed.length / points.length;
}

function isPointCovered(window: Window, view: PageView, x: number, y: number): boolean {
  const [top, ...below] = view.document.elementsFromPoint(x, y);
  const cover = top === undefined ? null : findFixedAncestor(window, top);
  if (cover === null) return false;
  return below.some((el) => !contains(cover, el) && hasOwnContent(el) && findFixedAncestor(window, el) === null);
}

/**
 * Returns whether `el` belongs to an element that stays in the window and hides posts, without being or containing a
 * post itself: a cookie banner, its veil, a login window.
 */
export function isCoverOverPosts(window: Window, view: PageView, el: Element): boolean {
  const cover = findFixedAncestor(window, el);
  if (cover === null) return false;
  const posts = findPosts(view);
  if (posts.some((post) => contains(cover, post.el))) return false;
  const coverRect = view.rectOf(cover);
  return posts.some((post) => clipRect(view.rectOf(post.el), coverRect).rect !== null);
}

/** Returns the element that stays in the window and is or contains `el`: a fixed element or an open dialog; else null. */
export function findFixedAncestor(window: Window, el: Element): Element | null {
  for (let at: Element | null = el; at !== null; at = getParentElement(at)) {
    if (window.getComputedStyle(at).position === 'fixed' || matches(at, 'dialog[open]')) return at;
  }
  return null;
}

function hasOwnContent(el: Element): boolean {
  if (MEDIA.has(getLocalName(el))) return true;
  return [...getNative(el, 'childNodes')].some(
    (node) => node.nodeType === node.TEXT_NODE && (node.nodeValue ?? '').trim() !== '',
  );
}
