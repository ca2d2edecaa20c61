import { getTabWindow } from './iframes.ts';

/**
 * A hidden tab gets no animation frame. The wait then ends here, and the screenshot of a tab in the background is
 * refused.
 */
const HIDDEN_TAB_WAIT_MS = 250;
/** A busy machine may take long for one frame; a screenshot before it would show the previous state. */
const MAX_WAIT_MS = 3_000;

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
    const timer = tab.setTimeout(() => resolve(false), tab.document.hidden ? HIDDEN_TAB_WAIT_MS : MAX_WAIT_MS);
    tab.requestAnimationFrame(() =>
      tab.requestAnimationFrame(() => {
        tab.clearTimeout(timer);
        resolve(true);
      }),
    );
  });
}
