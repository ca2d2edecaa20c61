import type { Rect } from '../domain/capture/observation.ts';
import { findFixedAncestor } from './coveringElements.ts';
import { readVisibleText } from './dom.ts';
import { clipRect } from './geometry.ts';
import { listOpenRoots } from './openRoots.ts';
import type { PageView } from './pageView.ts';
import { getParentElement, getTextContent, queryAll } from './safeDom.ts';
import { surveyPosts } from './sites/registry.ts';

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

/** Returns whether texts in `area` (CSS pixels of the viewport) are blurred, as large as a tenth of it or of the window. */
export function isTextBlurred(window: Window, view: PageView, area: Rect): boolean {
  // Visibility first: computing a style where nothing is drawn makes the page load what is there (liveView.ts).
  const blurred = listOpenRoots(view)
    .flatMap((root) => queryAll(root, '*'))
    .filter((el) => hasEnoughText(el) && view.isVisible(el) && isBlurred(window, el));
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

function isBlurred(window: Window, el: Element): boolean {
  const radius = /blur\(([\d.]+)px\)/.exec(window.getComputedStyle(el).filter)?.[1];
  return radius !== undefined && Number(radius) >= MIN_BLUR_PX;
}

/**
 * Returns whether the page asks to log in instead of showing its content: by a password field in a window over the page;
 * where no post is found, by a password field or by French or English words. Readers know their platform's own signs.
 */
export function hasLoginWall(window: Window, view: PageView): boolean {
  const { found } = surveyPosts(view);
  const passwords = listOpenRoots(view)
    .flatMap((root) => queryAll(root, 'input[type="password"]'))
    .filter((el) => view.isVisible(el));
  if (found.length > 0) return passwords.some((el) => findFixedAncestor(window, el) !== null);
  const { body } = view.document;
  if (passwords.length > 0 || body === null) return passwords.length > 0;
  const words = readVisibleText(body, view);
  return words.length <= MAX_LOGIN_PAGE_CHARS && LOGIN_WORDS.test(words);
}
