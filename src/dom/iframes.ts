/**
 * Iframes of the page's own origin, which the content script can read like the page. `activeTab` gives access to no
 * others (tested in Chromium 156 and Firefox 153). Rectangles are in CSS pixels of the viewport named.
 */
import type { Rect } from '../domain/capture/observation.ts';
import { clipRect } from './geometry.ts';
import type { FrameHost, PageView } from './pageView.ts';
import { getNative, queryAll } from './safeDom.ts';

/** Iframes can be nested without limit; beyond this number none contains a post. */
const MAX_WINDOWS = 50;

/** Returns the page's window, then those of its readable iframes, each before the iframes in it. */
export function listReadableWindows(window: Window): Window[] {
  const found = [window];
  for (const one of found) {
    for (const frame of queryAll(one.document, 'iframe, frame')) {
      const frameWindow = getFrameWindow(frame);
      if (frameWindow !== null && found.length < MAX_WINDOWS) found.push(frameWindow);
    }
  }
  return found;
}

/** Returns null for an iframe of another origin, or isolated by `sandbox`. */
function getFrameWindow(frame: Element): Window | null {
  if (!('contentDocument' in frame)) return null;
  const document = getNative(frame as HTMLIFrameElement, 'contentDocument'); // the selector matches iframes only
  return document?.defaultView ?? null;
}

/**
 * Returns whether `el` is in the document of the view. `isConnected` is not enough: it stays true in the document of an
 * iframe that was removed or navigated.
 */
export const isInDocument = (view: PageView, el: Element): boolean =>
  getNative(el, 'isConnected') && getNative(el, 'ownerDocument') === view.document;

/** Returns the window of the tab itself. */
export function getTabWindow(window: Window): Window {
  const hostWindow = window.frameElement?.ownerDocument.defaultView;
  return hostWindow ? getTabWindow(hostWindow) : window;
}

/** Returns the view of the page in the address bar. */
export function getTabView(view: PageView): PageView {
  return view.frameHost === null ? view : getTabView(view.frameHost.view);
}

/** Converts a rectangle of the view's document to the tab's viewport. */
export function toTabRect(view: PageView, rect: Rect): Rect {
  return view.frameHost === null ? rect : toTabRect(view.frameHost.view, toHostRect(view.frameHost, rect));
}

/** Converts a rectangle of an iframe's document to the viewport of the document that contains the iframe. */
export function toHostRect(host: FrameHost, { x, y, width, height }: Rect): Rect {
  const { left, top, scale } = measureFrameContent(host);
  return { x: left + x * scale, y: top + y * scale, width: width * scale, height: height * scale };
}

/** Returns the part of the document's own viewport that the tab shows; its height is zero when none is shown. */
export function getVisibleViewport(view: PageView): Rect {
  const { innerWidth, innerHeight } = view.document.defaultView ?? { innerWidth: 0, innerHeight: 0 };
  const viewport = { x: 0, y: 0, width: innerWidth, height: innerHeight };
  if (view.frameHost === null) return viewport;
  const { left, top, scale } = measureFrameContent(view.frameHost);
  const { x, y, width, height } = getVisibleViewport(view.frameHost.view);
  const visibleArea = {
    x: (x - left) / scale,
    y: (y - top) / scale,
    width: width / scale,
    height: height / scale,
  };
  return clipRect(viewport, visibleArea).rect ?? { x: 0, y: 0, width: 0, height: 0 };
}

/** Returns the origin of the iframe's viewport, and the scale at which the page draws it (`transform: scale`). */
function measureFrameContent({ el, view }: FrameHost): { left: number; top: number; scale: number } {
  const box = view.rectOf(el);
  const { offsetWidth, clientLeft, clientTop } = el as HTMLIFrameElement; // all iframes have these properties
  const scale = offsetWidth > 0 && box.width > 0 ? box.width / offsetWidth : 1;
  const style = view.document.defaultView?.getComputedStyle(el);
  const padding = (side: string | undefined): number => Number.parseFloat(side ?? '') || 0;
  return {
    left: box.x + (clientLeft + padding(style?.paddingLeft)) * scale,
    top: box.y + (clientTop + padding(style?.paddingTop)) * scale,
    scale,
  };
}
