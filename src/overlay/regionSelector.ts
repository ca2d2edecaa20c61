import { isPointIn, type Rect } from '../domain/capture/observation.ts';
import { captureEvents } from './eventCapture.ts';
import { appendElement, openOverlay } from './overlayHost.ts';

export interface RegionSelectorText {
  /** « Tracez la zone… Entrée enregistre, Échap annule » */
  readonly label: string;
  readonly record: string;
  readonly leave: string;
  /** Said after a click, which is the first corner. */
  readonly corner: string;
  /** « Zone de 400 sur 300, à 20 de la gauche et 40 du haut » */
  describeRegion(region: Rect): string;
}

const REGION_CSS = `
.drag-surface { position: fixed; inset: 0; pointer-events: auto; touch-action: none; cursor: crosshair; }
.card { cursor: default; }
`;

/** In CSS pixels. */
const KEY_STEP_PX = 10;
/** A smaller drag is a click. Two clicks do what a drag does (WCAG 2.5.7). */
const MIN_REGION_PX = 16;
const MARK_PX = 12;

const ARROW_MOVES: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['ArrowLeft', [-KEY_STEP_PX, 0]],
  ['ArrowRight', [KEY_STEP_PX, 0]],
  ['ArrowUp', [0, -KEY_STEP_PX]],
  ['ArrowDown', [0, KEY_STEP_PX]],
]);

/**
 * Resolves with the chosen rectangle (CSS pixels of the viewport), or with null when the user cancels or `signal` is
 * aborted.
 */
export function startRegionSelector(
  window: Window,
  words: RegionSelectorText,
  signal: AbortSignal,
): Promise<Rect | null> {
  const { document } = window;
  return new Promise((resolve) => {
    // The starting region, for the keyboard: half the viewport in each direction, centred.
    let region: Rect = clampToViewport(window, {
      x: window.innerWidth / 4,
      y: window.innerHeight / 4,
      width: window.innerWidth / 2,
      height: window.innerHeight / 2,
    });
    let dragStart: (Point & { readonly before: Rect }) | null = null;
    /** Where the first of two clicks was, with its mark. */
    let corner: (Point & { readonly mark: HTMLElement }) | null = null;
    let release = (): void => {};

    const overlay = openOverlay(document, REGION_CSS, () => finish(null));
    appendElement(overlay.root, 'div', 'drag-surface');
    const box = appendElement(overlay.root, 'div', 'box');
    const card = appendElement(overlay.root, 'div', 'card below');
    const label = appendElement(card, 'span', 'label', words.label);
    label.setAttribute('role', 'status');
    const record = appendElement(card, 'button', 'record', words.record);
    const leave = appendElement(card, 'button', 'leave', words.leave);

    const finish = (chosen: Rect | null): void => {
      resolve(chosen); // only the first call counts: removing the overlay calls this again
      release();
      overlay.remove();
    };
    const place = (at: HTMLElement, { x, y, width, height }: Rect): void => {
      for (const [name, value] of Object.entries({ left: x, top: y, width, height }))
        at.style.setProperty(name, `${value}px`);
    };
    const drawRegion = (): void => place(box, region);
    const setRegion = (next: Rect, announces: boolean): void => {
      region = clampToViewport(window, next);
      drawRegion();
      if (announces) label.textContent = words.describeRegion(region);
    };

    release = captureEvents(window, {
      // A closed shadow root hides the event's inner target: the coordinates identify the button.
      onPress(x, y) {
        if (isPointIn(record.getBoundingClientRect(), x, y)) finish(region);
        else if (isPointIn(leave.getBoundingClientRect(), x, y)) finish(null);
        else if (!isPointIn(card.getBoundingClientRect(), x, y)) dragStart = { x, y, before: region };
      },
      onPointerOver(_target, x, y) {
        if (dragStart !== null) setRegion(rectBetweenPoints(dragStart, x, y), false);
      },
      onRelease(x, y) {
        if (dragStart === null) return;
        const { before } = dragStart;
        const drawn = [dragStart, corner].map((from) => from && rectBetweenPoints(from, x, y)).find(isLargeEnough);
        dragStart = null;
        setRegion(drawn ?? before, true);
        corner?.mark.remove();
        corner = null;
        if (drawn) return;
        corner = { x, y, mark: appendElement(overlay.root, 'div', 'box') };
        place(corner.mark, { x: x - MARK_PX / 2, y: y - MARK_PX / 2, width: MARK_PX, height: MARK_PX });
        label.textContent = words.corner;
      },
      onClick() {},
      handleKey(event) {
        if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false;
        const by = ARROW_MOVES.get(event.key);
        if (event.key === 'Escape') finish(null);
        else if (event.key === 'Enter') finish(region);
        else if (by && event.shiftKey)
          setRegion({ ...region, width: region.width + by[0], height: region.height + by[1] }, true);
        else if (by) setRegion({ ...region, x: region.x + by[0], y: region.y + by[1] }, true);
        else return event.key === 'Tab';
        return true;
      },
      onLayoutChange: () => setRegion(region, false),
      onTopLayerChange(target) {
        if (target !== overlay.host) overlay.raise();
      },
    });
    signal.addEventListener('abort', () => finish(null), { once: true });
    drawRegion();
  });
}

type Point = Pick<Rect, 'x' | 'y'>;

const rectBetweenPoints = (from: Point, x: number, y: number): Rect => ({
  x: Math.min(from.x, x),
  y: Math.min(from.y, y),
  width: Math.abs(x - from.x),
  height: Math.abs(y - from.y),
});

const isLargeEnough = (rect: Rect | null): rect is Rect =>
  rect !== null && rect.width >= MIN_REGION_PX && rect.height >= MIN_REGION_PX;

/** Rounds to whole pixels, applies the minimum size, and moves the rectangle inside the window rather than cut it. */
function clampToViewport(window: Window, { x, y, width, height }: Rect): Rect {
  const size = (wanted: number, available: number): number =>
    Math.round(Math.min(Math.max(MIN_REGION_PX, wanted), available));
  const at = (wanted: number, length: number, available: number): number =>
    Math.round(Math.min(Math.max(0, wanted), available - length));
  const [wide, high] = [size(width, window.innerWidth), size(height, window.innerHeight)];
  return { x: at(x, wide, window.innerWidth), y: at(y, high, window.innerHeight), width: wide, height: high };
}
