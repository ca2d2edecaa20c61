import { getTabWindow } from '../dom/iframes.ts';

/**
 * Calls `sample` in each frame and after its paint, until the returned function is called. What a page shows between
 * two readings and takes back, such as another post in the same place, is drawn in such a frame: no mutation tells of a
 * scroll, of an animation or of a rule that a script adds to a sheet.
 *
 * Callbacks of the page may come after ours in a frame, hence the timer, which ends after the frame is painted. What a
 * page changes and changes back between the two is not seen.
 */
export function watchFrames(window: Window, sample: () => void): () => void {
  const tab = getTabWindow(window);
  let frame = 0;
  let timer = 0;
  const next = (): void => {
    timer = tab.setTimeout(sample);
    frame = tab.requestAnimationFrame(next);
    // Last: it may end the watch.
    sample();
  };
  next();
  return () => {
    tab.clearTimeout(timer);
    tab.cancelAnimationFrame(frame);
  };
}
