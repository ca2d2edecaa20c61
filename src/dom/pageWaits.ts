import { getTabWindow } from './iframes.ts';

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
  // Uses the tab's window, painted together with the iframe. A navigated iframe loses its timers, and the promise would
  // never resolve.
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
 * The popup closes when it gets its reply, and only then does the page regain focus. A window behind another never has
 * it.
 */
const MAX_FOCUS_WAIT_MS = 1_500;

/**
 * Resolves when the page has the focus, or after the time limit: some pages show nothing without it. `isSilent`: does not
 * request the focus, which the page would notice.
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
 * A tab that is not shown is not painted. Resolves once it is shown, or when the person stops the capture. Returns whether
 * it waited.
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

/** An image that has not loaded by then is reported as missing. */
const MAX_IMAGE_WAIT_MS = 1_500;

/**
 * Waits until a tile can be captured: one frame painted and images loaded, within the time limit. Returns how many
 * images did not load.
 */
export async function waitForTile(window: Window): Promise<number> {
  // Lazy images start to load in the first frames; only then can the pending ones be listed.
  await waitForNextPaint(window);
  const pendingImages = [...window.document.images].filter((image) => !image.complete && isInWindow(image, window));
  if (pendingImages.length > 0) {
    await new Promise<void>((resolve) => {
      const tab = getTabWindow(window);
      const timer = tab.setTimeout(resolve, MAX_IMAGE_WAIT_MS);
      void Promise.all(pendingImages.map(waitForImage)).then(() => {
        tab.clearTimeout(timer);
        resolve();
      });
    });
  }
  // A scroll is displayed at once, but elements hidden for it only one or two frames later on a busy machine.
  await waitForNextPaint(window);
  return pendingImages.filter((image) => !image.complete).length;
}

/**
 * Waits until the image is loaded and decoded, or failed. `decode()` would reject on a lazy image that has not started
 * to load.
 */
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

/** A page that has just been opened, or has just asked its server for something, may still add rows by itself. */
const FRESH_MS = 5_000;

/** Returns until when the page may add rows without being scrolled, in milliseconds of its `performance.now()`. */
export function findFreshUntil({ performance }: Window): number {
  const times = performance.getEntriesByType('navigation').map((entry) => {
    const loaded = 'loadEventEnd' in entry ? Number(entry.loadEventEnd) : 0;
    return loaded === 0 ? performance.now() : loaded;
  });
  for (const entry of performance.getEntriesByType('resource')) {
    const isAnswer = 'initiatorType' in entry && /^(?:fetch|xmlhttprequest)$/.test(String(entry.initiatorType));
    if (isAnswer) times.push(entry.startTime + entry.duration);
  }
  return Math.max(0, ...times) + FRESH_MS;
}
