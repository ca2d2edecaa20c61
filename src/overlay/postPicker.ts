import type { Rect } from '../domain/capture/observation.ts';
import { type CaptureHandlers, captureEvents, isFrameElement } from './eventCapture.ts';
import { appendElement, openOverlay } from './overlayHost.ts';

/** Provided by the site readers. */
interface PostFinder {
  /** Returns the post that contains `el`, or null. */
  at(el: Element): Element | null;
  /** Returns whether `el` hides posts, as a cookie banner does. */
  isCover(el: Element): boolean;
  /** Visible posts, in document order. */
  list(): readonly Element[];
  /** In CSS pixels of the tab's viewport, even for a post in an iframe. */
  rectOf(post: Element): Rect;
  /** Brings the post into view. */
  scrollTo(post: Element): void;
  /** The page's window, and those of its readable iframes. */
  windows(): readonly Window[];
}

interface PickerOptions {
  readonly window: Window;
  readonly posts: PostFinder;
  /** Opens an unreadable iframe in its own tab, where it can be read. Called only when the user asks for it. */
  openFrame(address: string): void;
  /** The element the context menu was opened on: its post is outlined at the start. */
  readonly preselected: Element | null;
  /** The element that the user clicked before the picker was there; null when there was no such click. */
  readonly clicked: Element | null;
  readonly words: PickerText;
  /** Names the case that the capture goes to; null when nothing names it. */
  readonly caseName: Promise<string | null>;
  /** Aborted when another selection starts, or when the user opens the popup. */
  readonly signal: AbortSignal;
}

const KEY_STEPS: ReadonlyMap<string, 1 | -1> = new Map([
  ['ArrowDown', 1],
  ['n', 1],
  ['ArrowUp', -1],
  ['p', -1],
]);

/** Resolves with the post chosen by click or Enter, or with null when the user cancels or `signal` is aborted. */
export function startPicker({
  window,
  posts,
  openFrame,
  preselected,
  clicked,
  words,
  caseName,
  signal,
}: PickerOptions): Promise<Element | null> {
  return new Promise((resolve) => {
    let post: Element | null = preselected && posts.at(preselected);
    /** Coordinates in the viewport of the target's own document. */
    let pointer: { readonly target: Element | null; readonly x: number; readonly y: number } | null = null;
    /** Keyboard selection scrolls the page, which may bring an iframe under an unmoving pointer. */
    let isKeyboardMode = false;
    let pressed: { readonly x: number; readonly y: number } | null = null;
    let release = (): void => {};

    const overlay = openOverlay(window.document, PICKER_CSS, () => finish(null));
    const pickerOverlay = drawPickerOverlay(overlay.root, words);
    void caseName.then((name) => name !== null && pickerOverlay.nameCase(name));

    const finish = (chosen: Element | null): void => {
      resolve(chosen); // only the first call counts: removing the overlay calls this again
      release();
      overlay.remove();
    };
    const drawOutline = (): void => pickerOverlay.outlinePost(post?.isConnected ? posts.rectOf(post) : null);
    const findPost = (target: Element): Element | null => (posts.isCover(target) ? null : posts.at(target));
    const isFrameReadable = (frame: Element): boolean => posts.windows().some((one) => one.frameElement === frame);
    const updatePointer = (target: Element | null, x: number, y: number): void => {
      const lastTarget = pointer?.target ?? null;
      pointer = { target, x, y };
      // Clicks in an iframe are not received, even when a post contains the iframe.
      const isUnclickable = target === overlay.host || isFrameElement(target);
      if (lastTarget !== target) post = target && !isUnclickable ? findPost(target) : null;
      drawOutline();
      if (lastTarget === target) return;
      if (target && isFrameElement(target) && !isFrameReadable(target)) {
        pickerOverlay.setLabel(words.inFrame);
        pickerOverlay.offerFrame(frameAddress(target));
      } else if (isFrameElement(lastTarget)) pickerOverlay.setLabel(words.label);
    };
    const isBelowTop = (one: Element): boolean => {
      const { y, height } = posts.rectOf(one);
      return y + height > 0;
    };
    const moveSelection = (by: 1 | -1): void => {
      const all = posts.list();
      const next = post && all.includes(post) ? all.indexOf(post) + by : Math.max(0, all.findIndex(isBelowTop));
      post = all[Math.min(Math.max(next, 0), all.length - 1)] ?? null;
      isKeyboardMode = true;
      pointer = null; // ignored until it moves
      if (post) posts.scrollTo(post);
      drawOutline();
      pickerOverlay.setLabel(post ? words.position(all.indexOf(post) + 1, all.length) : words.noPost);
    };

    const handlers: CaptureHandlers = {
      onPointerOver(target, x, y) {
        // After a scroll, browsers fire pointer events at the same coordinates.
        if (pointer && pointer.x === x && pointer.y === y) return;
        isKeyboardMode = false;
        updatePointer(target, x, y);
      },
      onFrameEnter(frame, x, y) {
        captureWindows(); // includes iframes loaded since
        if (!isKeyboardMode) updatePointer(frame, x, y);
      },
      onPress(x, y) {
        pressed = { x, y };
      },
      onClick(target) {
        const address = target === overlay.host && pressed ? pickerOverlay.frameAddressAt(pressed.x, pressed.y) : null;
        if (address !== null) openFrame(address);
        const chosen = target === overlay.host ? null : findPost(target);
        if (chosen || target === overlay.host) finish(chosen);
        else pickerOverlay.setLabel(posts.isCover(target) ? words.covered : words.noPost);
      },
      handleKey(event) {
        if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false;
        const by = event.key === 'Tab' ? (event.shiftKey ? -1 : 1) : KEY_STEPS.get(event.key);
        if (event.key === 'Escape') finish(null);
        else if (event.key === 'Enter' && post) finish(post);
        else if (by) moveSelection(by);
        else return event.key === 'Enter';
        return true;
      },
      onLayoutChange() {
        const document = pointer?.target?.ownerDocument;
        if (pointer && document) updatePointer(document.elementFromPoint(pointer.x, pointer.y), pointer.x, pointer.y);
        else drawOutline();
      },
      onTopLayerChange(target) {
        if (target !== overlay.host) overlay.raise();
      },
    };
    const captured = new Map<Document, () => void>();
    const captureWindows = (): void => {
      for (const one of posts.windows())
        if (!captured.has(one.document)) captured.set(one.document, captureEvents(one, handlers));
    };
    release = () => {
      for (const releaseWindow of captured.values()) releaseWindow();
    };
    captureWindows();
    signal.addEventListener('abort', () => finish(null), { once: true });
    drawOutline();
    if (clicked) handlers.onClick(clicked);
  });
}

