import { browser } from '../../../src/platform/browser.ts';

/**
 * Put before the capture script in a copy of the package, in its own isolated world: when the post was clicked, when
 * the notice said it was sealed. Tells the page's root element, once all is over.
 */
const world = globalThis as { benchProbe?: true };

if (!world.benchProbe) {
  world.benchProbe = true;
  let clicked = 0;
  let sealed = 0;
  addEventListener('click', () => (clicked = performance.now()), { capture: true });
  // A whole page begins with the order: no click is made on it.
  browser.runtime.onMessage.addListener((message: unknown): undefined => {
    if (typeof message === 'object' && message !== null && 'type' in message && message.type === 'page')
      clicked = performance.now();
  });

  const readCard = (root: ShadowRoot): void => {
    const card = root.querySelector('.saved');
    if (!card || clicked === 0) return;
    if (sealed === 0) sealed = performance.now() - clicked;
    if (!card.querySelector('[role=status]')?.textContent) return;
    const shown = performance.now() - clicked;
    const count = Number(document.documentElement.dataset.benchCaptures ?? 0) + 1;
    Object.assign(document.documentElement.dataset, { benchSealed: sealed, benchSaid: shown });
    document.documentElement.dataset.benchCaptures = String(count);
    clicked = 0;
    sealed = 0;
  };
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (init) {
    const root = attach.call(this, init);
    new MutationObserver(() => readCard(root)).observe(root, {
      childList: true,
      subtree: true,
      characterData: true,
    });
    return root;
  };
}
