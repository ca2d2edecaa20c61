import type { ContextMenuHint } from '../domain/capture/observation.ts';
import type { Preferences } from '../domain/store/preferences.ts';
import { browser, type Menus } from './browser.ts';

/** On a computer that others use, and where the person does not want it, nothing of ours shows in the page's menu. */
export async function updateContextMenu({ computer, menu }: Preferences): Promise<void> {
  if (!menu || computer === 'shared' || computer === 'unknown') await browser.contextMenus.removeAll();
  else createMenuEntry();
}

/** One neutral entry; Chromium gives no element, so the link, image or selection is all there is to go by. */
function createMenuEntry(): void {
  void browser.contextMenus.removeAll().then(() =>
    browser.contextMenus.create({
      id: 'capture',
      title: browser.i18n.getMessage('menuCapture'),
      contexts: ['page', 'link', 'image', 'video', 'selection'],
      documentUrlPatterns: ['http://*/*', 'https://*/*', 'file:///*'],
    }),
  );
}

export function readPickHint(info: Menus.OnClickData): ContextMenuHint {
  return {
    ...(info.linkUrl !== undefined && { linkUrl: info.linkUrl }),
    ...(info.srcUrl !== undefined && { srcUrl: info.srcUrl }),
    ...(info.selectionText !== undefined && { selectionText: info.selectionText }),
  };
}
