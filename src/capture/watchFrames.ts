import { getTabWindow } from '../dom/iframes.ts';

/** A sample may cost seconds on a page made for it: what is taken beyond this is about half of the time. */
const FREE_MS = 50;
/** In a frame, after its paint and in the next: single samples could all fall into every second frame. */
const SAMPLES_IN_A_ROW = 3;

/**
 * Calls `sample` in each frame and after its paint, since no mutation tells of a scroll, an animation or a rule added
 * to a sheet. Callbacks of the page may come later in a frame, hence the timer. Not every frame is seen where a sample
 * is long.
 */
export function watchFrames(window: Window, sample: () => void): () => void {
  const tab = getTabWindow(window);
  const { performance } = tab;
  const startedAt = performance.now();
  let spentMs = 0;
  let taken = 0;
  let frame = 0;
  let timer = 0;
  const take = (): void => {
    const from = performance.now();
    if (taken % SAMPLES_IN_A_ROW === 0 && spentMs > FREE_MS + (from - startedAt) / 2) return;
    taken += 1;
    sample();
    spentMs += performance.now() - from;
  };
  const next = (): void => {
    timer = tab.setTimeout(take, 0);
    frame = tab.requestAnimationFrame(next);
    // Last: it may end the watch.
    take();
  };
  frame = tab.requestAnimationFrame(next);
  return () => {
    tab.clearTimeout(timer);
    tab.cancelAnimationFrame(frame);
  };
}
