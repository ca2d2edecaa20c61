/** Handlers for the page's pointer and keyboard events while an overlay is active. Scripts' events are ignored. */
export interface CaptureHandlers {
  /** The pointer is over `target`, at these viewport coordinates. */
  onPointerOver(target: Element, x: number, y: number): void;
  /** The pointer entered an iframe, whose document receives the following moves and clicks instead of the page. */
  onFrameEnter?(frame: Element, x: number, y: number): void;
  onClick(target: Element): void;
  /** The main button or a finger was pressed, then released, at these viewport coordinates. */
  onPress?(x: number, y: number): void;
  onRelease?(x: number, y: number): void;
  /** Returns true when the key was handled; the page then does not receive it. */
  handleKey(event: KeyboardEvent): boolean;
  /** Something scrolled, or the window was resized. */
  onLayoutChange(): void;
  /** An element entered the top layer. */
  onTopLayerChange(target: EventTarget | null): void;
}

const PRESS_EVENTS =
  'pointerdown pointerup mousedown mouseup click dblclick auxclick contextmenu touchstart touchend'.split(' ');
/** A page may block `click` events: a released press counts as a click after this delay. */
const CLICK_TIMEOUT_MS = 250;

/** Ends what a former capture of events still hides from the page: it would hide it from the next capture too. */
let endRelease: (() => void) | null = null;

/**
 * Listens on the window in the capture phase, before the page's own listeners. Returns a function that stops: at once
 * for most events, after `RELEASE_DELAY_MS` for press events.
 */
export function captureEvents(window: Window, handlers: CaptureHandlers): () => void {
  endRelease?.();
  let isCapturing = true;
  let clickTimer: number | undefined;

  const onPress = (event: Event): void => {
    if (!event.isTrusted) return;
    event.stopImmediatePropagation();
    // A cancelled touch event produces no click.
    if (!event.type.startsWith('touch')) event.preventDefault();
    const target = innermostTarget(event);
    if (!isCapturing || !target) return;
    const position = pointerPosition(event);
    if (position && event.type === 'pointerdown') handlers.onPress?.(position.x, position.y);
    if (position && event.type === 'pointerup') handlers.onRelease?.(position.x, position.y);
    if (!isCapturing) return;
    if (event.type === 'pointerup' && 'button' in event && event.button === 0) {
      clickTimer = window.setTimeout(() => isCapturing && handlers.onClick(target), CLICK_TIMEOUT_MS);
    }
    if (event.type === 'click') {
      window.clearTimeout(clickTimer);
      // The second half of a double click, whose first half chose a post or a button.
      if ('detail' in event && Number(event.detail) > 1) return;
      handlers.onClick(target);
    }
  };
  const onMove = (event: Event): void => {
    const target = innermostTarget(event);
    if (event.isTrusted && target && 'clientX' in event) {
      const { clientX, clientY } = event as PointerEvent; // as of pointermove
      handlers.onPointerOver(target, clientX, clientY);
    }
  };
  const onEnter = (event: Event): void => {
    const target = innermostTarget(event);
    if (event.isTrusted && target && isFrameElement(target) && 'clientX' in event) {
      const { clientX, clientY } = event as PointerEvent; // as of pointerover
      handlers.onFrameEnter?.(target, clientX, clientY);
    }
  };
  // A click in an iframe of another site, and keys after it, go there; `activeElement` is set after this.
  const onBlur = (): void => {
    window.setTimeout(() => {
      const frame = window.document.activeElement;
      if (!isCapturing || !isFrameElement(frame)) return;
      const { left, top, width, height } = (frame as HTMLElement).getBoundingClientRect();
      handlers.onFrameEnter?.(frame as HTMLElement, left + width / 2, top + height / 2);
      (frame as HTMLElement).blur();
      window.focus();
    });
  };
  const onScroll = (): void => handlers.onLayoutChange();
  const onToggle = (event: Event): void => handlers.onTopLayerChange(event.target);

  const listeners: [string, (event: Event) => void][] = [
    ['pointermove', onMove],
    ['pointerover', onEnter],
    ['scroll', onScroll],
    ['resize', onScroll],
    ['toggle', onToggle],
    ['blur', onBlur],
  ];
  for (const [name, listener] of listeners) window.addEventListener(name, listener, { capture: true, passive: true });
  for (const name of PRESS_EVENTS) window.addEventListener(name, onPress, { capture: true, passive: false });
  const releaseKeys = captureKeys(window, (event) => handlers.handleKey(event));

  return () => {
    if (!isCapturing) return;
    isCapturing = false;
    releaseKeys();
    window.clearTimeout(clickTimer);
    for (const [name, listener] of listeners) window.removeEventListener(name, listener, { capture: true });
    const release = (): void => {
      window.clearTimeout(timer);
      for (const name of PRESS_EVENTS) window.removeEventListener(name, onPress, { capture: true });
      if (endRelease === release) endRelease = null;
    };
    const timer = window.setTimeout(release, RELEASE_DELAY_MS);
    endRelease = release;
  };
}

export function isFrameElement(el: Element | null): boolean {
  return el !== null && /^i?frame$/.test(el.localName);
}

/** Null unless the event has coordinates and comes from the main button. */
function pointerPosition(event: Event): { readonly x: number; readonly y: number } | null {
  if (!('clientX' in event)) return null;
  const { clientX, clientY, button } = event as PointerEvent; // as of every press with coordinates
  return button === 0 ? { x: clientX, y: clientY } : null;
}

/** The innermost element, through the page's open shadow roots. */
function innermostTarget(event: Event): Element | null {
  const [target] = event.composedPath();
  return target && 'nodeType' in target && target.nodeType === 1 ? (target as Element) : null; // 1: an element
}

/** Keys that activate a control, in our popup as in the page. */
const ACTIVATION_KEYS = new Set(['Enter', ' ', 'Escape']);
const KEY_EVENTS = ['keydown', 'keypress', 'keyup'];
/** The end of a handled key press or click (key release, second half of a double click) is hidden from the page too. */
const RELEASE_DELAY_MS = 400;

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
