/** A page that logs everything that a page can observe, except how long the main thread is busy. */
export const LOGGING = 'https://site-inconnu.example/journal';

/** Runs in the page from its source text, so it uses nothing outside itself. */
function installLog(): void {
  const log: string[] = [];
  (window as unknown as { log: string[] }).log = log;
  let isOwnCall = false;
  /** Wraps the page's own work, whose calls are not logged. */
  const own =
    <A extends unknown[]>(work: (...args: A) => void) =>
    (...args: A): void => {
      isOwnCall = true;
      work(...args);
      isOwnCall = false;
    };

  // Callbacks of elements, which a copy of the page would run.
  class Logged extends HTMLElement {
    static observedAttributes = ['class', 'style', 'title', 'popover', 'inert', 'hidden'];
    constructor() {
      super();
      log.push('element constructed');
    }
    connectedCallback(): void {
      log.push('element connected');
    }
    disconnectedCallback(): void {
      log.push('element disconnected');
    }
    attributeChangedCallback(name: string): void {
      log.push(`element attribute ${name}`);
    }
  }
  customElements.define('x-element', Logged);

  /** Logs every call that goes through a prototype of the page. */
  const trapPrototypes = (): void => {
    const types = [Node, Element, Document, HTMLElement, Text, Range, Selection, ShadowRoot, DOMTokenList];
    const others = [CSSStyleDeclaration, CSSStyleSheet, History, Performance, Storage, DOMRectReadOnly, NodeList];
    const elements = [HTMLCollection, NamedNodeMap, TreeWalker, HTMLImageElement, HTMLInputElement, HTMLStyleElement];
    for (const { name: type, prototype } of [...types, ...others, ...elements])
      for (const [name, found] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
        if (!found.configurable || name === 'constructor') continue;
        const trap = (inner: (...args: unknown[]) => unknown) =>
          function (this: unknown, ...args: unknown[]): unknown {
            if (!isOwnCall) log.push(`call ${type}.${name}`);
            return inner.apply(this, args);
          };
        const trapped =
          typeof found.value === 'function'
            ? { ...found, value: trap(found.value) }
            : { ...found, ...(found.get && { get: trap(found.get) }) };
        Object.defineProperty(prototype, name, trapped);
      }
  };

  const listenToAll = (): void => {
    const names = new Set(['focusin', 'focusout', 'contentvisibilityautostatechange', 'DOMActivate']);
    for (const one of [window, document, document.body, document.createElement('video')])
      for (let at: object | null = one; at; at = Object.getPrototypeOf(at))
        for (const name of Object.getOwnPropertyNames(at)) if (/^on[a-z]/.test(name)) names.add(name.slice(2));
    for (const name of names)
      for (const on of [window, document, visualViewport, screen.orientation])
        on?.addEventListener(name, () => void log.push(`event ${name}`), true);
  };

  const observeAll = (): void => {
    new MutationObserver(
      own((records: MutationRecord[]) => {
        for (const { type, target, attributeName } of records)
          log.push(`mutation ${type} ${target.nodeName} ${attributeName ?? ''}`);
      }),
    ).observe(document, { attributes: true, childList: true, characterData: true, subtree: true });
    for (const type of ['resource', 'element', 'layout-shift', 'mark', 'measure', 'visibility-state', 'navigation'])
      if (PerformanceObserver.supportedEntryTypes.includes(type))
        new PerformanceObserver(
          own((list: PerformanceObserverEntryList) => {
            for (const { entryType, name } of list.getEntries()) log.push(`entry ${entryType} ${name}`);
          }),
        ).observe({ type });
    const resize = new ResizeObserver(() => void log.push('resize observed'));
    const shown = new IntersectionObserver(() => void log.push('intersection observed'));
    for (const el of document.querySelectorAll('*')) {
      resize.observe(el);
      shown.observe(el);
    }
  };

  const globals = new Set<string>();
  /** State that fires no event. */
  const states: Record<string, () => unknown> = {
    focus: () => [document.hasFocus(), document.activeElement?.nodeName],
    selection: () => String(getSelection()),
    size: () => [innerWidth, innerHeight, outerWidth, outerHeight, devicePixelRatio, visualViewport?.scale],
    scroll: () => [scrollX, scrollY],
    elements: () => [document.documentElement.childNodes.length, document.querySelectorAll('*').length],
    fonts: () => document.fonts.size,
    layers: () => document.querySelectorAll(':popover-open, dialog:modal, :fullscreen').length,
    activation: () => [navigator.userActivation?.hasBeenActive, navigator.userActivation?.isActive],
    history: () => [history.length, location.href, window.length, window.name],
    animations: () => document.getAnimations().length,
    globals: () => Object.getOwnPropertyNames(window).filter((name) => !globals.has(name)),
    storage: () => [localStorage.length, sessionStorage.length, document.cookie],
  };
  const last = new Map<string, string>();
  const readStates = own(() => {
    for (const [name, read] of Object.entries(states)) {
      const now = JSON.stringify(read());
      if (last.has(name) && last.get(name) !== now) log.push(`state ${name}`);
      last.set(name, now);
    }
    requestAnimationFrame(readStates);
  });

  addEventListener('load', () => {
    for (const name of Object.getOwnPropertyNames(window)) globals.add(name);
    trapPrototypes();
    own(listenToAll)();
    own(observeAll)();
    readStates();
  });
}

export const LOGGING_HTML = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Journal</title>
<style>.far { content-visibility: auto; margin-top: 3000px; } @keyframes k { to { opacity: .9; } }</style>
<script>(${installLog})()</script></head><body>
<article id="m1"><a rel="author" href="/membres/essai">essai</a> <time datetime="2025-11-16T19:14:00+01:00">16 novembre</time>
<p class="words">Un message inventé.</p><x-element title="x"><b>dedans</b></x-element>
<img alt="" src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><form><input name="children" value="x"><input type="password"></form>
<details><summary>plus</summary>caché</details><iframe srcdoc="<p>cadre</p>"></iframe><textarea>brouillon</textarea></article>
<div class="far">loin</div></body></html>`;

/** A page whose parts that are not drawn have images: the browser loads one when a style or place is read there. */
export const UNDRAWN_HTML = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Journal</title><link rel="icon" href="data:,">
<style>p, i, b { background: url(/ecrit.png); content-visibility: visible; }
.off, .flat { content-visibility: hidden; } .late { content-visibility: auto; contain-intrinsic-size: 10px; }
.off p { background: url(/cache.png); } .off i { display: contents; background: url(/contenu.png); }
.flat p { background: url(/plat.png); } .flat { height: 0; } .far { margin-top: 9000px; }
.late p { background: url(/loin.png); } .late i { display: contents; } .late i b { background: url(/fin.png); }
details p { background: url(/replie.png); } [hidden] p { background: url(/cherche.png); }
#measured { background: url(/mesure.png); }</style></head><body>
<p>Un message inventé.</p><div class="off">caché <p>caché</p><i>caché <b>caché</b></i></div>
<div style="height: 0">sans hauteur <div class="flat">caché <p>caché</p></div></div>
<details><summary>plus</summary><p>replié</p></details><div hidden="until-found"><p>à chercher</p></div>
<div class="off"><p id="measured">caché</p></div>
<div class="far late"><p>loin</p><i>loin <b>loin</b></i></div></body></html>`;
