import { findAround, hasText, queryOpenRoots } from '../dom/domTree.ts';
import { overlaps } from '../dom/geometry.ts';
import type { PageView } from '../dom/pageView.ts';
import {
  getLocalName,
  getNative,
  getParentElement,
  getTextContent,
  matches,
  queryAll,
  queryOne,
} from '../dom/safeDom.ts';
import { isPointIn, type Rect } from '../domain/capture/observation.ts';
import { listPostElements } from '../platforms/reading/pagePosts.ts';
import type { Point } from './scroller.ts';

/** Why a part of the page is not drawn yet. */
export type PendingCause = 'loading-indicator' | 'empty-row' | 'empty-screen';

export interface PendingElement {
  readonly el: Element;
  readonly cause: PendingCause;
}

/** Standard states (WAI-ARIA 1.2: `aria-busy`, `progressbar`) and the class names that skeletons usually have. */
const INDICATORS = [
  '[aria-busy="true"]',
  '[role="progressbar"]:not([aria-valuenow])',
  'progress:not([value])',
  ...['skeleton', 'shimmer', 'spinner', 'loader', 'loading'].map((name) => `[class*="${name}" i]`),
].join(',');

/** Matches a text that is only a loading message. */
const LOADING_WORDS =
  /^\W*(?:chargement|en cours de chargement|un instant|veuillez patienter|patientez|loading|please wait)(?:\P{L}.{0,20})?$/iu;
