import { Refusal } from '../domain/errors.ts';
import { browser } from './browser.ts';

const SCRIPT = '/content-scripts/capture.js';

/** Puts our capture script in the tab (under the person's click: `activeTab`) and hands it one order. */
export async function sendToPage(tabId: number, order: unknown): Promise<unknown> {
  try {
    await browser.scripting.executeScript({ target: { tabId }, files: [SCRIPT] });
  } catch (error) {
    throw await refusalFor(tabId, error);
  }
  return browser.tabs.sendMessage(tabId, order, { frameId: 0 });
}

/** Browsers say « Cannot access … » for their own pages, their stores and for a page without the person's click. */
async function refusalFor(tabId: number, error: unknown): Promise<Refusal> {
  const tab = await browser.tabs.get(tabId).catch(() => null);
  const address = tab?.url;
  // Without the click's permission the browser does not even tell the address.
  if (address === undefined) return new Refusal('page-not-allowed-yet', {}, error);
  if (/\.pdf($|[?#])/i.test(address)) return new Refusal('page-pdf', {}, error);
  return new Refusal('page-forbidden', {}, error);
}
