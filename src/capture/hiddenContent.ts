import { hasText, queryOpenRoots, readVisibleText } from '../dom/domTree.ts';
import { clipRect, listGridPoints } from '../dom/geometry.ts';
import type { PageView } from '../dom/pageView.ts';
import { contains, getLocalName, getParentElement, getTextContent, matches, queryAll } from '../dom/safeDom.ts';
import type { Rect } from '../domain/capture/observation.ts';
import { findPosts, surveyPosts } from '../platforms/reading/pagePosts.ts';

type Point = Pick<Rect, 'x' | 'y'>;

/** A smaller share is a button or a narrow bar. */
export const MIN_COVERED_SHARE = 0.1;
const MEDIA = new Set(['img', 'video', 'canvas', 'picture']);

/**
 * Returns whether elements that stay in the window (a cookie banner, a login window) hide a tenth of the content or
 * more. A header above content that begins below it hides nothing, nor does the dialog of the `pane` that is captured.
 */
export function isAreaCovered(window: Window, view: PageView, clip: Rect, pane: Element | null = null): boolean {
  return measureShare(clip, (point) => isPointCovered(window, view, pane, point)) >= MIN_COVERED_SHARE;
}

/** Returns the share, 0 to 1, of an area at whose points an element that stays in the window is on top. */
export const measureFixedShare = (window: Window, view: PageView, clip: Rect): number =>
  measureShare(clip, ({ x, y }) => {
    const top = view.document.elementFromPoint(x, y);
    return top !== null && findFixedAncestor(window, top) !== null;
  });

function measureShare(clip: Rect, test: (point: Point) => boolean): number {
  const points = listGridPoints(clip);
  return points.filter(test).length / points.length;
}

function isPointCovered(window: Window, view: PageView, pane: Element | null, { x, y }: Point): boolean {
  const [top, ...below] = view.document.elementsFromPoint(x, y);
  const cover = top === undefined ? null : findFixedAncestor(window, top);
  if (cover === null || contains(cover, pane)) return false;
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

/** Returns the element that stays in the window and is or contains `el`: a fixed one or an open dialog; else null. */
export function findFixedAncestor(window: Window, el: Element): Element | null {
  for (let at: Element | null = el; at !== null; at = getParentElement(at)) {
    if (window.getComputedStyle(at).position === 'fixed' || matches(at, 'dialog[open]')) return at;
  }
  return null;
}

const hasOwnContent = (el: Element): boolean => MEDIA.has(getLocalName(el)) || hasText(el);

/** Below this radius, CSS pixels, text can still be read. */
const MIN_BLUR_PX = 2;
/** Less text is a decoration. */
const MIN_BLURRED_CHARS = 20;
/** A smaller share of the window is a detail. */
const MIN_BLURRED_SHARE = 0.1;
const LOGIN_WORDS =
  /(?:connectez-vous|identifiez-vous|inscrivez-vous) pour (?:voir|lire|continuer|accéder|afficher)|(?:log|sign) (?:in|up) to (?:view|see|read|continue)/iu;
/** A login page is short. */
const MAX_LOGIN_PAGE_CHARS = 3_000;

/** Whether texts in `area` (CSS pixels of the viewport) are blurred, as large as a tenth of it or of the window. */
export function isTextBlurred(window: Window, view: PageView, area: Rect): boolean {
  // Visibility first: computing a style where nothing is drawn makes the page load what is there (liveView.ts).
  const blurred = queryOpenRoots(view, '*').filter(
    (el) => hasEnoughText(el) && view.isVisible(el) && isBlurred(window, el),
  );
  const size = blurred.reduce((sum, el) => {
    const { width = 0, height = 0 } = clipRect(view.rectOf(el), area).rect ?? {};
    return sum + width * height;
  }, 0);
  const { innerWidth, innerHeight } = window;
  return size > 0 && size >= MIN_BLURRED_SHARE * Math.min(area.width * area.height, innerWidth * innerHeight);
}

/** Returns whether the page blurs this post, a text in it, or what is around it. */
export function isPostBlurred(window: Window, post: Element): boolean {
  for (let at: Element | null = post; at !== null; at = getParentElement(at)) if (isBlurred(window, at)) return true;
  return queryAll(post, '*').some((el) => hasEnoughText(el) && isBlurred(window, el));
}

const hasEnoughText = (el: Element): boolean => getTextContent(el).trim().length >= MIN_BLURRED_CHARS;

const isBlurred = (window: Window, el: Element): boolean => isBlur(window.getComputedStyle(el).filter);

export const isBlur = (filter: string): boolean => Number(/blur\(([\d.]+)px\)/.exec(filter)?.[1] ?? 0) >= MIN_BLUR_PX;

/**
 * Returns whether the page asks to log in instead of showing its content: by a password field in a window over the
 * page; where no post is found, by a password field or by French or English words. Readers know their platform's own
 * signs.
 */
export function hasLoginWall(window: Window, view: PageView): boolean {
  const { found } = surveyPosts(view);
  const passwords = queryOpenRoots(view, 'input[type="password"]').filter((el) => view.isVisible(el));
  if (found.length > 0) return passwords.some((el) => findFixedAncestor(window, el) !== null);
  const { body } = view.document;
  if (passwords.length > 0 || body === null) return passwords.length > 0;
  const words = readVisibleText(body, view);
  return words.length <= MAX_LOGIN_PAGE_CHARS && LOGIN_WORDS.test(words);
}
