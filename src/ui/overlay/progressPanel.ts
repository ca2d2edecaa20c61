import { captureKeys } from './keyCapture.ts';
import { appendElement, type OverlayHost, openOverlay } from './overlayHost.ts';
import { COVER_CSS, type CoverText, createPageCover, isInside, type PageCover } from './pageCover.ts';
import { estimateMinutesLeft } from './remainingTime.ts';

export interface ProgressText extends CoverText {
  /** « Capture de la page : écran 3, 40 au plus »; `kept`: for a thread, the number of posts recorded so far. */
  progress(screen: number, limit: number, kept: number): string;
  readonly continueFurther: string;
  /** « Cacher la page et aller jusqu'au bout » */
  readonly hidePage: string;
  /** « Reste : environ 3 minutes. » */
  remaining(minutes: number): string;
  readonly paused: string;
}

const PRESS_EVENTS = ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click'];
/** Events that the page must not receive while it is covered, besides these. */
const COVERED_EVENTS = ['dblclick', 'auxclick', 'contextmenu', 'wheel', 'touchstart', 'touchmove', 'touchend'];

/** A panel or a cover shown while a long page is captured, and hidden during each screenshot. */
export interface ProgressPanel {
  readonly stopped: boolean;
  /** Resolves when the user stops the capture. */
  readonly ended: Promise<void>;
  /** The number of screens to capture at most; the user can raise it. */
  readonly limit: number;
  /** Hides the page, at the person's word. */
  readonly cover: PageCover;
  /** `share`: the part of the content that is done, 0 to 1; 0 when it is not known. */
  show(screen: number, kept?: number, share?: number): void;
  /** The tab is hidden: the capture waits. */
  showPaused(): void;
  /** Hides the panel. A cover stays until just before the screenshot. */
  hide(): void;
  /** Stops the capture, as the button does. */
  stop(): void;
  remove(): void;
}

export interface ProgressOptions {
  readonly limit: number;
  /** The limit when the person chooses to go to the end. */
  readonly endLimit: number;
  readonly isCovered: boolean;
  /** Random colours of the cover's marks. */
  readonly colours: readonly number[];
  readonly waitForPaint: () => Promise<boolean>;
}

/** Maximum number of screens, unless the person chooses to go further. */
export const DEFAULT_SCREEN_LIMIT = 40;
const SCREEN_LIMIT_STEP = 40;

const PROGRESS_CSS = `
.card { flex-wrap: wrap; gap: var(--space-8); }
.card[hidden] { display: none; }
`;

export function openProgressPanel(window: Window, words: ProgressText, options: ProgressOptions): ProgressPanel {
  const { document, performance } = window;
  let stopped = false;
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  let { limit } = options;
  const openedAt = performance.now();
  const overlay: OverlayHost = openOverlay(document, PROGRESS_CSS + COVER_CSS, () => {
    releaseKeys();
    for (const type of PRESS_EVENTS) window.removeEventListener(type, onPress, true);
    for (const type of COVERED_EVENTS) window.removeEventListener(type, onPress, true);
  });
  const card = appendElement(overlay.root, 'div', 'card aside');
  card.hidden = true;
  const region = appendElement(card, 'div', 'message');
  region.setAttribute('role', 'status');
  const stopCapture = (): void => {
    stopped = true;
    end();
  };
  const raiseLimit = (): void => {
    limit += SCREEN_LIMIT_STEP;
  };
  const { colours, waitForPaint, endLimit } = options;
  const cover = createPageCover({ window, overlay, words, colours, waitForPaint, onStop: stopCapture });
  const hidePage = (): void => {
    if (cover.isOn) return;
    limit = Math.max(limit, endLimit);
    card.hidden = true;
    cover.turnOn();
    cover.show(region.textContent ?? '');
    for (const type of COVERED_EVENTS) window.addEventListener(type, onPress, { capture: true, passive: false });
  };
  const buttons = [
    { el: appendButton(card, words.stop, stopCapture), press: stopCapture },
    { el: appendButton(card, words.continueFurther, raiseLimit), press: raiseLimit },
    { el: appendButton(card, words.hidePage, hidePage), press: hidePage },
  ];

  const releaseKeys = captureKeys(window, (event) => {
    if (cover.isOn) return cover.handleKey(event);
    const { key, target, repeat } = event;
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
  let lastRects: { readonly card: DOMRect; readonly buttons: readonly DOMRect[] } | null = null;
  function onPress(event: Event): void {
    if (cover.isOn) cover.handlePress(event);
    else handlePanelPress(event);
  }
  /** Handles a press at the panel's place while it is hidden for a screenshot: it must not reach the page behind. */
  function handlePanelPress(event: Event): void {
    if (!event.isTrusted || !card.hidden || lastRects === null || !isInside(lastRects.card, event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.type !== 'click') return;
    const place = lastRects.buttons.findIndex((rect) => isInside(rect, event));
    buttons[place]?.press();
  }
  for (const type of PRESS_EVENTS) window.addEventListener(type, onPress, { capture: true, passive: false });
  if (options.isCovered) hidePage();

  const showText = (text: string): void => {
    if (cover.isOn) cover.show(text);
    else {
      region.textContent = text;
      card.hidden = false;
      overlay.raise();
    }
  };
  return {
    get stopped() {
      return stopped;
    },
    ended,
    get limit() {
      return limit;
    },
    cover,
    show(screen, kept = 0, share = 0) {
      const minutes = cover.isOn ? estimateMinutesLeft(performance.now() - openedAt, share) : null;
      const left = minutes === null ? '' : `. ${words.remaining(minutes)}`;
      showText(words.progress(screen, limit, kept) + left);
    },
    showPaused: () => showText(words.paused),
    hide() {
      if (cover.isOn) return;
      if (!card.hidden) {
        lastRects = {
          card: card.getBoundingClientRect(),
          buttons: buttons.map(({ el }) => el.getBoundingClientRect()),
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
