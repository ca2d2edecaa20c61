import { tabWindow } from './inFrame.ts';

/** A hidden tab gets no animation frame: the wait ends all the same, and the shot of a tab not in front is refused. */
const HIDDEN_WAIT_MS = 250;
/** A busy machine may take long over one frame; shooting before it would show what was there before. */
const LONGEST_WAIT_MS = 3_000;

/** Resolves once a frame drawn after this call is on the screen: the second frame callback comes after the first's paint. */
export function paintedFrame(window: Window): Promise<void> {
  // One that is painted with what is around it. A frame that goes elsewhere takes its timers along, and nobody would wake.
  const tab = tabWindow(window);
  if (tab.closed) return Promise.resolve();
  return new Promise((resolve) => {
    const late = tab.setTimeout(resolve, tab.document.hidden ? HIDDEN_WAIT_MS : LONGEST_WAIT_MS);
    tab.requestAnimationFrame(() =>
      tab.requestAnimationFrame(() => {
        tab.clearTimeout(late);
        resolve();
      }),
    );
  });
}
