import { getTabWindow } from './iframes.ts';

/** What tells the person that the capture waits, and whether they stopped it. */
interface PausedPanel {
  readonly stopped: boolean;
  readonly ended: Promise<void>;
  showPaused(): void;
}

/** A tab that is not shown is not painted. Resolves once it is shown, or when the person stops the capture. */
export async function waitUntilShown(window: Window, panel: PausedPanel): Promise<void> {
  const { document } = getTabWindow(window);
  while (document.hidden && !panel.stopped) {
    panel.showPaused();
    const shown = new Promise((resolve) => document.addEventListener('visibilitychange', resolve, { once: true }));
    await Promise.race([shown, panel.ended]);
  }
}