/** Returns the address in the `src` attribute: the embedding page cannot read where the iframe has navigated since. */
function frameAddress(frame: Element): string | null {
  const src = frame.getAttribute('src') ?? '';
  const url = URL.canParse(src, frame.baseURI) ? new URL(src, frame.baseURI) : null;
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : null;
}

export interface PickerText {
  /** « Cliquez sur la publication (flèches, Entrée) · Échap : annuler » */
  readonly label: string;
  readonly leave: string;
  /** When no post is found at the pointer. */
  readonly noPost: string;
  /** When something covers the posts at the pointer. */
  readonly covered: string;
  /** Over an unreadable iframe. */
  readonly inFrame: string;
  /** « Ouvrir ce cadre dans un onglet » */
  readonly openFrame: string;
  /** « Publication 2 sur 14 », shown while moving by keyboard. */
  position(place: number, total: number): string;
}

/** An offer is of one width, with the sentence above: the buttons stay where they are while the sentence changes. */
export const PICKER_CSS = `
.box { border-radius: var(--radius); }
.card { column-gap: var(--space-16); }
.card.offers { width: min(640px, calc(100vw - 2 * var(--space-16))); }
.card.offers .label { flex: 0 0 100%; }
.case:empty { display: none; }
`;

/** CSS pixels between the post and its outline. */
const OUTLINE_MARGIN_PX = 4;

/** Draws the outline and the label. The buttons are for the pointer only: the picker handles every key. */
export function drawPickerOverlay(root: ShadowRoot, words: PickerText) {
  const box = appendElement(root, 'div', 'box');
  const card = appendElement(root, 'div', 'card below');
  const label = appendElement(card, 'span', 'label', words.label);
  label.setAttribute('role', 'status');
  const caseName = appendElement(card, 'strong', 'case');
  const open = appendElement(card, 'button', 'open', words.openFrame);
  open.hidden = true;
  appendElement(card, 'button', 'leave', words.leave);
  let offeredAddress: string | null = null;
  return {
    /** Offers to open the iframe last pointed at. The button stays visible while the pointer moves to it. */
    offerFrame(address: string | null): void {
      offeredAddress = address;
      open.hidden = address === null;
      card.classList.toggle('offers', address !== null);
    },
    /**
     * Returns the offered address when the point is on the « open » button, else null. A closed shadow root hides the
     * event's inner target, so the coordinates identify the button.
     */
    frameAddressAt(x: number, y: number): string | null {
      const { left, top, right, bottom } = open.getBoundingClientRect();
      return x >= left && x < right && y >= top && y < bottom ? offeredAddress : null;
    },
    /** In CSS pixels of the viewport; null hides the outline. */
    outlinePost(rect: Rect | null): void {
      box.style.setProperty('display', rect ? 'block' : 'none');
      if (!rect) return;
      box.style.setProperty('left', `${rect.x - OUTLINE_MARGIN_PX}px`);
      box.style.setProperty('top', `${rect.y - OUTLINE_MARGIN_PX}px`);
      box.style.setProperty('width', `${rect.width + 2 * OUTLINE_MARGIN_PX}px`);
      box.style.setProperty('height', `${rect.height + 2 * OUTLINE_MARGIN_PX}px`);
    },
    /** Names the case that the capture goes to. */
    nameCase(text: string): void {
      caseName.textContent = text;
    },
    /** Replaces the label, which screen readers announce. */
    setLabel(text: string): void {
      label.textContent = text;
    },
  };
}
