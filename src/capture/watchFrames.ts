import { getTabWindow } from '../dom/iframes.ts';

/** A sample may cost seconds on a page made for it: what is taken beyond this is about half of the time. */
const FREE_MS = 50;
/**
 * Samples taken without a pause: in a frame, after its paint and in the next. Single samples between pauses could all
 * fall into every second frame, and a page that changes in each frame would never differ.
 */
const SAMPLES_IN_A_ROW = 3;

/**
 * Calls `sample` in each frame and after its paint, until the returned function is called. What a page shows between
 * two readings and takes back, such as another post in the same place, is drawn in such a frame: no mutation tells of a
 * scroll, of an animation or of a rule that a script adds to a sheet.
 *
 * Callbacks of the page may come after ours in a frame, hence the timer, which ends after the frame is painted. What a
 * page changes and changes back between the two is not seen, nor every frame where a sample takes longer than one.
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
