/**
 * Frames of the page's own origin: the script of the page reads them as it reads the page. `activeTab` opens no others
 * (tried in Chromium 156 and Firefox 153). Rectangles are CSS pixels of the viewport they are told of.
 */
import type { Rect } from '../domain/capture/observation.ts';
import { visibleIn } from './frame.ts';
import { allIn, native } from './node.ts';
import type { Held, PageView } from './view.ts';

/** Pages hold frames that hold frames: beyond this nothing is a post any more. */
const MOST_WINDOWS = 50;

/** The page's own window, then those of its frames that may be read, each before the frames in it. */
export function windowsIn(window: Window): Window[] {
  const found = [window];
  for (const one of found) {
    for (const frame of allIn(one.document, 'iframe, frame')) {
      const inside = windowOf(frame);
      if (inside !== null && found.length < MOST_WINDOWS) found.push(inside);
    }
  }
  return found;
}

/** Null for a frame of another origin, or one that is shut off (`sandbox`). */
function windowOf(frame: Element): Window | null {
  if (!('contentDocument' in frame)) return null;
  const document = native(frame as HTMLIFrameElement, 'contentDocument'); // a frame's, by its selector
  return document?.defaultView ?? null;
}

/**
 * Whether `el` is in the document that the view shows: a frame that was taken away, or went to another page, leaves one
 * behind in which everything still says it is connected.
 */
export const isIn = (view: PageView, el: Element): boolean =>
  native(el, 'isConnected') && native(el, 'ownerDocument') === view.document;

/** The window of the tab itself. */
export function tabWindow(window: Window): Window {
  const holder = window.frameElement?.ownerDocument.defaultView;
  return holder ? tabWindow(holder) : window;
}

/** The page that the tab shows, whose address is in the address bar. */
export function tabView(view: PageView): PageView {
  return view.frame === null ? view : tabView(view.frame.view);
}

/** A rectangle of the view's document, in the tab's viewport. */
export function inTab(view: PageView, rect: Rect): Rect {
  return view.frame === null ? rect : inTab(view.frame.view, inHolder(view.frame, rect));
}

/** A rectangle of a frame's document, in the viewport of the document that holds the frame. */
export function inHolder(held: Held, { x, y, width, height }: Rect): Rect {
  const { left, top, scale } = contentBox(held);
  return { x: left + x * scale, y: top + y * scale, width: width * scale, height: height * scale };
}

/** The part of the document's own viewport that the tab shows; of no height when it shows none. */
export function shownHere(view: PageView): Rect {
  const { innerWidth, innerHeight } = view.document.defaultView ?? { innerWidth: 0, innerHeight: 0 };
  const own = { x: 0, y: 0, width: innerWidth, height: innerHeight };
  if (view.frame === null) return own;
  const { left, top, scale } = contentBox(view.frame);
  const { x, y, width, height } = shownHere(view.frame.view);
  const around = {
    x: (x - left) / scale,
    y: (y - top) / scale,
    width: width / scale,
    height: height / scale,
  };
  return visibleIn(own, around).rect ?? { x: 0, y: 0, width: 0, height: 0 };
}

/** Where the frame's own viewport begins, and how large the page draws it (`transform: scale`). */
function contentBox({ el, view }: Held): { left: number; top: number; scale: number } {
  const box = view.rectOf(el);
  const { offsetWidth, clientLeft, clientTop } = el as HTMLIFrameElement; // as every frame has
  const scale = offsetWidth > 0 && box.width > 0 ? box.width / offsetWidth : 1;
  const style = view.document.defaultView?.getComputedStyle(el);
  const padding = (side: string | undefined): number => Number.parseFloat(side ?? '') || 0;
  return {
    left: box.x + (clientLeft + padding(style?.paddingLeft)) * scale,
    top: box.y + (clientTop + padding(style?.paddingTop)) * scale,
    scale,
  };
}
