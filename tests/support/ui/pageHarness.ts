import { JSDOM } from 'jsdom';

type Listener = (event: Event) => void;

/**
 * A jsdom page with access to closed shadow roots and with trusted events: `isTrusted` cannot be forged, so the
 * listeners are called with plain objects.
 */
export function createPageHarness(html: string) {
  const { window } = new JSDOM(html, { url: 'https://exemple.fr/', pretendToBeVisual: true });
  window.document.body.closest('main'); // jsdom's selector engine adds its own listeners on first use
  const roots: ShadowRoot[] = [];
  const attach = window.Element.prototype.attachShadow;
  window.Element.prototype.attachShadow = function (this: Element, init: ShadowRootInit) {
    const root = attach.call(this, init);
    roots.push(root);
    return root;
  };
  window.Element.prototype.scrollIntoView = () => {};
  const listening: { target: 'window' | 'document'; type: string; listener: Listener }[] = [];
  for (const target of ['window', 'document'] as const) {
    const real = target === 'window' ? window : window.document;
    real.addEventListener = (type: string, listener: unknown) => {
      listening.push({ target, type, listener: listener as Listener }); // our listeners are all functions
    };
    real.removeEventListener = (type: string, listener: unknown) => {
      const at = listening.findIndex((one) => one.type === type && one.listener === listener);
      if (at >= 0) listening.splice(at, 1);
    };
  }
  const timers: { id: number; at: () => void; after: number }[] = [];
  let ids = 0;
  const setTimeout = (at: () => void, after: number): number => {
    timers.push({ id: ++ids, at, after });
    return ids;
  };
  const clearTimeout = (id: number | undefined): void => {
    const at = timers.findIndex((timer) => timer.id === id);
    if (at >= 0) timers.splice(at, 1);
  };
  Object.assign(window, { setTimeout, clearTimeout });

  /** Returns `kept` when our listeners stopped the event, and `defaultStays` unless they prevented its default. */
  const fireEvent = (type: string, target: Element | null, more: Record<string, unknown> = {}) => {
    const effect = { kept: false, defaultStays: true };
    const event = {
      type,
      target,
      isTrusted: true,
      button: 0,
      composedPath: () => (target ? [target] : []),
      stopImmediatePropagation: () => {
        effect.kept = true;
      },
      preventDefault: () => {
        effect.defaultStays = false;
      },
      ...more,
    };
    for (const one of [...listening]) if (one.type === type) one.listener(event as unknown as Event); // see above
    return effect;
  };

  return {
    window: window as unknown as Window, // jsdom declares its own type
    document: window.document,
    find: (selector: string): Element => {
      const found = window.document.querySelector(selector);
      if (!found) throw new Error(`no ${selector}`);
      return found;
    },
    fire: fireEvent,
    key: (key: string, more: Record<string, unknown> = {}) =>
      fireEvent('keydown', window.document.body, { key, ...more }),
    /** The shadow root attached last. */
    root: (): ShadowRoot => {
      const root = roots.at(-1);
      if (!root) throw new Error('nothing was drawn');
      return root;
    },
    layers: () => [...window.document.documentElement.children].filter((el) => !['HEAD', 'BODY'].includes(el.tagName)),
    listening,
    timers: { setTimeout, clearTimeout } as unknown as Pick<Window, 'setTimeout' | 'clearTimeout'>, // as on the window
    /** Runs every timer of at most `ms`. */
    wait: (ms: number) => {
      for (const timer of timers.filter(({ after }) => after <= ms)) {
        clearTimeout(timer.id);
        timer.at();
      }
    },
  };
}
