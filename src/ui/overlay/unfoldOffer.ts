import { captureKeys } from './keyCapture.ts';
import { appendElement, openOverlay } from './overlayHost.ts';

export interface UnfoldOfferText {
  /** « Cette page cache : 3 réponses repliées, 12 textes coupés. » */
  readonly found: string;
  /** What unfolding does, on the person's account too. */
  readonly effects: string;
  /** « Déplier puis capturer » */
  readonly unfold: string;
  /** « Capturer sans déplier » */
  readonly asIs: string;
  readonly cancel: string;
}

export type UnfoldAnswer = 'unfold' | 'as-is';

const OFFER_CSS = `
.card { flex-direction: column; align-items: stretch; gap: var(--space-8); }
p { margin: 0; }
.found { font-weight: 600; }
`;

/** Resolves with the person's answer; with null when they cancel or `signal` is aborted. No answer is preselected. */
export function offerUnfolding(
  window: Window,
  words: UnfoldOfferText,
  signal: AbortSignal,
): Promise<UnfoldAnswer | null> {
  return new Promise((resolve) => {
    const overlay = openOverlay(window.document, OFFER_CSS, () => finish(null));
    const card = appendElement(overlay.root, 'div', 'card aside');
    card.setAttribute('role', 'group');
    card.tabIndex = -1;
    const message = appendElement(card, 'div', 'message');
    message.setAttribute('role', 'status');
    appendElement(message, 'p', 'found', words.found);
    appendElement(message, 'p', 'effects', words.effects);
    const answers = [
      [words.unfold, 'unfold'],
      [words.asIs, 'as-is'],
      [words.cancel, null],
    ] as const;
    for (const [text, answer] of answers) {
      const button = appendElement(card, 'button', 'answer', text);
      button.addEventListener('click', (event) => event.isTrusted && finish(answer));
    }
    const releaseKeys = captureKeys(window, ({ key }) => {
      if (key === 'Escape') finish(null);
      return key === 'Escape';
    });
    function finish(answer: UnfoldAnswer | null): void {
      resolve(answer); // only the first call counts: removing the overlay calls this again
      releaseKeys();
      overlay.remove();
    }
    signal.addEventListener('abort', () => finish(null), { once: true });
    // Our buttons come last in the page's Tab order.
    card.focus();
  });
}
