import { type CoverMarks, MARK_INSET_PX, MARK_SIZE_PX } from '../../domain/capture/coverMarks.ts';
import { appendElement, type OverlayHost } from './overlayHost.ts';

export interface CoverText {
  /** « Page cachée pendant la capture » */
  readonly title: string;
  /** How long the page shows for each picture. */
  readonly note: string;
  /** « Arrêter ici (Échap) » */
  readonly stop: string;
}

/** An opaque cover over the page, shown between the screenshots of a long capture. */
export interface PageCover {
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
 * The cover ignores the pointer: the page is read and settles under it, and `elementFromPoint` ignores it. Its opacity is
 * not 1, because Chromium does not draw what an opaque layer covers; the page would show late for a screenshot. What
 * remains is less than one level of 255.
 */
export const COVER_CSS = `
.cover {
  position: fixed; inset: 0; display: flex; flex-direction: column; align-items: center; justify-content: center;
  gap: var(--space-16); padding: var(--space-24); color: var(--overlay-ink); background: var(--overlay-surface);
  opacity: 0.997; will-change: opacity; pointer-events: none; text-align: center;
}
.cover[hidden] { display: none; }
.cover.away { opacity: 0; }
.cover p { margin: 0; max-width: 640px; }
.cover .title { font-size: var(--text-title); font-weight: 600; }
.cover button { pointer-events: none; }
.mark { position: fixed; width: ${MARK_SIZE_PX}px; height: ${MARK_SIZE_PX}px; forced-color-adjust: none; }
`;

export function createPageCover(options: CoverOptions): PageCover {
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
      if (waitMs > 0) await new Promise((resolve) => window.setTimeout(resolve, waitMs));
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

export function isInside({ left, right, top, bottom }: DOMRect, event: Event): boolean {
  const { clientX: x, clientY: y } = event as MouseEvent; // as of every press
  return x >= left && x <= right && y >= top && y <= bottom;
}
