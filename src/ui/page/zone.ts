import type { Rect } from '../../domain/capture/observation.ts';
import { grab } from './grab.ts';
import { draw, openLayer } from './layer.ts';

export interface ZoneWords {
  /** « Tracez la zone… Entrée enregistre, Échap quitte » */
  readonly label: string;
  readonly record: string;
  readonly leave: string;
  /** « Zone de 400 sur 300, à 20 de la gauche et 40 du haut » */
  place(zone: Rect): string;
}

const CSS = `
.sheet { position: fixed; inset: 0; pointer-events: auto; touch-action: none; cursor: crosshair; }
.card { flex-wrap: wrap; gap: 10px; cursor: default; }
`;

/** CSS pixels a key moves. */
const STEP = 10;
/** Less is a click, or a hand that trembles. */
const SMALLEST = 16;

const ARROWS: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['ArrowLeft', [-STEP, 0]],
  ['ArrowRight', [STEP, 0]],
  ['ArrowUp', [0, -STEP]],
  ['ArrowDown', [0, STEP]],
]);

/** Resolves with the rectangle chosen (CSS pixels of the viewport), or null when the person leaves, or `signal` ends it. */
export function startZone(window: Window, words: ZoneWords, signal: AbortSignal): Promise<Rect | null> {
  const { document } = window;
  return new Promise((resolve) => {
    // Somewhere to begin from by keyboard: the middle half.
    let zone: Rect = within(window, {
      x: window.innerWidth / 4,
      y: window.innerHeight / 4,
      width: window.innerWidth / 2,
      height: window.innerHeight / 2,
    });
    let from: { readonly x: number; readonly y: number; readonly before: Rect } | null = null;
    let letGo = (): void => {};

    const layer = openLayer(document, CSS, () => finish(null));
    draw(layer.root, 'div', 'sheet');
    const box = draw(layer.root, 'div', 'box');
    const card = draw(layer.root, 'div', 'card below');
    const label = draw(card, 'span', 'label', words.label);
    label.setAttribute('role', 'status');
    const record = draw(card, 'button', 'record', words.record);
    const leave = draw(card, 'button', 'leave', words.leave);

    const finish = (chosen: Rect | null): void => {
      resolve(chosen); // the first answer stands: removing the layer ends here again
      letGo();
      layer.remove();
    };
    const place = (): void => {
      for (const side of ['width', 'height'] as const) box.style.setProperty(side, `${zone[side]}px`);
      box.style.setProperty('left', `${zone.x}px`);
      box.style.setProperty('top', `${zone.y}px`);
    };
    const set = (next: Rect, say: boolean): void => {
      zone = within(window, next);
      place();
      if (say) label.textContent = words.place(zone);
    };

    letGo = grab(window, {
      // A closed root keeps its elements' names: the place tells which button.
      press(x, y) {
        if (isAt(record, x, y)) finish(zone);
        else if (isAt(leave, x, y)) finish(null);
        else if (!isAt(card, x, y)) from = { x, y, before: zone };
      },
      over(_target, x, y) {
        if (from !== null) set(between(from, x, y), false);
      },
      release(x, y) {
        if (from === null) return;
        const drawn = between(from, x, y);
        set(drawn.width < SMALLEST || drawn.height < SMALLEST ? from.before : drawn, true);
        from = null;
      },
      click() {},
      key(event) {
        if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false;
        const by = ARROWS.get(event.key);
        if (event.key === 'Escape') finish(null);
        else if (event.key === 'Enter') finish(zone);
        else if (by && event.shiftKey)
          set({ ...zone, width: zone.width + by[0], height: zone.height + by[1] }, true);
        else if (by) set({ ...zone, x: zone.x + by[0], y: zone.y + by[1] }, true);
        else return event.key === 'Tab';
        return true;
      },
      moved: () => set(zone, false),
      covered(target) {
        if (target !== layer.host) layer.raise();
      },
    });
    signal.addEventListener('abort', () => finish(null), { once: true });
    place();
  });
}

function between(from: { readonly x: number; readonly y: number }, x: number, y: number): Rect {
  return {
    x: Math.min(from.x, x),
    y: Math.min(from.y, y),
    width: Math.abs(x - from.x),
    height: Math.abs(y - from.y),
  };
}

/** Whole pixels, no smaller than can be seen, inside the window: moved back rather than cut. */
function within(window: Window, { x, y, width, height }: Rect): Rect {
  const size = (wanted: number, room: number): number =>
    Math.round(Math.min(Math.max(SMALLEST, wanted), room));
  const at = (wanted: number, length: number, room: number): number =>
    Math.round(Math.min(Math.max(0, wanted), room - length));
  const [wide, high] = [size(width, window.innerWidth), size(height, window.innerHeight)];
  return { x: at(x, wide, window.innerWidth), y: at(y, high, window.innerHeight), width: wide, height: high };
}

function isAt(el: Element, x: number, y: number): boolean {
  const { left, right, top, bottom } = el.getBoundingClientRect();
  return x >= left && x <= right && y >= top && y <= bottom;
}
