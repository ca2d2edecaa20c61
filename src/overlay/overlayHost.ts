import tokens from '../ui/overlayTokens.css?inline';
import sheet from './overlay.css?inline';

/**
 * An overlay drawn on a page: one host element with a closed shadow root, isolated from the page's styles and scripts.
 * It is in the top layer where the browser has one, so that the page's dialogs do not hide it, and inside the page's
 * modal dialog while one is open. It links no file of the extension.
 */
export interface OverlayHost {
  readonly root: ShadowRoot;
  /** The target of the page's events: they name the host, never an element inside the closed root. */
  readonly host: HTMLElement;
  /** False once it is removed by us; a page that removes the host does not change it. */
  readonly isOpen: boolean;
  /** Moves the overlay above whatever entered the top layer since. */
  raise(): void;
  /** Moves the overlay out of the page's dialog until the next `raise`, so that a screenshot shows it unchanged. */
  lower(): void;
  remove(): void;
}

/** In px: a page chooses the length of a rem. */
const TOKENS = tokens.replace(/(?<![\d.])([\d.]+)rem/g, (_, rems: string) => `${Number(rems) * 16}px`);

const PRESS_EVENTS = ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'touchstart', 'touchend', 'click'];

const openOverlays = new Set<OverlayHost>();

/** Calls `onRemove` once, however the overlay is removed. */
export function openOverlay(document: Document, css: string, onRemove: () => void): OverlayHost {
  const host = createHtml(document, 'div');
  const root = host.attachShadow({ mode: 'closed' });
  applyStyles(root, document, TOKENS + sheet + css);
  // A page may close its dialog on a press outside it.
  for (const type of PRESS_EVENTS) root.addEventListener(type, (event) => event.stopPropagation());
  // Not in the body: an application may replace the body at any time.
  const attachTo = (parent: Element): void => {
    if (host.parentNode !== parent) parent.append(host);
  };
  attachTo(document.documentElement);
  const overlay: OverlayHost = {
    root,
    host,
    get isOpen() {
      return openOverlays.has(overlay);
    },
    raise() {
      if (!openOverlays.has(overlay)) return;
      if (typeof host.showPopover !== 'function') return attachTo(document.documentElement);
      const modal = findModalDialog(document);
      // Closing a dialog hides what it contains.
      modal?.addEventListener('close', overlay.raise, { once: true });
      attachTo(modal ?? document.documentElement);
      host.setAttribute('popover', 'manual');
      if (host.matches(':popover-open')) host.hidePopover();
      host.showPopover();
    },
    lower() {
      if (openOverlays.has(overlay)) attachTo(document.documentElement);
    },
    remove() {
      if (!openOverlays.delete(overlay)) return;
      document.defaultView?.removeEventListener('pagehide', overlay.remove);
      host.remove();
      onRemove();
    },
  };
  // A page that comes back from the browser's cache has heard of no lock and no erasing, and no longer has the
  // permission of the person's click.
  document.defaultView?.addEventListener('pagehide', overlay.remove);
  openOverlays.add(overlay);
  overlay.raise();
  return overlay;
}

/**
 * Returns the modal dialog that has the focus, else the last one. Everything outside it is inert, so a click on our
 * buttons there would go to the page (HTML, 6.3.1).
 */
function findModalDialog(root: Document | ShadowRoot): Element | null {
  const focused = root.activeElement;
  const nestedModal = focused?.shadowRoot ? findModalDialog(focused.shadowRoot) : null;
  return nestedModal ?? focused?.closest('dialog:modal') ?? [...root.querySelectorAll('dialog:modal')].at(-1) ?? null;
}

/**
 * Our own pages' content security policy blocks style elements, so a constructed stylesheet is used there. Elsewhere a
 * style element is used: Firefox refuses constructed stylesheets in content scripts.
 */
function applyStyles(root: ShadowRoot, document: Document, css: string): void {
  const StyleSheet = document.defaultView?.CSSStyleSheet;
  if (StyleSheet !== undefined && document.location.protocol.endsWith('-extension:')) {
    const sheet = new StyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
    return;
  }
  const style = createHtml(document, 'style');
  style.textContent = css;
  root.append(style);
}

/** In a page sent as XML, `createElement` makes elements of no language. */
const createHtml = (document: Document, name: string): HTMLElement =>
  document.createElementNS('http://www.w3.org/1999/xhtml', name) as HTMLElement;

export function appendElement(parent: ShadowRoot | Element, name: string, className: string, text = ''): HTMLElement {
  const el = createHtml(parent.ownerDocument, name);
  el.className = className;
  el.textContent = text;
  parent.append(el);
  return el;
}

/** Returns true when `el` is the host of an open overlay. */
export function isOverlayHost(el: Element): boolean {
  return [...openOverlays].some(({ host }) => host === el);
}

/** Removes every overlay from the page. Returns whether there was one: a screenshot must then wait until it is gone. */
export function removeOverlays(): boolean {
  const open = [...openOverlays];
  for (const overlay of open) overlay.remove();
  return open.length > 0;
}