/** Matches what a site shows instead of the rest of a list: a rate limit, a lost session, a failure. */
const FAILURE_WORDS =
  /^\W*(?:(?:oups|oops)\W+)?(?:something went wrong|an error occurred|une erreur (?:s['’]est produite|est survenue)|un problème (?:est survenu|s['’]est produit)|quelque chose s['’]est mal passé|rate limit exceeded|too many requests|trop de (?:requêtes|demandes))(?:\P{L}.{0,120})?$/iu;
/** Texts searched from the end of the page: after a list, only a short footer follows. */
const LAST_TEXTS = 40;

const DRAWN_CONTENT = 'img, picture, video, canvas, svg, iframe, object, embed, input, textarea, select, button, hr';
const MIN_ROW_HEIGHT_PX = 24;
const MIN_ROW_SHARE = 0.4;
const PROBE_STEPS = 16;

/** Finds visible loading indicators, and rows of a list that are empty although their neighbours have content. */
export function findPendingContent(view: PageView, clip: Rect): PendingElement[] {
  const found: PendingElement[] = [];
  for (const el of queryAll(view.document, INDICATORS)) {
    // A container with content that is marked as loading is complete except for its last rows.
    const isIndicator = getTextContent(el).trim().length <= MAX_INDICATOR_TEXT && isShown(view, el, clip);
    if (isIndicator) found.push({ el, cause: 'loading-indicator' });
  }
  for (const el of findEmptyRows(view, clip)) found.push({ el, cause: 'empty-row' });
  if (found.length === 0 && isScreenEmpty(view, clip) && !hasUnhitContent(view, clip))
    found.push({ el: view.document.documentElement, cause: 'empty-screen' });
  return found;
}

const MAX_INDICATOR_TEXT = 40;

/** Finds the words « chargement… » among the last texts of the page, whatever their element is. */
export const findLoadingWords = (view: PageView, clip: Rect): Element | null => findLastText(view, clip, LOADING_WORDS);

/** Finds « Something went wrong. Try reloading. » there, outside the posts, whose authors may write it. */
export function findFailureWords(view: PageView, clip: Rect): Element | null {
  const el = findLastText(view, clip, FAILURE_WORDS);
  return el !== null && findAround(el, listPostElements(view)) === null ? el : null;
}

function findLastText(view: PageView, clip: Rect, words: RegExp): Element | null {
  const { document } = view;
  const walker = document.createTreeWalker(document.body ?? document, 4 /* NodeFilter.SHOW_TEXT */);
  let node: Node | null = walker.currentNode;
  for (let last = node.lastChild; last !== null; last = last.lastChild) node = last;
  walker.currentNode = node;
  for (let texts = 0; node !== null && texts < LAST_TEXTS; node = walker.previousNode()) {
    const text = (node.nodeValue ?? '').trim();
    const el = getParentElement(node);
    if (text === '' || el === null || ['script', 'style'].includes(getLocalName(el))) continue;
    texts += 1;
    if (words.test(text) && isShown(view, el, clip)) return el;
  }
  return null;
}

function isShown(view: PageView, el: Element, clip: Rect): boolean {
  return overlaps(view.rectOf(el), clip) && view.isVisible(el);
}

function findEmptyRows(view: PageView, clip: Rect): Set<Element> {
  const empty = new Set<Element>();
  for (let step = 0; step < PROBE_STEPS; step += 1) {
    const y = clip.y + (clip.height * (step + 0.5)) / PROBE_STEPS;
    const hit = view.document.elementFromPoint(clip.x + clip.width / 2, y);
    for (let at = hit; at !== null && !isDrawn(at); at = getParentElement(at)) {
      if (isRow(view, at, clip) && hasDrawnSibling(at)) empty.add(at);
    }
  }
  return empty;
}

/** Returns whether the whole visible area is blank: nothing of a page that has just opened may be drawn yet. */
function isScreenEmpty(view: PageView, clip: Rect): boolean {
  return listProbePoints(clip).every(({ x, y }) => {
    const hit = view.document.elementFromPoint(x, y);
    return hit === null || isBlank(view, hit);
  });
}

const listProbePoints = (clip: Rect): Point[] =>
  Array.from({ length: PROBE_STEPS }, (_, step) => clip.y + (clip.height * (step + 0.5)) / PROBE_STEPS).flatMap((y) =>
    [0.1, 0.3, 0.5, 0.7, 0.9].map((across) => ({ x: clip.x + clip.width * across, y })),
  );

function isBlank(view: PageView, hit: Element): boolean {
  const { body, documentElement, defaultView } = view.document;
  if (hit === body || hit === documentElement) return true;
  const style = defaultView?.getComputedStyle(hit);
  return !isDrawn(hit) && (style === undefined || !drawsBackground(style));
}

export const drawsBackground = ({ backgroundImage, backgroundColor }: CSSStyleDeclaration): boolean =>
  backgroundImage !== 'none' || !/^(?:transparent|rgba\(0, 0, 0, 0\))$/.test(backgroundColor);

/** Returns whether texts or pictures with `pointer-events: none`, which no hit test finds, are at a probed point. */
function hasUnhitContent(view: PageView, clip: Rect): boolean {
  const { defaultView } = view.document;
  const points = listProbePoints(clip);
  const isProbed = (el: Element): boolean => {
    const rect = view.rectOf(el);
    return points.some(({ x, y }) => isPointIn(rect, x, y));
  };
  return queryOpenRoots(view, '*').some(
    (el) =>
      (matches(el, DRAWN_CONTENT) || hasText(el)) &&
      isShown(view, el, clip) &&
      isProbed(el) &&
      defaultView?.getComputedStyle(el).pointerEvents === 'none',
  );
}

function isRow(view: PageView, el: Element, clip: Rect): boolean {
  const { width, height } = view.rectOf(el);
  return height >= MIN_ROW_HEIGHT_PX && width >= clip.width * MIN_ROW_SHARE;
}

/** Returns whether a neighbour of the same kind has content. */
function hasDrawnSibling(el: Element): boolean {
  const parent = getParentElement(el);
  if (parent === null) return false;
  const name = getLocalName(el);
  for (const sibling of getNative(parent, 'children')) {
    if (sibling !== el && getLocalName(sibling) === name && haveSameClasses(sibling, el) && isDrawn(sibling))
      return true;
  }
  return false;
}

/** A row that is drawn later often gets one more class then. */
function haveSameClasses(one: Element, other: Element): boolean {
  const [a, b] = [[...getNative(one, 'classList')], [...getNative(other, 'classList')]];
  return a.every((name) => b.includes(name)) || b.every((name) => a.includes(name));
}

function isDrawn(el: Element): boolean {
  if (getTextContent(el).trim() !== '' || matches(el, DRAWN_CONTENT) || queryOne(el, DRAWN_CONTENT) !== null)
    return true;
  return [el, ...queryAll(el, '*')].some((host) => {
    const root = getNative(host, 'shadowRoot');
    return (
      root !== null && [...getNative(root, 'children')].some((child) => !matches(child, 'style') && isDrawn(child))
    );
  });
}
