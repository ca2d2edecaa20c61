/** Keys that activate a control, in our popup as in the page. */
const ACTIVATION_KEYS = new Set(['Enter', ' ', 'Escape']);
const KEY_EVENTS = ['keydown', 'keypress', 'keyup'];
/** The end of a handled key press or click (key release, second half of a double click) is hidden from the page too. */
export const RELEASE_DELAY_MS = 400;

/**
 * Listens to trusted key events on the window in the capture phase, before the page's own listeners. The page receives
 * no event of a handled key, its release included. An activation key held down since our popup was open is ignored and
 * hidden from the page. Returns a function that stops after `RELEASE_DELAY_MS`.
 */
export function captureKeys(window: Window, isHandled: (event: KeyboardEvent) => boolean): () => void {
  let isCapturing = true;
  const handledKeys = new Set<string>();
  const pressedHere = new Set<string>();
  const onKey = (event: Event): void => {
    if (!event.isTrusted || !isKeyboardEvent(event)) return;
    const { type, key, repeat } = event;
    if (!repeat) pressedHere.add(key);
    const isHeldFromBefore = repeat && ACTIVATION_KEYS.has(key) && !pressedHere.has(key);
    if (isCapturing && type === 'keydown' && !isHeldFromBefore && isHandled(event)) handledKeys.add(key);
    if (!isHeldFromBefore && !handledKeys.has(key)) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    if (type === 'keyup') handledKeys.delete(key);
  };
  for (const name of KEY_EVENTS) window.addEventListener(name, onKey, { capture: true, passive: false });
  return () => {
    if (!isCapturing) return;
    isCapturing = false;
    window.setTimeout(() => {
      for (const name of KEY_EVENTS) window.removeEventListener(name, onKey, { capture: true });
    }, RELEASE_DELAY_MS);
  };
}

function isKeyboardEvent(event: Event): event is KeyboardEvent {
  return 'key' in event;
}
