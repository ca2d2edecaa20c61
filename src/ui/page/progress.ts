import { holdKeys } from './keys.ts';
import { draw, type Layer, openLayer } from './layer.ts';

export interface ProgressWords {
  /** « Capture de la page : écran 3, 40 au plus »; `kept`: posts recorded so far, of a thread. */
  screen(screen: number, limit: number, kept: number): string;
  readonly stop: string;
  readonly further: string;
}

const PRESSES = ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click'];

/** A calm panel while a long page is taken; hidden for each picture. */
export interface ProgressPanel {
  readonly stopped: boolean;
  /** When the person stops. */
  readonly ended: Promise<void>;
  /** How many screens it may go; the person can raise it. */
  readonly limit: number;
  show(screen: number, kept?: number): void;
  hide(): void;
  /** The person ended it from elsewhere. */
  stop(): void;
  remove(): void;
}

const FIRST_LIMIT = 40;
const MORE = 40;

const CSS = `
.card { flex-wrap: wrap; gap: 10px; }
.card[hidden] { display: none; }
`;

export function openProgress(window: Window, words: ProgressWords): ProgressPanel {
  const { document } = window;
  let stopped = false;
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  let limit = FIRST_LIMIT;
  const layer: Layer = openLayer(document, CSS, () => {
    letKeysGo();
    for (const type of PRESSES) window.removeEventListener(type, onPress, true);
  });
  const card = draw(layer.root, 'div', 'card aside');
  card.hidden = true;
  const region = draw(card, 'div', 'said');
  region.setAttribute('role', 'status');
  const stopHere = (): void => {
    stopped = true;
    end();
  };
  const stop = button(card, words.stop, stopHere);
  const goFurther = (): void => {
    limit += MORE;
  };
  const further = button(card, words.further, goFurther);

  const letKeysGo = holdKeys(window, ({ key, target, repeat }) => {
    // The page would close the dialog that is being taken.
    if (key === 'Escape') {
      stopHere();
      return true;
    }
    // Our buttons are the last thing on the page to reach by Tab. What has the focus keeps its own Enter.
    const { body, documentElement } = document;
    if (key !== 'Enter' || (target !== body && target !== documentElement)) return false;
    if (!repeat) goFurther();
    return true;
  });

  /** Where each stood when it was last seen. */
  let places: { readonly card: DOMRect; readonly stop: DOMRect; readonly further: DOMRect } | null = null;
  /** Pressed just as it hid for a picture: not what lies behind it. */
  function onPress(event: Event): void {
    if (!event.isTrusted || !card.hidden || places === null || !isAt(places.card, event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.type !== 'click') return;
    if (isAt(places.stop, event)) stopHere();
    else if (isAt(places.further, event)) goFurther();
  }
  for (const type of PRESSES) window.addEventListener(type, onPress, true);

  return {
    get stopped() {
      return stopped;
    },
    ended,
    get limit() {
      return limit;
    },
    show(screen, kept = 0) {
      region.textContent = words.screen(screen, limit, kept);
      card.hidden = false;
      layer.raise();
    },
    hide() {
      if (!card.hidden) {
        places = {
          card: card.getBoundingClientRect(),
          stop: stop.getBoundingClientRect(),
          further: further.getBoundingClientRect(),
        };
      }
      card.hidden = true;
      layer.lower();
    },
    stop: stopHere,
    remove: () => layer.remove(),
  };
}

function button(card: Element, text: string, pressed: () => void): HTMLElement {
  const made = draw(card, 'button', 'press', text);
  made.addEventListener('click', (event) => event.isTrusted && pressed());
  return made;
}

function isAt({ left, right, top, bottom }: DOMRect, event: Event): boolean {
  const { clientX: x, clientY: y } = event as MouseEvent; // as of every press
  return x >= left && x <= right && y >= top && y <= bottom;
}
