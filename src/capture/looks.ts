import { findAround, hasText, queryOpenRoots } from '../dom/domTree.ts';
import { overlaps } from '../dom/geometry.ts';
import type { PageView } from '../dom/pageView.ts';
import { getAttribute } from '../dom/safeDom.ts';
import type { Rect } from '../domain/capture/observation.ts';
import { findFixedAncestor } from './hiddenContent.ts';
import { drawsBackground } from './pendingContent.ts';
import { listAnimations } from './stickyElements.ts';

/** Longer animations are decorative: no capture waits for them. */
const MAX_ANIMATION_MS = 1_000;
/** Pictures taken of what is drawn otherwise after each of them. */
export const MAX_PICTURES = 3;

/** How the elements of an area are drawn by their own styles; '' when nothing of one is drawn. */
export type Looks = ReadonlyMap<Element, string>;

/** What an animation changes is no change of the page. */
const ANIMATED = '~';

/** A row may be drawn by a style alone, whether of its own, of an element around it or of a sheet: all are asked. */
export function readLooks(window: Window, view: PageView, area: Rect, isOurs: (el: Element) => boolean): Looks {
  const animated = new Set(listRunning(view.document).flatMap(({ el, isShort }) => (isShort ? [] : [el])));
  const looks = new Map<Element, string>();
  for (const el of queryOpenRoots(view, '*')) {
    if (!overlaps(view.rectOf(el), area) || isOurs(el)) continue;
    const isAnimated = animated.size > 0 && findAround(el, animated) !== null;
    looks.set(el, isAnimated ? ANIMATED : readLook(window, view, el));
  }
  return looks;
}

function readLook(window: Window, view: PageView, el: Element): string {
  if (!view.isVisible(el)) return '';
  const style = window.getComputedStyle(el);
  const { backgroundColor, backgroundImage, color, opacity, filter } = style;
  const drawn = [
    drawsBackground(style) && backgroundColor + backgroundImage,
    hasText(el) && color,
    getAttribute(el, 'src'),
    // Of what is inside, which has the same style as before.
    opacity !== '1' && opacity,
    filter !== 'none' && filter,
  ];
  return drawn.filter(Boolean).join('|');
}

/** Lists the elements that are drawn otherwise. What has come or gone is, unless nothing of it is drawn. */
export const listChanged = (before: Looks, now: Looks): Element[] =>
  [...new Set([...before.keys(), ...now.keys()])].filter((el) => (before.get(el) ?? '') !== (now.get(el) ?? ''));

/** Returns whether something is drawn of an element of which nothing was, unless it stays in the window. */
export const hasAppeared = (window: Window, before: Looks, now: Looks): boolean =>
  [...now].some(([el, look]) => look && before.get(el) === '' && findFixedAncestor(window, el) === null);

/** Returns whether a short animation runs in an area, such as a row that fades in. */
export const isAnimating = (view: PageView, area: Rect): boolean =>
  listRunning(view.document).some(({ el, isShort }) => isShort && overlaps(view.rectOf(el), area));

/** The animations that run, and whether they are about to end. */
function listRunning(document: Document): { readonly el: Element; readonly isShort: boolean }[] {
  return listAnimations(document).flatMap(({ el, animation: { playState, effect, currentTime } }) => {
    const end = effect?.getComputedTiming().endTime;
    if (playState !== 'running' || typeof end !== 'number' || typeof currentTime !== 'number') return [];
    return end <= currentTime ? [] : [{ el, isShort: end - currentTime <= MAX_ANIMATION_MS }];
  });
}

interface Picture {
  /** Until the next screenshot is allowed. */
  readonly freeInMs: number;
  /** What the page drew otherwise after the last picture that was allowed. */
  readonly changed: readonly Element[];
}

/** Takes a picture, again while the page draws otherwise after it. Returns null when the capture ended before. */
export async function takeUnchanged(
  shoot: () => Promise<number | null>,
  read: () => Looks,
  settle: () => Promise<unknown>,
): Promise<Picture | null> {
  for (let pictures = 1; ; pictures += 1) {
    const before = read();
    const freeInMs = await shoot();
    if (freeInMs === null) return null;
    const changed = listChanged(before, read());
    if (changed.length === 0 || pictures >= MAX_PICTURES) return { freeInMs, changed };
    await settle();
  }
}
