import { getTabWindow } from '../dom/iframes.ts';

/**
 * Calls `sample` in each frame and after its paint, until the returned function is called. What a page shows between
 * two readings and takes back, such as another post in the same place, is drawn in such a frame: no mutation tells of a
 * scroll, of an animation or of a rule that a script adds to a sheet.
 *
 * Callbacks of the page may come after ours in a frame, hence the second call. What a page changes between the two and
 * changes back before the second is not seen.
 */
export function watchFrames(window: Window, sample: () => void): () => void {
  const tab = getTabWindow(window);
  const { port1: painted, port2: frame } = new MessageChannel();
  let id = 0;
  const next = (): void => {
    sample();
    frame.postMessage(null);
    id = tab.requestAnimationFrame(next);
  };
  painted.onmessage = sample;
  next();
  return () => {
    tab.cancelAnimationFrame(id);
    painted.close();
  };
}
