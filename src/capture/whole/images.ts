import { tabWindow } from '../inFrame.ts';
import { paintedFrame } from '../paint.ts';

/** An image that has not come by then is told as missing; the page is not held up for it. */
const LONGEST_WAIT_MS = 1_500;

/** A tile can be shot: a frame painted, its images come (at most that long). Returns how many images did not come. */
export async function tileRendered(window: Window): Promise<number> {
  // The first frames let lazy images begin to load; only then is it known which are awaited.
  await paintedFrame(window);
  const awaited = [...window.document.images].filter((image) => !image.complete && isInWindow(image, window));
  if (awaited.length > 0) {
    await new Promise<void>((resolve) => {
      const tab = tabWindow(window);
      const timer = tab.setTimeout(resolve, LONGEST_WAIT_MS);
      void Promise.all(awaited.map(settled)).then(() => {
        tab.clearTimeout(timer);
        resolve();
      });
    });
  }
  // A scroll is shown at once, what was hidden for it a frame or two later where the machine is busy.
  await paintedFrame(window);
  return awaited.filter((image) => !image.complete).length;
}

/** Loaded and decoded, or failed: nothing more will be drawn. A lazy image not yet begun would refuse `decode()`. */
async function settled(image: HTMLImageElement): Promise<void> {
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
