/**
 * A page that attacks the person or their file. Its script runs in the page's own world, before ours is injected.
 * `successes` lists the attacks that succeeded.
 */
export const HOSTILE = 'https://forum.hostile.example/sujet/1';

export interface HostileState {
  readonly successes: string[];
  /** Our elements, as the page detected them. */
  readonly hosts: Element[];
  /** Clicks, types and sends messages as a script can. Returns the number of attempts. */
  attack(origin: string): Promise<number>;
}

/** Runs in the page from its source text, so it uses nothing outside itself. */
function installAttacks(): void {
  const successes: string[] = [];
  const hosts: Element[] = [];
  const recordSuccess = (attack: string): void => void (successes.includes(attack) || successes.push(attack));

  // Detects calls of our script that go through the page's prototypes.
  const { attachShadow, append, remove } = Element.prototype;
  Element.prototype.attachShadow = function (init) {
    recordSuccess('the page opened a shadow root of ours');
    return attachShadow.call(this, { ...init, mode: 'open' });
  };
  for (const name of ['append', 'appendChild', 'showPopover', 'remove'] as const) {
    const original = HTMLElement.prototype[name] as (...args: unknown[]) => unknown;
    Object.defineProperty(HTMLElement.prototype, name, {
      configurable: true,
      value(...args: unknown[]) {
        recordSuccess(`our calls of ${name} go through the page`);
        return original.apply(this, args);
      },
    });
  }
  const send = window.postMessage.bind(window);
  addEventListener('message', ({ source, data }) => {
    if (source !== window || JSON.stringify(data).includes('sealed'))
      recordSuccess('the extension sent a message to the page');
  });
  new MutationObserver((records) => {
    for (const node of records.flatMap(({ addedNodes }) => [...addedNodes])) {
      if (!(node instanceof Element) || node.localName !== 'div' || node.parentElement !== document.documentElement)
        continue;
      hosts.push(node);
      if (node.shadowRoot !== null) recordSuccess('the shadow root is open');
      if (node.textContent !== '') recordSuccess('our text is in the page');
    }
  }).observe(document, { childList: true, subtree: true });
  const globals = new Set(Object.getOwnPropertyNames(window));

  const press = (target: EventTarget): number => {
    const pointer = ['pointerover', 'pointermove', 'pointerdown', 'pointerup'];
    const mouse = ['mouseover', 'mousemove', 'mousedown', 'mouseup', 'click', 'dblclick'];
    const eventInit = { bubbles: true, composed: true, cancelable: true, clientX: 60, clientY: 60 };
    for (const type of pointer) target.dispatchEvent(new PointerEvent(type, eventInit));
    for (const type of mouse) target.dispatchEvent(new MouseEvent(type, eventInit));
    for (const key of ['n', 'ArrowDown', 'Enter', 'Escape', 'Shift', 'Shift', 'Shift']) {
      target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
      target.dispatchEvent(new KeyboardEvent('keyup', { key, bubbles: true, composed: true }));
    }
    return pointer.length + mouse.length + 14;
  };

  const attack = async (origin: string): Promise<number> => {
    let attempts = 0;
    const posts = [...document.querySelectorAll('article')];
    for (const target of [window, document, document.body, ...posts, ...hosts]) attempts += press(target);
    for (const host of hosts) if (host instanceof HTMLElement) host.click();

    const messages = [
      { type: 'screen' },
      { type: 'page' },
      { type: 'pick', hint: {} },
      { type: 'capture', index: 0 },
      { name: 'ui>bg:listItems', request: { from: 0, count: 9 } },
      { name: 'ui>bg:capture', request: { tabId: 1, mode: 'screen' } },
    ];
    for (const message of messages) send(message, '*');
    new BroadcastChannel('leaving').postMessage(null);
    const { chrome, browser } = globalThis as {
      chrome?: { runtime?: unknown };
      browser?: { runtime?: unknown };
    };
    if (chrome?.runtime !== undefined || browser?.runtime !== undefined) recordSuccess('the page has a runtime API');

    // A page must not detect the installation: none of our files may load in any way.
    for (const path of ['manifest.json', 'popup.html', 'carnet.html', 'icon/16.png', 'verifier.html']) {
      attempts += 3;
      await fetch(`${origin}${path}`).then(
        () => recordSuccess(`fetch reads ${path}`),
        () => undefined,
      );
      const image = new Image();
      image.src = `${origin}${path}`;
      await image.decode().then(
        () => recordSuccess(`an image shows ${path}`),
        () => undefined,
      );
      const frame = document.createElement('iframe');
      frame.src = `${origin}${path}`;
      const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
      append.call(document.body, frame);
      await Promise.race([loaded, new Promise((resolve) => setTimeout(resolve, 300))]);
      if (frame.contentWindow !== null && frame.contentWindow.length > 0) recordSuccess(`a frame holds ${path}`);
      remove.call(frame);
    }
    for (const name of Object.getOwnPropertyNames(window))
      if (!globals.has(name) && name !== 'hostile') recordSuccess(`a new global: ${name}`);
    return attempts + messages.length;
  };

  (window as unknown as { hostile: HostileState }).hostile = { successes, hosts, attack };
}

/** Texts that would run if our code treated them as HTML or code. */
export const INJECTIONS = {
  author: '"><img src=x onerror=alert(1)>',
  href: 'javascript:alert(document.domain)',
  text: '<script>alert(1)</script>{{7*7}} Capture n° 99 gardée.',
};

const escapeHtml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');

export const HOSTILE_HTML = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>${escapeHtml(INJECTIONS.author)}</title>
<script>(${installAttacks})()</script></head><body>
<article id="m1"><a rel="author" href="${INJECTIONS.href}">${escapeHtml(INJECTIONS.author)}</a>
<a href="/sujet/1#m1"><time datetime="2025-11-16T19:14:00+01:00">16 novembre</time></a>
<p class="words">${escapeHtml(INJECTIONS.text)}</p></article>
<article id="m2"><a rel="author" href="/membres/camille_e">camille_e</a><p>Un second message, inventé.</p></article>
</body></html>`;
