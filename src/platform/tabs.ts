import { browser } from './browser.ts';

export async function openOwnPage(path: string): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(path) });
}

/** « Quitter »: the browser's own new tab in front, then ours away. What stays in its history is said in docs/permissions.md. */
export async function quit(closeOurs: () => void): Promise<void> {
  const own = await browser.tabs.getCurrent();
  await browser.tabs.create({});
  closeOurs();
  if (own?.id !== undefined) await browser.tabs.remove(own.id);
}
