import { getTabWindow } from './iframes.ts';
import { listPendingImages } from './loadingImages.ts';
import type { PageView } from './pageView.ts';
import { HTML_NAMESPACE } from './safeDom.ts';

/**
 * A hidden tab gets no animation frame. The wait then ends here, and the screenshot of a tab in the background is
 * refused.
 */
const HIDDEN_TAB_WAIT_MS = 250;
/** A busy machine may take long for one frame; a screenshot before it would show the previous state. */
const MAX_PAINT_WAIT_MS = 3_000;

/**
 * Resolves when a frame drawn after this call is displayed: the second animation frame callback runs after the paint of
 * the first. Returns whether it was: a hidden tab is not painted.
 */
export function waitForNextPaint(window: Window): Promise<boolean> {
  // The tab's window, painted together: a navigated iframe loses its timers, and this would never resolve.
  const tab = getTabWindow(window);
  if (tab.closed) return Promise.resolve(false);
  return new Promise((resolve) => {
    const timer = tab.setTimeout(() => resolve(false), tab.document.hidden ? HIDDEN_TAB_WAIT_MS : MAX_PAINT_WAIT_MS);
    tab.requestAnimationFrame(() =>
      tab.requestAnimationFrame(() => {
        tab.clearTimeout(timer);
        resolve(true);
      }),
    );
  });
}

/**
 * What a page draws once it is seen, it draws at once or after a short timer of its own. Ours begins after the page's
 * and is longer, so the page's ends first on any machine: both wait for the same thread.
 */
export const REACTION_MS = 150;

/**
 * Resolves once the page could react to a scroll: two frames are painted, every IntersectionObserver has been called,
 * and a timer has ended that began only then. Returns false when the page was not painted, or too slowly.
 */
export async function waitForReaction(window: Window, ms = REACTION_MS): Promise<boolean> {
  const { closed, document } = getTabWindow(window);
  if (closed) return false;
  // An observer is called after those of the page, which were there before it.
  const called = new Promise<void>((resolve) => {
    const observer = new IntersectionObserver(() => {
      observer.disconnect();
      resolve();
    });
    observer.observe(document.documentElement);
  });
  const isPainted = await waitForNextPaint(window);
  if (isPainted) await called;
  await pause(window, ms);
  return isPainted;
}

export const pause = (window: Window, ms: number): Promise<void> =>
  new Promise((resolve) => getTabWindow(window).setTimeout(resolve, ms));

/** A page may need seconds to draw what was scrolled to. */
const MAX_DRAWING_MS = 10_000;
const frameProbes = new WeakMap<Element, DrawnFrameOptions>();

interface DrawnFrameOptions {
  /** The caller reads the page as soon as the frame is drawn. */
  readonly isReadNext?: boolean;
}

/** Returns whether the element was added by `waitForDrawnFrame`: its coming and going is no change of the page. */
export const isFrameProbe = (el: Element): boolean => frameProbes.has(el);

/** Returns whether the caller of `waitForDrawnFrame` reads the page as soon as this probe is removed. */
export const isReadAfterRemoval = (probe: Element): boolean => frameProbes.get(probe)?.isReadNext === true;

/**
 * Resolves once the page is drawn as it is now. Returns whether it was. Must come before every screenshot of what we
 * scrolled or uncovered: animation frames go on while the browser still draws what was scrolled to, and a screenshot
 * then shows what was there before. The animation of an element starts when a frame with it is drawn (Web Animations, «
 * pending play task »), so one is added for that time.
 */
export async function waitForDrawnFrame(window: Window, options: DrawnFrameOptions = {}): Promise<boolean> {
  const tab = getTabWindow(window);
  if (tab.closed) return false;
  const { document } = tab;
  const probe = createBox(document);
  frameProbes.set(probe, options);
  probe.style.cssText = PROBE_CSS;
  const box = createBox(document);
  // Nothing is visible of an empty element. Opacity is animated by the process that draws, not by the page's.
  box.style.cssText = 'width: 1px; height: 1px';
  probe.attachShadow({ mode: 'closed' }).append(box);
  document.documentElement.append(probe);
  const animation = box.animate({ opacity: [0.4, 0.5] }, 2 * MAX_DRAWING_MS);
  const isDrawn = await new Promise<boolean>((resolve) => {
    let timer = 0;
    const finish = (drawn: boolean): void => {
      tab.clearTimeout(timer);
      document.removeEventListener('visibilitychange', startTimer);
      resolve(drawn);
    };
    // A tab shown again is drawn late: the time in which it was hidden does not count.
    const startTimer = (): void => {
      tab.clearTimeout(timer);
      timer = tab.setTimeout(() => finish(false), document.hidden ? HIDDEN_TAB_WAIT_MS : MAX_DRAWING_MS);
    };
    document.addEventListener('visibilitychange', startTimer);
    startTimer();
    animation.ready.then(
      () => finish(true),
      // Cancelled after the time limit.
      () => undefined,
    );
  });
  // On an element that is gone it would still keep the browser drawing frames, for all its length.
  animation.cancel();
  probe.remove();
  return isDrawn;
}

/** In a page sent as XML, `createElement` makes elements of no language. */
const createBox = (document: Document): HTMLElement => document.createElementNS(HTML_NAMESPACE, 'div') as HTMLElement;

const PROBE_CSS = ['all: initial', 'position: fixed', 'inset: 0 auto auto 0', 'display: block', 'pointer-events: none']
  .map((rule) => `${rule} !important`)
  .join(';');

