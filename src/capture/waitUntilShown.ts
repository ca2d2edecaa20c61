import { getTabWindow } from './iframes.ts';

/** What tells the person that the capture waits, and whether they stopped it. */
export interface PausedPanel {
  readonly stopped: boolean;
  readonly ended: Promise<void>;
  showPaused(): void;
}

/**
 * A tab that is not shown is not painted. Resolves once it is shown, or when the person stops the capture. Returns whether
 * it waited.
 */
export async function waitUntilShown(window: Window, panel: PausedPanel): Promise<boolean> {
  const { document } = getTabWindow(window);
  let hasWaited = false;
  while (document.hidden && !panel.stopped) {
    hasWaited = true;
    panel.showPaused();
    const shown = new Promise((resolve) => document.addEventListener('visibilitychange', resolve, { once: true }));
    await Promise.race([shown, panel.ended]);
  }
  return hasWaited;
}
