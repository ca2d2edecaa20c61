/**
 * Writes the time of the next drawn frame on the page's root element: ms since 1970, because the click was in another
 * process, whose `performance.now()` starts elsewhere.
 */
export function reportPaint(): void {
  // A task set in the callback of a frame runs after that frame.
  requestAnimationFrame(() =>
    setTimeout(() => {
      document.documentElement.dataset.benchPainted = String(Date.now());
    }),
  );
}
