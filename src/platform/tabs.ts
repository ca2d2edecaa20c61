import { browser } from './browser.ts';

/** In an ordinary window: Firefox gives our pages no store in a private one. */
export async function openOwnPage(path: string): Promise<void> {
  const url = browser.runtime.getURL(path);
  const { incognito } = await browser.windows.getCurrent();
  if (incognito) await browser.windows.create({ url, incognito: false });
  else await browser.tabs.create({ url });
}

/** « Quitter »: the browser's own new tab in front, then ours away. The tab's own history keeps our address. */
export async function quit(closeOurs: () => void): Promise<void> {
  const own = await browser.tabs.getCurrent();
  await browser.tabs.create({});
  closeOurs();
  if (own?.id !== undefined) await browser.tabs.remove(own.id);
}

/** Where the browser lets us; else the person's next click opens it. */
export async function openPopup(): Promise<void> {
  await browser.action.openPopup().catch(() => undefined);
}
