import { parseOrder } from '../../src/messages/orders.ts';
import { browser } from '../../src/platform/browser.ts';
import type { CaptureScript } from './captureScript.ts';

/** The background's orders, one at a time; anybody else's are left unanswered. */
export function obeyOrders(script: CaptureScript): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: { id?: string; tab?: unknown }) => {
    const order = parseOrder(message);
    // Only the background speaks without a tab.
    if (order === null || sender.id !== browser.runtime.id || sender.tab !== undefined) return undefined;
    return Promise.resolve(script.obey(order));
  });
}
