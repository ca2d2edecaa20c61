import { getTabWindow } from '../iframes.ts';
import { waitForNextPaint } from '../nextPaint.ts';

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
