import { captureKeys } from './keyCapture.ts';
import { appendElement, type OverlayHost, openOverlay } from './overlayHost.ts';

export interface ProgressText {
  /** « Capture de la page : écran 3, 40 au plus »; `kept`: for a thread, the number of posts recorded so far. */
  progress(screen: number, limit: number, kept: number): string;
  readonly stop: string;
  readonly continueFurther: string;
}

const PRESS_EVENTS = ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click'];

/** A panel shown while a long page is captured, and hidden during each screenshot. */
export interface ProgressPanel {
  readonly stopped: boolean;
  /** Resolves when the user stops the capture. */
  readonly ended: Promise<void>;
  /** The number of screens to capture at most; the user can raise it. */
  readonly limit: number;
  show(screen: number, kept?: number): void;
  hide(): void;
  /** Stops the capture, as the button does. */
  stop(): void;
  remove(): void;
}

const INITIAL_SCREEN_LIMIT = 40;
const SCREEN_LIMIT_STEP = 40;

const PROGRESS_CSS = `
.card { flex-wrap: wrap; gap: var(--space-8); }
.card[hidden] { display: none; }
`;

export function openProgressPanel(window: Window, words: ProgressText): ProgressPanel {
  const { document } = window;
  let stopped = false;
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  let limit = INITIAL_SCREEN_LIMIT;
  const overlay: OverlayHost = openOverlay(document, PROGRESS_CSS, () => {
    releaseKeys();
    for (const type of PRESS_EVENTS) window.removeEventListener(type, onPress, true);
  });
  const card = appendElement(overlay.root, 'div', 'card aside');
  card.hidden = true;
  const region = appendElement(card, 'div', 'message');
  region.setAttribute('role', 'status');
  const stopCapture = (): void => {
    stopped = true;
    end();
  };
  const stop = appendButton(card, words.stop, stopCapture);
  const raiseLimit = (): void => {
    limit += SCREEN_LIMIT_STEP;
  };
  const further = appendButton(card, words.continueFurther, raiseLimit);

  const releaseKeys = captureKeys(window, ({ key, target, repeat }) => {
    // The page would close the dialog that is being captured.
    if (key === 'Escape') {
      stopCapture();
      return true;
    }
    // Our buttons come last in the page's Tab order, so Enter works without them. A focused element keeps its own Enter.
    const { body, documentElement } = document;
    if (key !== 'Enter' || (target !== body && target !== documentElement)) return false;
    if (!repeat) raiseLimit();
    return true;
  });

  /** The positions when the panel was last visible. */
  let lastRects: { readonly card: DOMRect; readonly stop: DOMRect; readonly further: DOMRect } | null = null;
  /** Handles a press at the panel's place while it is hidden for a screenshot: it must not reach the page behind. */
  function onPress(event: Event): void {
    if (!event.isTrusted || !card.hidden || lastRects === null || !isInside(lastRects.card, event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.type !== 'click') return;
    if (isInside(lastRects.stop, event)) stopCapture();
    else if (isInside(lastRects.further, event)) raiseLimit();
  }
  for (const type of PRESS_EVENTS) window.addEventListener(type, onPress, true);

  return {
    get stopped() {
      return stopped;
    },
    ended,
    get limit() {
      return limit;
    },
    show(screen, kept = 0) {
      region.textContent = words.progress(screen, limit, kept);
      card.hidden = false;
      overlay.raise();
    },
    hide() {
      if (!card.hidden) {
        lastRects = {
          card: card.getBoundingClientRect(),
          stop: stop.getBoundingClientRect(),
          further: further.getBoundingClientRect(),
        };
      }
      card.hidden = true;
      overlay.lower();
    },
    stop: stopCapture,
    remove: () => overlay.remove(),
  };
}

function appendButton(card: Element, text: string, onPress: () => void): HTMLElement {
  const buttonElement = appendElement(card, 'button', 'press', text);
  buttonElement.addEventListener('click', (event) => event.isTrusted && onPress());
  return buttonElement;
}

function isInside({ left, right, top, bottom }: DOMRect, event: Event): boolean {
  const { clientX: x, clientY: y } = event as MouseEvent; // as of every press
  return x >= left && x <= right && y >= top && y <= bottom;
}
