import type { CoverMarks } from '../domain/capture/capturedPage.ts';
import { MARK_INSET_PX, MARK_SIZE_PX } from '../domain/capture/coverMarks.ts';
import { isPointIn } from '../domain/capture/observation.ts';
import { captureKeys } from './eventCapture.ts';
import { appendElement, type OverlayHost, openOverlay } from './overlayHost.ts';

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
const LISTENED = { capture: true, passive: false };

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

interface ProgressOptions {
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

export function openProgressPanel(window: Window, words: ProgressText, options: ProgressOptions): ProgressPanel {
  const { document, performance } = window;
  let stopped = false;
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  let { limit } = options;
  const openedAt = performance.now();
  const overlay: OverlayHost = openOverlay(document, COVER_CSS, () => {
    releaseKeys();
    for (const type of [...PRESS_EVENTS, ...COVERED_EVENTS]) window.removeEventListener(type, onPress, true);
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
    for (const type of COVERED_EVENTS) window.addEventListener(type, onPress, LISTENED);
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
    // Our buttons come last in the page's Tab order, so Enter works without them. A focused element keeps its Enter.
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
  for (const type of PRESS_EVENTS) window.addEventListener(type, onPress, LISTENED);
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

interface CoverText {
  /** « Page cachée pendant la capture » */
  readonly title: string;
  /** How long the page shows for each picture. */
  readonly note: string;
  /** « Arrêter ici (Échap) » */
  readonly stop: string;
}

/** An opaque cover over the page, shown between the screenshots of a long capture. */
interface PageCover {
  readonly isOn: boolean;
  /** The page removed the cover while it was on. */
  readonly wasRemoved: boolean;
  /** Null while it is off. */
  readonly marks: CoverMarks | null;
  turnOn(): void;
  show(text: string): void;
  /** Resolves once a frame without the cover is painted; to false when none is painted. */
  uncover(): Promise<boolean>;
  restore(freeInMs: number): void;
  /** Returns true for a key that the page must not receive. */
  handleKey(event: KeyboardEvent): boolean;
  /** Handles a press or a scroll while the cover is on: the page must not receive it. */
  handlePress(event: Event): void;
}

interface CoverOptions {
  readonly window: Window;
  readonly overlay: OverlayHost;
  readonly words: CoverText;
  /** 0xRRGGBB of each corner. */
  readonly colours: readonly number[];
  /** Resolves to whether a frame was painted. */
  readonly waitForPaint: () => Promise<boolean>;
  readonly onStop: () => void;
}

/** WCAG 2.3.1: nothing flashes more than three times in any second. */
const MAX_UNCOVERINGS = 3;
const UNCOVERINGS_WINDOW_MS = 1_000;
/** Time to hide the cover and paint. */
const HIDE_MS = 30;
const TOP_LAYER = 'dialog:modal, :popover-open, :fullscreen';

/**
 * The cover ignores the pointer: the page is read and settles under it, and `elementFromPoint` ignores it. Its opacity
 * is not 1, because Chromium does not draw what an opaque layer covers; the page would show late for a screenshot. What
 * remains is less than one level of 255.
 */
const COVER_CSS = `
.cover {
  position: fixed; inset: 0; display: flex; flex-direction: column; align-items: center; justify-content: center;
  gap: var(--space-16); padding: var(--space-24); color: var(--overlay-ink); background: var(--overlay-surface);
  opacity: 0.997; will-change: opacity; pointer-events: none; text-align: center;
}
.cover.away { opacity: 0; }
.cover p { margin: 0; max-width: 640px; }
.cover .title { font-size: var(--text-section); font-weight: 600; }
.cover button { pointer-events: none; }
.mark { position: fixed; width: ${MARK_SIZE_PX}px; height: ${MARK_SIZE_PX}px; forced-color-adjust: none; }
`;

function createPageCover(options: CoverOptions): PageCover {
  const { window, overlay, words, colours, waitForPaint, onStop } = options;
  const { document, performance } = window;
  const cover = appendElement(overlay.root, 'div', 'cover');
  cover.hidden = true;
  cover.setAttribute('role', 'dialog');
  cover.setAttribute('aria-modal', 'true');
  cover.setAttribute('aria-label', words.title);
  appendElement(cover, 'p', 'title', words.title);
  const region = appendElement(cover, 'p', 'message');
  region.setAttribute('role', 'status');
  appendElement(cover, 'p', 'note', words.note);
  const stop = appendElement(cover, 'button', 'press', words.stop);
  // A pointer never reaches it: this is a key press on the button.
  stop.addEventListener('click', (event) => event.isTrusted && onStop());
  for (const [place, colour] of colours.entries()) drawMark(cover, colour, place);

  let isOn = false;
  let wasRemoved = false;
  let freeAt = 0;
  const uncoveredAt: number[] = [];
  let topLayer: readonly Element[] = [];
  const isAbove = (el: Element): boolean => el !== overlay.host && !topLayer.includes(el);
  /** Puts the cover back after the page removed it, or showed something above it. */
  const raise = (): void => {
    if (!overlay.isOpen) return;
    const isRemoved = !overlay.host.isConnected;
    wasRemoved ||= isRemoved;
    const now = listTopLayer(overlay.host);
    if (isRemoved || now.some(isAbove) || !now.includes(overlay.host)) overlay.raise();
    topLayer = listTopLayer(overlay.host);
    if (document.activeElement !== overlay.host) stop.focus({ preventScroll: true });
  };

  return {
    get isOn() {
      return isOn;
    },
    get wasRemoved() {
      return wasRemoved;
    },
    get marks() {
      const { innerWidth: width, innerHeight: height } = window;
      return isOn ? { colours, window: { width, height } } : null;
    },
    turnOn() {
      isOn = true;
      cover.hidden = false;
      overlay.raise();
      raise();
    },
    show(text) {
      if (region.textContent !== text) region.textContent = text;
      raise();
    },
    async uncover() {
      const now = performance.now();
      const oldest = uncoveredAt.at(-MAX_UNCOVERINGS) ?? Number.NEGATIVE_INFINITY;
      const waitMs = Math.max(freeAt - HIDE_MS, oldest + UNCOVERINGS_WINDOW_MS) - now;
      // Timers drop the fractions of a millisecond.
      if (waitMs > 0) await new Promise((resolve) => window.setTimeout(resolve, Math.ceil(waitMs)));
      uncoveredAt.push(performance.now());
      if (uncoveredAt.length > MAX_UNCOVERINGS) uncoveredAt.shift();
      cover.classList.add('away');
      overlay.lower();
      return waitForPaint();
    },
    restore(freeInMs) {
      freeAt = performance.now() + freeInMs;
      cover.classList.remove('away');
      raise();
    },
    handleKey({ key, target, repeat, ctrlKey, altKey, metaKey }) {
      if (key === 'Escape') onStop();
      const isPressOnStop = target === overlay.host && (key === 'Enter' || key === ' ');
      if (isPressOnStop) return repeat;
      return key !== 'Shift' && !ctrlKey && !altKey && !metaKey;
    },
    handlePress(event) {
      if (!event.isTrusted || event.target === overlay.host) return;
      event.stopImmediatePropagation();
      // A cancelled touch produces no click.
      if (!/^touch(?:start|end)$/.test(event.type)) event.preventDefault();
      if (event.type === 'click' && isInside(stop.getBoundingClientRect(), event)) onStop();
    },
  };
}

/** Empty where the browser has no popovers. */
const listTopLayer = (host: HTMLElement): Element[] =>
  typeof host.showPopover === 'function' ? [...host.ownerDocument.querySelectorAll(TOP_LAYER)] : [];

/** `place`: 0 top left, 1 top right, 2 bottom left, 3 bottom right. */
function drawMark(cover: Element, colour: number, place: number): void {
  const mark = appendElement(cover, 'div', 'mark');
  const inset = `${MARK_INSET_PX}px`;
  mark.style.setProperty(place < 2 ? 'top' : 'bottom', inset);
  mark.style.setProperty(place % 2 === 0 ? 'left' : 'right', inset);
  mark.style.setProperty('background', `#${colour.toString(16).padStart(6, '0')}`);
}

function isInside(rect: DOMRect, event: Event): boolean {
  const { clientX, clientY } = event as MouseEvent; // as of every press
  return isPointIn(rect, clientX, clientY);
}

/** Less says nothing about the rest. */
const MIN_SHARE = 0.02;
const MIN_ELAPSED_MS = 5_000;

/**
 * Estimates the whole minutes left, at least 1. `share`: the part of the work that is done, 0 to 1, growing. Returns
 * null while it is too early to tell.
 */
export function estimateMinutesLeft(elapsedMs: number, share: number): number | null {
  if (share < MIN_SHARE || elapsedMs < MIN_ELAPSED_MS) return null;
  return Math.max(1, Math.ceil((elapsedMs * (1 - Math.min(1, share))) / share / 60_000));
}
