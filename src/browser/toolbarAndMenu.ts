import type { ContextMenuHint } from '../domain/capture/observation.ts';
import { isUsedByOthers, type Preferences } from '../domain/case/store.ts';
import { browser, type Menus } from './browser.ts';
import { readPreferences } from './storage.ts';

/** Has no number, so that somebody who sees the screen does not learn how much is recorded. */
const TICK = '✓';
const PARTIAL = '!';
const TICK_MS = 5_000;
/** Shorter than the time after which browsers stop an idle worker, which would leave the title. */
const TITLE_MS = 20_000;
const TICK_COLOUR = '#0b7a6a';

/** Timers that remove what the button of a tab shows. */
const timers = new Map<number, readonly ReturnType<typeof setTimeout>[]>();

/**
 * Shows how a capture ended on the toolbar button of its tab, which no page can imitate: in its title, and with a tick
 * when a whole item was recorded, unless others use the computer. `recorded` is null when nothing was recorded.
 */
export async function showOutcomeOnButton(
  tabId: number,
  recorded: { readonly ordinal: number; readonly isPartial: boolean } | null,
): Promise<void> {
  await resetButton(tabId);
  const pending = [setTimeout(() => void resetButton(tabId), TITLE_MS)];
  timers.set(tabId, pending);
  const title =
    recorded === null
      ? browser.i18n.getMessage('titleNotRecorded')
      : browser.i18n.getMessage(recorded.isPartial ? 'titleRecordedInPart' : 'titleRecorded', [
          String(recorded.ordinal),
        ]);
  await browser.action.setTitle({ tabId, title });
  if (recorded === null || isUsedByOthers(await readPreferences())) return;
  await Promise.all([
    browser.action.setBadgeBackgroundColor({ tabId, color: TICK_COLOUR }),
    browser.action.setBadgeText({ tabId, text: recorded.isPartial ? PARTIAL : TICK }),
  ]);
  pending.push(setTimeout(() => void removeTick(tabId), TICK_MS));
}

/** Removes what an earlier capture of the tab shows. */
export async function resetButton(tabId: number): Promise<void> {
  const pending = timers.get(tabId);
  if (pending === undefined) return;
  timers.delete(tabId);
  for (const timer of pending) clearTimeout(timer);
  await clearButton(tabId);
}

/** Called by the popup too: it tells the outcome itself. */
export async function clearButton(tabId: number): Promise<void> {
  await browser.action.setTitle({ tabId, title: browser.i18n.getMessage('actionTitle') }).catch(ignoreClosedTab);
  await removeTick(tabId);
}

/** Called on lock and on erasing: a title would still name an item. */
export async function resetAllButtons(): Promise<void> {
  await Promise.all([...timers.keys()].map(resetButton));
}

async function removeTick(tabId: number): Promise<void> {
  await browser.action.setBadgeText({ tabId, text: '' }).catch(ignoreClosedTab);
}

const ignoreClosedTab = (): void => undefined;

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
