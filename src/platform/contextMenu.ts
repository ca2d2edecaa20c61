import type { ContextMenuHint } from '../domain/capture/observation.ts';
import { isUsedByOthers, type Preferences } from '../domain/case/store.ts';
import { browser, type Menus } from './browser.ts';

/** Shows the menu entry, unless the person does not want it or others use the computer. */
export async function updateContextMenu(preferences: Preferences): Promise<void> {
  if (!preferences.menu || isUsedByOthers(preferences)) await browser.contextMenus.removeAll();
  else createMenuEntry();
}

/** Creates one neutral entry. Chromium gives no element: only the link, image or selection identifies the target. */
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
