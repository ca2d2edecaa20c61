import { Refusal } from '../domain/shared/errors.ts';
import { browser, type Tabs } from './browser.ts';
import { setOpening } from './storage.ts';

/**
 * Opens the carnet at a view (src/carnet/route.ts), in a non-private window: in a private one, Firefox gives it no
 * IndexedDB.
 */
export async function openCarnet(path: string, caseId: string | null = null): Promise<void> {
  await setOpening({ path, caseId });
  const url = browser.runtime.getURL('carnet.html');
  const { incognito } = await browser.windows.getCurrent();
  if (incognito) await browser.windows.create({ url, incognito: false });
  else await browser.tabs.create({ url });
}

export const isPdfAddress = (address: string): boolean => /\.pdf($|[?#])/i.test(address);

/** An address that is not readable may be any. A window that a site opened and filled itself is `about:blank`. */
const PERHAPS_CAPTURED = /^(https?:|file:|data:|blob:|about:blank|$)/;

/** Returns why no capture can begin in a tab, where its address tells: a store's does not. */
export function explainForbidden({ url = '', isInReaderMode }: Tabs.Tab): 'page-reader-mode' | 'page-forbidden' | null {
  // Firefox alone; the address of a page in reader mode is one of the browser's own.
  if (isInReaderMode === true) return 'page-reader-mode';
  return PERHAPS_CAPTURED.test(url) ? null : 'page-forbidden';
}

export async function openStartPage(): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL('start.html') });
}

const QUIT_CHANNEL = 'leaving';

/** Calls `closeOwn` when the person presses « Sortir vite » in any of our pages. */
export function closeOnQuit(closeOwn: () => void): void {
  new BroadcastChannel(QUIT_CHANNEL).onmessage = closeOwn;
}

/**
 * « Sortir vite »: opens a new tab, locks the store and closes all our pages. The browser closes a popup as soon as the
 * new tab has the focus, so nothing is awaited before. The tabs' history keeps our address.
 */
export async function quit(lock: () => void, closeOwn: () => void): Promise<void> {
  const opened = browser.tabs.create({});
  new BroadcastChannel(QUIT_CHANNEL).postMessage(null);
  lock();
  await opened;
  closeOwn();
}

export async function closeOwnTab(): Promise<void> {
  const ownTab = await browser.tabs.getCurrent();
  if (ownTab?.id !== undefined) await browser.tabs.remove(ownTab.id);
}

/** Opens a web address in a new active tab. Rejects other schemes, since the address comes from a captured page. */
export async function openAddress(address: string): Promise<number | undefined> {
  const { protocol } = new URL(address);
  if (protocol !== 'https:' && protocol !== 'http:') throw new Refusal('page-forbidden');
  return (await browser.tabs.create({ url: address })).id;
}

/** Opens the popup if the browser allows it; otherwise the person's next click does. */
export async function openPopup(): Promise<void> {
  await browser.action.openPopup().catch(() => undefined);
}

/**
 * Lists the tabs that a tab opened, and those of all popup windows: a browser does not tell which tab opened these.
 * Returns tab ids.
 */
export async function listOpenedTabs(tabId: number): Promise<number[]> {
  const [tabs, popups] = await Promise.all([browser.tabs.query({}), browser.tabs.query({ windowType: 'popup' })]);
  const opened = [...tabs.filter(({ openerTabId }) => openerTabId === tabId), ...popups];
  return opened.flatMap(({ id }) => (id === undefined ? [] : [id]));
}
