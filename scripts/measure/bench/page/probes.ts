/**
 * Functions that the bench writes into its copy of the package, as text: none uses anything outside itself, except
 * `reportPaint`, which is written before those that call it.
 */

interface ExtensionApi {
  readonly runtime: {
    readonly onMessage: { addListener(listener: (message: unknown) => undefined): void };
    sendMessage(message: unknown): Promise<unknown>;
  };
}
declare const browser: ExtensionApi | undefined;
declare const chrome: ExtensionApi;

/**
 * Writes the time of the next drawn frame on the page's root element: ms since 1970, because the click was in another
 * process, whose `performance.now()` starts elsewhere.
 */
export function reportPaint(): void {
  // A task set in the callback of a frame runs after that frame.
  requestAnimationFrame(() =>
    setTimeout(() => {
      document.documentElement.dataset.benchPainted = String(Date.now());
    }),
  );
}

/**
 * Runs before the capture script, in its isolated world. Measures from the click on the post, or from the command of a
 * full page, to the card « Gardé », and writes the time on the page's root element, with that of the first picker's
 * frame.
 */
export function probeCaptures(): void {
  const world = globalThis as { benchProbe?: true };
  if (world.benchProbe) return;
  world.benchProbe = true;
  let clicked = 0;
  let pickerShown = false;
  addEventListener('click', () => (clicked = performance.now()), { capture: true });
  (typeof browser === 'undefined' ? chrome : browser).runtime.onMessage.addListener((message) => {
    if (typeof message === 'object' && message !== null && 'type' in message && message.type === 'page')
      clicked = performance.now();
  });
  const readCard = (root: ShadowRoot): void => {
    if (clicked === 0 || !root.querySelector('.saved')) return;
    const { dataset } = document.documentElement;
    dataset.benchSealed = String(performance.now() - clicked);
    dataset.benchCaptures = String(Number(dataset.benchCaptures ?? 0) + 1);
    clicked = 0;
  };
  const readPicker = (root: ShadowRoot): void => {
    if (pickerShown || !root.querySelector('.card .label')?.textContent) return;
    pickerShown = true;
    reportPaint();
  };
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (init) {
    const root = attach.call(this, init);
    new MutationObserver(() => {
      readPicker(root);
      readCard(root);
    }).observe(root, { childList: true, subtree: true, characterData: true });
    return root;
  };
}

/**
 * Runs first in the popup and the carnet. Writes the time from the page's start until its list is shown. The next step
 * above the list needs every item, and is written when it is known.
 */
export function probeList(): void {
  new MutationObserver((_, observer) => {
    if (
      document.querySelector('[data-list="items"] [data-item], [data-kept]') &&
      !document.querySelector('[aria-busy="true"]:not(.next-line)')
    ) {
      document.documentElement.dataset.benchReady = String(performance.now());
      observer.disconnect();
    }
  }).observe(document, { childList: true, subtree: true, attributes: true });
}

/** The minimum of a page of the extension: one request to the background, one element. */
export async function openEmptyPage(): Promise<void> {
  const { runtime } = typeof browser === 'undefined' ? chrome : browser;
  await runtime.sendMessage({ name: 'ui>bg:readPreferences', request: {} });
  document.body.append(document.createElement('p'));
  document.documentElement.dataset.benchReady = String(performance.now());
}
