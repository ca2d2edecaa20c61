import { captureKeys } from './keyCapture.ts';
import { appendElement, type OverlayHost, openOverlay } from './overlayHost.ts';

export type ToastTone = 'saved' | 'sorry' | 'working';

export interface ToastOptions {
  readonly window: Window;
  readonly text: string;
  readonly tone: ToastTone;
  /** « Fermer » */
  readonly close: string;
}

const TOAST_CSS = `
.card { gap: 14px; }
.saved { border-left: 8px solid #7be0c3; }
.sorry { border-left: 8px solid #ffd166; }
.working { border-left: 8px solid #c3cfdd; }
`;

/** In ms; « working » stays until another toast replaces it. */
const TOAST_DURATIONS_MS: Readonly<Record<ToastTone, number | null>> = {
  saved: 6_000,
  sorry: 20_000,
  working: null,
};
/** Screen readers announce a live region only when its text is set after the region was added. */
const LIVE_REGION_DELAY_MS = 60;

let currentOverlay: OverlayHost | null = null;

/**
 * Shows a toast in place of the current one, without moving the focus. It closes after its duration, on Escape or by
 * its button. Returns a function that closes it.
 */
export function showToast({ window, text, tone, close }: ToastOptions): () => void {
  currentOverlay?.remove();
  const { document } = window;
  const pending: number[] = [];
  const overlay = openOverlay(document, TOAST_CSS, () => {
    for (const timer of pending) window.clearTimeout(timer);
    releaseKeys();
    if (currentOverlay === overlay) currentOverlay = null;
  });
  currentOverlay = overlay;
  // The page does not receive this Escape, which would close its own dialog too.
  const releaseKeys = captureKeys(window, ({ key }) => {
    if (key === 'Escape') overlay.remove();
    return key === 'Escape';
  });

  const card = appendElement(overlay.root, 'div', `card aside ${tone}`);
  const region = appendElement(card, 'div', 'message');
  region.setAttribute('role', tone === 'sorry' ? 'alert' : 'status');
  const button = appendElement(card, 'button', 'close', close);
  button.addEventListener('click', (event) => event.isTrusted && overlay.remove());

  pending.push(window.setTimeout(() => (region.textContent = text), LIVE_REGION_DELAY_MS));
  const durationMs = TOAST_DURATIONS_MS[tone];
  if (durationMs !== null) pending.push(window.setTimeout(() => overlay.remove(), durationMs));
  return () => overlay.remove();
}
