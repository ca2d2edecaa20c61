import { AFTERMATH_MS, holdKeys } from './keys.ts';

/** The page's pointer and keys while the picker runs. Only what a person does counts: scripts' events pass unseen. */
export interface Grip {
  /** The pointer is over `target`, at these viewport coordinates. */
  over(target: Element, x: number, y: number): void;
  /** The pointer came over a frame: its moves and clicks go to the frame's own document, not to the page. */
  enterFrame?(frame: Element, x: number, y: number): void;
  click(target: Element): void;
  /** The main button, or a finger, goes down and up again at these viewport coordinates. */
  press?(x: number, y: number): void;
  release?(x: number, y: number): void;
  /** Whether the key was ours; the page then does not get it. */
  key(event: KeyboardEvent): boolean;
  /** Something scrolled, or the window changed its size. */
  moved(): void;
  /** Something entered the top layer. */
  covered(target: EventTarget | null): void;
}

const PRESSES =
  'pointerdown pointerup mousedown mouseup click dblclick auxclick contextmenu touchstart touchend'.split(
    ' ',
  );
/** A page may keep `click` from everybody: a press let go counts as one after this long. */
const CLICK_LOST_MS = 250;

/** First in line: on the window, in the capture phase. Returns what lets go, at once or, of presses, a moment later. */
export function grab(window: Window, grip: Grip): () => void {
  let held = true;
  let lost: number | undefined;

  const onPress = (event: Event): void => {
    if (!event.isTrusted) return;
    event.stopImmediatePropagation();
    // A cancelled touch would never become a click.
    if (!event.type.startsWith('touch')) event.preventDefault();
    const target = targetOf(event);
    if (!held || !target) return;
    const at = pointOf(event);
    if (at && event.type === 'pointerdown') grip.press?.(at.x, at.y);
    if (at && event.type === 'pointerup') grip.release?.(at.x, at.y);
    if (!held) return;
    if (event.type === 'pointerup' && 'button' in event && event.button === 0) {
      lost = window.setTimeout(() => held && grip.click(target), CLICK_LOST_MS);
    }
    if (event.type === 'click') {
      window.clearTimeout(lost);
      grip.click(target);
    }
  };
  const onMove = (event: Event): void => {
    const target = targetOf(event);
    if (event.isTrusted && target && 'clientX' in event) {
      const { clientX, clientY } = event as PointerEvent; // as of pointermove
      grip.over(target, clientX, clientY);
    }
  };
  const onEnter = (event: Event): void => {
    const target = targetOf(event);
    if (event.isTrusted && target && isFrame(target) && 'clientX' in event) {
      const { clientX, clientY } = event as PointerEvent; // as of pointerover
      grip.enterFrame?.(target, clientX, clientY);
    }
  };
  const onScroll = (): void => grip.moved();
  const onToggle = (event: Event): void => grip.covered(event.target);

  const watched: [string, (event: Event) => void][] = [
    ['pointermove', onMove],
    ['pointerover', onEnter],
    ['scroll', onScroll],
    ['resize', onScroll],
    ['toggle', onToggle],
  ];
  for (const [name, listener] of watched)
    window.addEventListener(name, listener, { capture: true, passive: true });
  for (const name of PRESSES) window.addEventListener(name, onPress, { capture: true, passive: false });
  const letKeysGo = holdKeys(window, (event) => grip.key(event));

  return () => {
    if (!held) return;
    held = false;
    letKeysGo();
    window.clearTimeout(lost);
    for (const [name, listener] of watched) window.removeEventListener(name, listener, { capture: true });
    window.setTimeout(() => {
      for (const name of PRESSES) window.removeEventListener(name, onPress, { capture: true });
    }, AFTERMATH_MS);
  };
}

export function isFrame(el: Element | null): boolean {
  return el !== null && /^i?frame$/.test(el.localName);
}

/** Where, of a pointer's main button. */
function pointOf(event: Event): { readonly x: number; readonly y: number } | null {
  if (!('clientX' in event)) return null;
  const { clientX, clientY, button } = event as PointerEvent; // as of every press with coordinates
  return button === 0 ? { x: clientX, y: clientY } : null;
}

/** The innermost element, through the page's open shadow roots. */
function targetOf(event: Event): Element | null {
  const [target] = event.composedPath();
  return target && 'nodeType' in target && target.nodeType === 1 ? (target as Element) : null; // nodeType 1 is an element
}