/** The page regains the focus when the popup closes, after its reply; a window behind another never has it. */
const MAX_FOCUS_WAIT_MS = 1_500;

/**
 * Resolves when the page has the focus, or after the time limit: some pages show nothing without it. `isSilent`: does
 * not request the focus, which the page would notice.
 */
export function waitForFocus(window: Window, { isSilent = false } = {}): Promise<void> {
  const { document } = window;
  if (document.hasFocus() || document.hidden) return Promise.resolve();
  return new Promise((resolve) => {
    const finish = (): void => {
      window.clearTimeout(timer);
      window.removeEventListener('focus', finish, { capture: true });
      resolve();
    };
    const timer = window.setTimeout(finish, MAX_FOCUS_WAIT_MS);
    window.addEventListener('focus', finish, { capture: true });
    if (!isSilent) window.focus();
  });
}

/** What tells the person that the capture waits, and whether they stopped it. */
export interface PausedPanel {
  readonly stopped: boolean;
  readonly ended: Promise<void>;
  showPaused(): void;
}

/**
 * A tab that is not shown is not painted. Resolves once it is shown, or when the person stops the capture. Returns
 * whether it waited.
 */
export async function waitUntilShown(window: Window, panel: PausedPanel): Promise<boolean> {
  const { document } = getTabWindow(window);
  let hasWaited = false;
  while (document.hidden && !panel.stopped) {
    hasWaited = true;
    panel.showPaused();
    const shown = new Promise((resolve) => document.addEventListener('visibilitychange', resolve, { once: true }));
    await Promise.race([shown, panel.ended]);
  }
  return hasWaited;
}

/** Tells whether the tab of a long capture was hidden: what was missing meanwhile says nothing of the page. */
export class TabVisibility {
  readonly #window: Window;
  readonly #panel: PausedPanel;
  #wasHidden = false;
  #wasEverHidden = false;

  constructor(window: Window, panel: PausedPanel) {
    this.#window = window;
    this.#panel = panel;
    this.#note();
    getTabWindow(window).document.addEventListener('visibilitychange', this.#note);
  }

  get wasEverHidden(): boolean {
    return this.#wasEverHidden;
  }

  /** Resolves once the tab is shown or the capture stopped. Returns whether it was hidden since the last call. */
  async waitUntilShown(): Promise<boolean> {
    await waitUntilShown(this.#window, this.#panel);
    const wasHidden = this.#wasHidden;
    this.#wasHidden = false;
    return wasHidden && !this.#panel.stopped;
  }

  stop(): void {
    getTabWindow(this.#window).document.removeEventListener('visibilitychange', this.#note);
  }

  readonly #note = (): void => {
    this.#wasHidden ||= getTabWindow(this.#window).document.hidden;
    this.#wasEverHidden ||= this.#wasHidden;
  };
}

/** An image that has not loaded by then is not waited for; whether it is missing is read when the picture is taken. */
const MAX_IMAGE_WAIT_MS = 1_500;

/**
 * Waits after a scroll until a tile can be captured: the page could react, images are loaded and the page is drawn,
 * within the time limits. Returns whether the page was drawn.
 */
export async function waitForTile(window: Window, readView: () => PageView): Promise<boolean> {
  const hasReacted = await waitForReaction(window);
  await waitForImages(window, readView);
  return (await waitForDrawnFrame(window)) && hasReacted;
}

/** Waits until the images in the window are loaded, within the time limit. Lazy ones start after a frame or two. */
export async function waitForImages(window: Window, readView: () => PageView): Promise<void> {
  const pendingImages = listPendingImages(readView()).filter((image) => isInWindow(image, window));
  if (pendingImages.length === 0) return;
  await new Promise<void>((resolve) => {
    const tab = getTabWindow(window);
    const timer = tab.setTimeout(resolve, MAX_IMAGE_WAIT_MS);
    void Promise.all(pendingImages.map(waitForImage)).then(() => {
      tab.clearTimeout(timer);
      resolve();
    });
  });
}

/** Resolves too when the image failed. `decode()` would reject on a lazy image that has not started to load. */
async function waitForImage(image: HTMLImageElement): Promise<void> {
  await new Promise<void>((resolve) => {
    image.addEventListener('load', () => resolve(), { once: true });
    image.addEventListener('error', () => resolve(), { once: true });
    if (image.complete) resolve();
  });
  await image.decode().catch(() => undefined);
}

function isInWindow(image: HTMLImageElement, window: Window): boolean {
  const { top, bottom, left, right } = image.getBoundingClientRect();
  return bottom > 0 && right > 0 && top < window.innerHeight && left < window.innerWidth;
}

/** A page just opened or scrolled, or has just asked its server for something, may still add rows by itself. */
const FRESH_MS = 5_000;

/**
 * Returns until when the page may add rows without being scrolled again, in milliseconds of its `performance.now()`.
 * `isScrolled`: it was scrolled at some time, which no browser tells: perhaps just now.
 */
export function findFreshUntil({ performance }: Window, isScrolled: boolean): number {
  const times = performance.getEntriesByType('navigation').map((entry) => {
    const loaded = 'loadEventEnd' in entry ? Number(entry.loadEventEnd) : 0;
    return loaded === 0 ? performance.now() : loaded;
  });
  for (const entry of performance.getEntriesByType('resource')) {
    const isAnswer = 'initiatorType' in entry && /^(?:fetch|xmlhttprequest)$/.test(String(entry.initiatorType));
    if (isAnswer) times.push(entry.startTime + entry.duration);
  }
  if (isScrolled) times.push(performance.now());
  return Math.max(0, ...times) + FRESH_MS;
}
