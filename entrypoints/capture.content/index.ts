import { defineContentScript } from 'wxt/utils/define-content-script';
import { parseOrder } from '../../src/messages/orders.ts';
import { browser } from '../../src/platform/browser.ts';
import { CaptureScript } from './captureScript.ts';

/** Marks our isolated world, which no page can see: an order injects the script again. */
const INSTALLED = Symbol.for('recueil.capture');

export default defineContentScript({
  // Never by itself: the background puts it in one tab, after the person's click (no `matches`, no host permission).
  registration: 'runtime',
  main() {
    const world = globalThis as { [INSTALLED]?: true };
    if (world[INSTALLED]) return;
    world[INSTALLED] = true;
    const script = new CaptureScript(window);
    browser.runtime.onMessage.addListener((message: unknown, sender: { id?: string; tab?: unknown }) => {
      const order = parseOrder(message);
      // Only the background speaks without a tab.
      if (order === null || sender.id !== browser.runtime.id || sender.tab !== undefined) return undefined;
      return Promise.resolve(script.obey(order));
    });
  },
});
