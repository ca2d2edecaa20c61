import { getFlatTreeParent, listDrawn } from '../dom/domTree.ts';
import { clipRect } from '../dom/geometry.ts';
import type { PageView } from '../dom/pageView.ts';
import { getLocalName, getProperty } from '../dom/safeDom.ts';
import type { Rect } from '../domain/capture/observation.ts';
import { MIN_COVERED_SHARE } from './hiddenContent.ts';

/** Where something can be drawn: in the flow of its parent, and positioned out of it. */
interface Limits {
  readonly flow: Rect;
  readonly absolute: Rect;
}

const FAR_PX = 1e7;
const EVERYWHERE: Rect = { x: -FAR_PX, y: -FAR_PX, width: 2 * FAR_PX, height: 2 * FAR_PX };
const NO_LIMITS: Limits = { flow: EVERYWHERE, absolute: EVERYWHERE };

/**
 * Returns where the boxes around a visible element let the page draw what is in it. `post`: the outermost box that
 * counts, null for all of the page. Without recursion: a page may nest more elements than the stack holds.
 */
export function createClipping(window: Window, view: PageView, post: Element | null): (el: Element) => Rect {
  const { body, documentElement } = view.document;
  const known = new WeakMap<Element, Limits>();
  return (el) => {
    const path: Element[] = [];
    let at: Element | null = el;
    // What body and root clip is clipped by the window, which scrolls.
    for (; at !== null && at !== body && at !== documentElement && !known.has(at); at = getFlatTreeParent(at)) {
      path.push(at);
      if (at === post) break;
    }
    let limits = (at !== null && known.get(at)) || NO_LIMITS;
    for (const one of path.reverse()) {
      limits = measureLimits(one, window.getComputedStyle(one), limits, view);
      known.set(one, limits);
    }
    return limits.flow;
  };
}

function measureLimits(el: Element, style: CSSStyleDeclaration, around: Limits, view: PageView): Limits {
  const { position, display, overflowX, overflowY, contain } = style;
  const own = position === 'fixed' ? EVERYWHERE : around[position === 'absolute' ? 'absolute' : 'flow'];
  const clips = (overflow: string): boolean =>
    !/^(?:inline|contents)$/.test(display) &&
    (!/^(?:visible)?$/.test(overflow) || /paint|strict|content/.test(contain));
  const box = view.rectOf(el);
  const path = readClipPath(style.clipPath, box);
  const flow = clipTo(clipTo(own, path), {
    ...(clips(overflowX) ? { x: box.x, width: box.width } : { x: EVERYWHERE.x, width: EVERYWHERE.width }),
    ...(clips(overflowY) ? { y: box.y, height: box.height } : { y: EVERYWHERE.y, height: EVERYWHERE.height }),
  });
  const holdsPositioned = position !== 'static' || (style.transform || 'none') !== 'none';
  return { flow, absolute: holdsPositioned ? flow : clipTo(around.absolute, path) };
}

/** Returns the box around what a basic shape of CSS shows. Of a path, nothing is said. */
function readClipPath(clipPath: string | undefined, box: Rect): Rect {
  const { x, y, width, height } = box;
  const [, shape, values = ''] = /^(inset|polygon|circle|ellipse)\(([^()]*)\)/.exec(clipPath ?? '') ?? [];
  if (shape === undefined) return EVERYWHERE;
  if (shape === 'circle' || shape === 'ellipse') return readRound(shape, values, box);
  if (shape === 'inset') {
    const [top, right = top, bottom = top, left = right] = values.replace(/ ?round.*/, '').split(' ');
    const [fromLeft, fromTop] = [toPx(left, width), toPx(top, height)];
    return {
      x: x + fromLeft,
      y: y + fromTop,
      width: width - fromLeft - toPx(right, width),
      height: height - fromTop - toPx(bottom, height),
    };
  }
  const points = values.split(', ').map((point) => point.split(' ').slice(-2));
  const [across, down] = [points.map(([at]) => toPx(at, width)), points.map(([, at]) => toPx(at, height))];
  const [left, top] = [Math.min(...across), Math.min(...down)];
  return { x: x + left, y: y + top, width: Math.max(...across) - left, height: Math.max(...down) - top };
}

const toPx = (value = '0', of: number): number =>
  (Number.parseFloat(value) || 0) * (value.endsWith('%') ? of / 100 : 1);

/** `values`: radii and centre as computed, such as `40px at 50% 50%` (CSS Shapes 1, « Basic Shapes »). */
function readRound(shape: 'circle' | 'ellipse', values: string, { x, y, width, height }: Rect): Rect {
  const [sizes = '', centre = ''] = values.split(/(?:^| )at /);
  const [across, down] = (centre || '50% 50%').split(' ');
  const at = { x: toPx(across, width), y: toPx(down, height) };
  const radiusOf = (value: string | undefined, of: number, sides: readonly number[]): number => {
    if (value === 'farthest-side') return Math.max(...sides);
    return value === undefined || !/^[\d.]/.test(value) ? Math.min(...sides) : toPx(value, of);
  };
  const [first, second] = sizes.split(' ').filter(Boolean);
  const [toX, toY] = [
    [at.x, width - at.x],
    [at.y, height - at.y],
  ] as const;
  const isCircle = shape === 'circle';
  const rx = radiusOf(
    first,
    isCircle ? Math.hypot(width, height) / Math.SQRT2 : width,
    isCircle ? [...toX, ...toY] : toX,
  );
  const ry = isCircle ? rx : radiusOf(second, height, toY);
  return { x: x + at.x - rx, y: y + at.y - ry, width: 2 * rx, height: 2 * ry };
}

/** Smaller pictures are of accounts, or icons. CSS pixels. */
const MIN_PICTURE_PX = 64;

/** Returns whether the page draws a picture in `post` without a tenth of it: in a lower box, or in another ratio. */
export function hasCroppedPicture(
  window: Window,
  view: PageView,
  post: Element,
  clip: ReturnType<typeof createClipping>,
): boolean {
  return listDrawn(post).some((el) => {
    if (!PICTURES.test(getLocalName(el)) || !view.isVisible(el)) return false;
    const box = view.rectOf(el);
    if (Math.min(box.width, box.height) < MIN_PICTURE_PX) return false;
    const shown = clipTo(box, clip(el));
    return (shown.width * shown.height * readFittedShare(window, el, box)) / (box.width * box.height) < MIN_SHOWN_SHARE;
  });
}

const PICTURES = /^(?:img|video)$/;
const MIN_SHOWN_SHARE = 1 - MIN_COVERED_SHARE;

/** Returns the share of a picture that is in its box: `object-fit: cover` fills the box, and cuts the rest. */
function readFittedShare(window: Window, el: Element, { width, height }: Rect): number {
  const [across, down] =
    getLocalName(el) === 'img'
      ? [getProperty(el as HTMLImageElement, 'naturalWidth'), getProperty(el as HTMLImageElement, 'naturalHeight')]
      : [getProperty(el as HTMLVideoElement, 'videoWidth'), getProperty(el as HTMLVideoElement, 'videoHeight')];
  if (!(across > 0 && down > 0)) return 1;
  const { objectFit } = window.getComputedStyle(el);
  if (objectFit === 'none') return Math.min(1, width / across) * Math.min(1, height / down);
  const ratio = (across * height) / (down * width);
  return objectFit === 'cover' ? Math.min(ratio, 1 / ratio) : 1;
}

const clipTo = (rect: Rect, clip: Rect): Rect => clipRect(rect, clip).rect ?? { ...clip, width: 0, height: 0 };
