import { captureKeys } from './keyCapture.ts';
import { appendElement, type OverlayHost, openOverlay } from './overlayHost.ts';

export type ToastTone = 'saved' | 'sorry' | 'working';

export interface ToastOptions {
  readonly window: Window;
  readonly text: string;
  readonly tone: ToastTone;
  /** Buttons before « Fermer ». */
  readonly actions?: readonly ToastAction[];
  /** « Fermer » */
  readonly close: string;
}

export interface ToastAction {
  readonly label: string;
  /** Called after the toast is removed, for a press of the person only. */
  readonly press: () => void;
}

const TOAST_CSS = `
.card { gap: var(--space-8) var(--space-12); flex-wrap: wrap; }
.message { flex: 1 1 100%; overflow-wrap: anywhere; }
.saved { border-left: var(--space-8) solid var(--overlay-done); }
.sorry { border-left: var(--space-8) solid var(--overlay-alert); }
.working { border-left: var(--space-8) solid var(--overlay-working); }
`;

/** In ms; « working » stays until another toast replaces it. */
const TOAST_DURATIONS_MS: Readonly<Record<ToastTone, number | null>> = {
  saved: 12_000,
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
export function showToast({ window, text, tone, actions = [], close }: ToastOptions): () => void {
  currentOverlay?.remove();
  const { document } = window;
  const pending: number[] = [];
  const overlay = openOverlay(document, TOAST_CSS, () => {
    for (const timer of pending) window.clearTimeout(timer);
    releaseKeys();
    window.removeEventListener('pagehide', leave);
    if (currentOverlay === overlay) currentOverlay = null;
  });
  currentOverlay = overlay;
  // The page does not receive this Escape, which would close its own dialog too.
  const releaseKeys = captureKeys(window, ({ key }) => {
    if (key === 'Escape') overlay.remove();
    return key === 'Escape';
  });

  // A page that comes back from the browser's cache no longer has the permission of the person's click.
  const leave = (): void => overlay.remove();
  window.addEventListener('pagehide', leave);

  const card = appendElement(overlay.root, 'div', `card aside ${tone}`);
  const region = appendElement(card, 'div', 'message');
  region.setAttribute('role', tone === 'sorry' ? 'alert' : 'status');
  for (const { label, press } of [...actions, { label: close, press: () => undefined }]) {
    appendElement(card, 'button', '', label).addEventListener('click', (event) => {
      if (!event.isTrusted) return;
      overlay.remove();
      press();
    });
  }

  pending.push(window.setTimeout(() => (region.textContent = text), LIVE_REGION_DELAY_MS));
  const durationMs = TOAST_DURATIONS_MS[tone];
  if (durationMs !== null) pending.push(window.setTimeout(() => overlay.remove(), durationMs));
  return () => overlay.remove();
}
