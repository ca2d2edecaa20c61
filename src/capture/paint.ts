/** A hidden tab gets no animation frame: the wait ends all the same. */
const LONGEST_WAIT_MS = 250;

/** Resolves once a frame drawn after this call is on the screen: the second frame callback comes after the first's paint. */
export function paintedFrame(window: Window): Promise<void> {
  return new Promise((resolve) => {
    const late = window.setTimeout(resolve, LONGEST_WAIT_MS);
    window.requestAnimationFrame(() =>
      window.requestAnimationFrame(() => {
        window.clearTimeout(late);
        resolve();
      }),
    );
  });
}
