import { browser } from '../../../src/browser/browser.ts';
import { reportPaint } from './reportPaint.ts';

/**
 * Prepended to the capture script in the bench's copy of the package, so it runs in the same isolated world. Measures
 * from the click on the post to the notice, and writes the times on the page's root element, with the time of the first
 * picker's frame.
 */
const world = globalThis as { benchProbe?: true };

if (!world.benchProbe) {
  world.benchProbe = true;
  let clicked = 0;
  let sealed = 0;
  let pickerShown = false;
  addEventListener('click', () => (clicked = performance.now()), { capture: true });
  // A full-page capture starts with the command, without a click on the page.
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
    Object.assign(document.documentElement.dataset, { benchSealed: sealed, benchShown: shown });
    document.documentElement.dataset.benchCaptures = String(count);
    clicked = 0;
    sealed = 0;
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
    }).observe(root, {
      childList: true,
      subtree: true,
      characterData: true,
    });
    return root;
  };
}
