import { Refusal } from '../domain/shared/errors.ts';
import { browser } from './browser.ts';

/** In an ordinary window: Firefox gives our pages no store in a private one. */
export async function openOwnPage(path: string): Promise<void> {
  const url = browser.runtime.getURL(path);
  const { incognito } = await browser.windows.getCurrent();
  if (incognito) await browser.windows.create({ url, incognito: false });
  else await browser.tabs.create({ url });
}

const QUIT_CHANNEL = 'leaving';

/** Our open pages hear of each other's « Quitter »: none stays behind. */
export function closeOnQuit(closeOwn: () => void): void {
  new BroadcastChannel(QUIT_CHANNEL).onmessage = closeOwn;
}

/**
 * « Quitter »: the browser's own new tab in front, the lock, all of ours away. A popup ends as soon as that tab has
 * the focus, so nothing here waits for what comes before it. The tabs' own history keeps our address.
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

/** In a tab in front. Web addresses only: a captured page wrote it. */
export async function openAddress(address: string): Promise<number | undefined> {
  const { protocol } = new URL(address);
  if (protocol !== 'https:' && protocol !== 'http:') throw new Refusal('page-forbidden');
  return (await browser.tabs.create({ url: address })).id;
}

/** Where the browser lets us; else the person's next click opens it. */
export async function openPopup(): Promise<void> {
  await browser.action.openPopup().catch(() => undefined);
}
