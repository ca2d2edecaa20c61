import { captureKeys } from './eventCapture.ts';
import { appendElement, type OverlayHost, openOverlay } from './overlayHost.ts';

export type ToastTone = 'saved' | 'sorry' | 'working';

interface ToastOptions {
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
.card { column-gap: var(--space-16); }
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
  removeToast();
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

export const removeToast = (): void => currentOverlay?.remove();

/** What the person decides before a long capture. */
export interface StartAnswer {
  /** Press the buttons that unfold first. */
  readonly unfolds: boolean;
  readonly isCovered: boolean;
  /** Capture as far as possible, not only the first screens. */
  readonly toEnd: boolean;
}

export interface StartOfferText {
  /** « Cette page cache : 3 réponses repliées, 12 textes coupés. » or « Cette page fait environ 250 écrans… » */
  readonly found: string;
  /** What the answers do. */
  readonly effects: readonly string[];
  /** The buttons, in this order. */
  readonly answers: readonly (readonly [text: string, answer: StartAnswer])[];
  readonly cancel: string;
}

const OFFER_CSS = `
.card { flex-flow: column; align-items: stretch; }
p { margin: 0; }
.message { display: grid; gap: var(--space-8); }
.found { font-weight: 600; }
`;

/** Resolves with the person's answer; with null when they cancel or `signal` is aborted. No answer is preselected. */
export function offerStart(window: Window, words: StartOfferText, signal: AbortSignal): Promise<StartAnswer | null> {
  return new Promise((resolve) => {
    const overlay = openOverlay(window.document, OFFER_CSS, () => finish(null));
    const card = appendElement(overlay.root, 'div', 'card aside');
    card.setAttribute('role', 'group');
    card.tabIndex = -1;
    const message = appendElement(card, 'div', 'message');
    message.setAttribute('role', 'status');
    appendElement(message, 'p', 'found', words.found);
    for (const effect of words.effects) appendElement(message, 'p', 'effects', effect);
    for (const [text, answer] of [...words.answers, [words.cancel, null] as const]) {
      const button = appendElement(card, 'button', 'answer', text);
      button.addEventListener('click', (event) => event.isTrusted && finish(answer));
    }
    const releaseKeys = captureKeys(window, ({ key }) => {
      if (key === 'Escape') finish(null);
      return key === 'Escape';
    });
    function finish(answer: StartAnswer | null): void {
      resolve(answer); // only the first call counts: removing the overlay calls this again
      releaseKeys();
      overlay.remove();
    }
    signal.addEventListener('abort', () => finish(null), { once: true });
    // Our buttons come last in the page's Tab order.
    card.focus();
  });
}
