/**
 * What we draw on a page: one host element with a closed shadow root, so that the page's styles and scripts stay
 * out, in the top layer where there is one, so that the page's dialogs do not hide it, and inside the modal one while
 * there is one. No file of ours is linked.
 */
export interface Layer {
  readonly root: ShadowRoot;
  /** For the page's events: they name the host, never what is inside. */
  readonly host: HTMLElement;
  /** Above whatever entered the top layer since. */
  raise(): void;
  /** Out of the page's dialog, which a picture shows as the page has it; until it is raised again. */
  lower(): void;
  remove(): void;
}

/** `!important` inside a shadow tree wins over any style of the page for the host, inline ones too. */
const HOST_CSS = `
:host {
  all: initial !important;
  display: block !important;
  position: fixed !important;
  inset: 0 !important;
  width: 100vw !important;
  height: 100vh !important;
  margin: 0 !important;
  padding: 0 !important;
  border: 0 !important;
  overflow: hidden !important;
  background: none !important;
  pointer-events: none !important;
  z-index: 2147483647 !important;
  font: 16px/1.45 system-ui, sans-serif !important;
}
*, *::before { box-sizing: border-box; }
.card {
  color: #ffffff;
  background: #1f2a37;
  border: 1px solid #ffffff;
  border-radius: 8px;
  box-shadow: 0 2px 12px rgb(0 0 0 / 45%);
  position: fixed;
  bottom: 20px;
  display: flex;
  align-items: center;
}
.below { left: 50%; transform: translateX(-50%); max-width: min(44rem, 92vw); padding: 8px 8px 8px 16px; }
.aside { right: 20px; max-width: min(26rem, 90vw); padding: 12px 12px 12px 18px; pointer-events: auto; }
.box {
  position: fixed;
  border: 3px solid #0b7a6a;
  box-shadow: 0 0 0 2px #ffffff, inset 0 0 0 1px #ffffff;
}
button {
  font: inherit;
  color: inherit;
  background: none;
  border: 1px solid currentcolor;
  border-radius: 6px;
  padding: 2px 10px;
  min-height: 32px;
  cursor: pointer;
  pointer-events: auto;
}
button:focus-visible { outline: 3px solid #ffd166; outline-offset: 2px; }
`;

const PRESSES = ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'touchstart', 'touchend', 'click'];

const layers = new Set<Layer>();

/** `removed` is called once, whoever removes the layer. */
export function openLayer(document: Document, css: string, removed: () => void): Layer {
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'closed' });
  dress(root, document, HOST_CSS + css);
  // A page may close its dialog at a press beside it.
  for (const type of PRESSES) root.addEventListener(type, (event) => event.stopPropagation());
  // Not in the body: an application may replace that at any time.
  const place = (parent: Element): void => {
    if (host.parentNode !== parent) parent.append(host);
  };
  place(document.documentElement);
  const layer: Layer = {
    root,
    host,
    raise() {
      if (typeof host.showPopover !== 'function' || !layers.has(layer)) return;
      const modal = modalIn(document);
      // What stands in a dialog goes with it.
      modal?.addEventListener('close', layer.raise, { once: true });
      place(modal ?? document.documentElement);
      host.setAttribute('popover', 'manual');
      if (host.matches(':popover-open')) host.hidePopover();
      host.showPopover();
    },
    lower() {
      if (layers.has(layer)) place(document.documentElement);
    },
    remove() {
      if (!layers.delete(layer)) return;
      host.remove();
      removed();
    },
  };
  layers.add(layer);
  layer.raise();
  return layer;
}

/**
 * The modal dialog that has the focus, else the last one: all outside it is inert, our buttons too, and a click on them
 * would be the page's (HTML, 6.3.1).
 */
function modalIn(root: Document | ShadowRoot): Element | null {
  const focused = root.activeElement;
  const inside = focused?.shadowRoot ? modalIn(focused.shadowRoot) : null;
  return (
    inside ?? focused?.closest('dialog:modal') ?? [...root.querySelectorAll('dialog:modal')].at(-1) ?? null
  );
}

/**
 * The policy of our own pages refuses style elements, and a sheet made by script stands in for one there. Not everywhere:
 * Firefox refuses such a sheet to content scripts.
 */
function dress(root: ShadowRoot, document: Document, css: string): void {
  const View = document.defaultView?.CSSStyleSheet;
  if (View !== undefined && document.location.protocol.endsWith('-extension:')) {
    const sheet = new View();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
    return;
  }
  const style = document.createElement('style');
  style.textContent = css;
  root.append(style);
}

/** An element of ours, drawn in `parent`. */
export function draw(parent: ShadowRoot | Element, name: string, className: string, text = ''): HTMLElement {
  const el = parent.ownerDocument.createElement(name);
  el.className = className;
  el.textContent = text;
  parent.append(el);
  return el;
}

/** An element of the page that is ours, not the page's. */
export function isOurs(el: Element): boolean {
  return [...layers].some(({ host }) => host === el);
}

/** Before the shot: nothing of ours stays on the page. Then wait for a painted frame. */
export function hideAll(): void {
  for (const layer of [...layers]) layer.remove();
}
