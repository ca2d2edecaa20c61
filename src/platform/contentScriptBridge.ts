import { Refusal } from '../domain/shared/errors.ts';
import { browser } from './browser.ts';

const CAPTURE_SCRIPT = '/content-scripts/capture.js';

/**
 * Puts our capture script in the tab (under the person's click: `activeTab`) and hands it one order. Firefox says
 * nothing when it keeps the script out of a page of its own: then nobody is there to take the order.
 */
export async function injectAndSend(tabId: number, command: unknown): Promise<unknown> {
  try {
    if (!(await isPracticeTab(tabId))) await injectScript(tabId);
    return await browser.tabs.sendMessage(tabId, command, { frameId: 0 });
  } catch (error) {
    throw error instanceof Refusal ? error : await explainRefusal(tabId, error);
  }
}

/** To a script of ours that is in the tab already; null where there is none. */
export async function sendIfInjected(tabId: number, command: unknown): Promise<unknown> {
  return browser.tabs.sendMessage(tabId, command, { frameId: 0 }).catch(() => null);
}

/** A page that lets nothing run for so long is frozen: nobody is left waiting, and it gets no order later. */
const INJECTION_TIMEOUT_MS = 5_000;

async function injectScript(tabId: number): Promise<void> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Refusal('page-frozen')), INJECTION_TIMEOUT_MS);
  const injected = browser.scripting.executeScript({ target: { tabId }, files: [CAPTURE_SCRIPT] });
  await Promise.race([injected, late.promise]).finally(() => clearTimeout(timer));
}

/** Our own page to try on: it has the capture script in it already, since browsers let none in. */
async function isPracticeTab(tabId: number): Promise<boolean> {
  const { url } = await browser.tabs.get(tabId);
  return url !== undefined && isPracticeAddress(url);
}

export const isPracticeAddress = (url: string): boolean =>
  url.split(/[?#]/)[0] === browser.runtime.getURL('practice.html');

/** Chromium says this of a page that the person's click no longer covers. */
const PERMISSION_ERROR = 'must request permission';
/** Shops that browsers keep to themselves, though their addresses look ordinary. */
const EXTENSION_STORE =
  /^https:\/\/(chromewebstore\.google\.com|chrome\.google\.com\/webstore|addons\.mozilla\.org|microsoftedge\.microsoft\.com)/;

/** Browsers keep their own pages, their stores and their PDF viewers to themselves; most do not even tell the address. */
async function explainRefusal(tabId: number, error: unknown): Promise<Refusal> {
  const address = (await browser.tabs.get(tabId).catch(() => null))?.url ?? '';
  if (/\.pdf($|[?#])/i.test(address)) return new Refusal('page-pdf', {}, error);
  // Every order follows a fresh click: only a page that moved on in between asks for another one.
  const isCapturable =
    /^https?:/.test(address) && !EXTENSION_STORE.test(address) && String(error).includes(PERMISSION_ERROR);
  return new Refusal(isCapturable ? 'page-not-allowed-yet' : 'page-forbidden', {}, error);
}
