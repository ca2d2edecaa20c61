import { captureKeys } from './keyCapture.ts';
import { appendElement, openOverlay } from './overlayHost.ts';

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
.card { flex-direction: column; align-items: stretch; gap: var(--space-8); }
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
