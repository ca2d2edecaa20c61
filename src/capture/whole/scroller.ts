/** What scrolls a page: its own window, or an inner pane (a chat, an application) that fills most of it. */
import type { Rect } from '../../domain/observation.ts';
import type { Size } from '../frame.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Scroller {
  /** The page itself, not a pane in it. */
  readonly isPage: boolean;
  /** The part of the viewport that shows what is scrolled, CSS pixels, without scrollbars. */
  readonly clip: Rect;
  /** Everything that can be scrolled to, now: pages grow. */
  size(): Size;
  position(): Point;
  /** At once, whatever `scroll-behavior` says. */
  scrollTo(point: Point): void;
}

/** An inner pane counts when it covers this much of the window. */
const MOST = 0.5;

export function scrollerOf(window: Window): Scroller {
  const root = window.document.scrollingElement ?? window.document.documentElement;
  const page = scrolling(
    root,
    {
      x: 0,
      y: 0,
      width: window.document.documentElement.clientWidth || window.innerWidth,
      height: window.innerHeight - horizontalBar(window),
    },
    true,
  );
  if (overflows(page)) return page;
  const inner = largestPane(window);
  return inner ?? page;
}

/** `clientHeight` of the root is the window's height without its horizontal scrollbar, in standards mode only. */
function horizontalBar(window: Window): number {
  const { compatMode, documentElement } = window.document;
  return compatMode === 'CSS1Compat' ? window.innerHeight - documentElement.clientHeight : 0;
}

function largestPane(window: Window): Scroller | null {
  let best: { area: number; scroller: Scroller } | null = null;
  for (const el of window.document.querySelectorAll('*')) {
    if (el.scrollHeight <= el.clientHeight + 1 || el.clientHeight < 100) continue;
    const { overflowY } = window.getComputedStyle(el);
    if (overflowY !== 'auto' && overflowY !== 'scroll') continue;
    const { left, top } = el.getBoundingClientRect();
    const { clientLeft, clientTop, clientWidth, clientHeight } = el;
    const clip = { x: left + clientLeft, y: top + clientTop, width: clientWidth, height: clientHeight };
    const area = visibleArea(clip, window);
    if (area > (best?.area ?? MOST * window.innerWidth * window.innerHeight)) {
      best = { area, scroller: scrolling(el, clip, false) };
    }
  }
  return best?.scroller ?? null;
}

function visibleArea({ x, y, width, height }: Rect, window: Window): number {
  const across = Math.min(x + width, window.innerWidth) - Math.max(0, x);
  const down = Math.min(y + height, window.innerHeight) - Math.max(0, y);
  return across > 0 && down > 0 ? across * down : 0;
}

function scrolling(el: Element, clip: Rect, isPage: boolean): Scroller {
  return {
    isPage,
    clip,
    size: () => ({
      width: Math.max(el.scrollWidth, clip.width),
      height: Math.max(el.scrollHeight, clip.height),
    }),
    position: () => ({ x: el.scrollLeft, y: el.scrollTop }),
    scrollTo: ({ x, y }) => el.scrollTo({ left: x, top: y, behavior: 'instant' }),
  };
}

const overflows = ({ size, clip }: Scroller): boolean =>
  size().height > clip.height + 1 || size().width > clip.width + 1;
