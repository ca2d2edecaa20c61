import type { ContextMenuHint } from '../domain/capture/observation.ts';
import { isUsedByOthers } from '../domain/case/store.ts';
import type { Preferences } from '../messages/protocol.ts';
import { browser, type Menus } from './browser.ts';
import { readOutcomes, readPreferences } from './storage.ts';

/** Has no number, so that somebody who sees the screen does not learn how much is recorded. */
const TICK = '✓';
const PARTIAL = '!';
const TICK_MS = 5_000;
/** Shorter than the time after which browsers stop an idle worker, which would leave the title. */
const TITLE_MS = 20_000;
const TICK_COLOUR = '#0b7a6a';

/** Timers that remove what the button of a tab shows. A worker that is stopped leaves the button as it is. */
const timers = new Map<number, readonly ReturnType<typeof setTimeout>[]>();

/** Changes run one after the other: what one capture removes would else come after what the next one shows. */
let lastChange: Promise<void> = Promise.resolve();

function changeButton(change: () => Promise<void>): Promise<void> {
  lastChange = lastChange.catch(() => undefined).then(change);
  return lastChange;
}

/**
 * Shows how a capture ended on the toolbar button of its tab, which no page can imitate: in its title, and with a tick
 * when a whole item was recorded, unless others use the computer. `recorded` is null when nothing was recorded,
 * `thread` when a thread stopped, whose earlier posts may be recorded.
 */
export function showOutcomeOnButton(tabId: number, recorded: RecordedOnButton | 'thread' | null): Promise<void> {
  return changeButton(() => showOutcome(tabId, recorded));
}

/** `total`: items kept in the case; null while the store is locked. `isPartial`: null when that is not known. */
export interface RecordedOnButton {
  readonly total: number | null;
  readonly isPartial: boolean | null;
}

async function showOutcome(tabId: number, recorded: RecordedOnButton | 'thread' | null): Promise<void> {
  await stopAndClear(tabId);
  const pending = [setTimeout(() => void resetButton(tabId), TITLE_MS)];
  timers.set(tabId, pending);
  const title = getTitle(recorded);
  await browser.action.setTitle({ tabId, title });
  // A tick says that the item is whole.
  if (recorded === null || recorded === 'thread' || recorded.isPartial === null) return;
  if (isUsedByOthers(await readPreferences())) return;
  await Promise.all([
    browser.action.setBadgeBackgroundColor({ tabId, color: TICK_COLOUR }),
    browser.action.setBadgeText({ tabId, text: recorded.isPartial ? PARTIAL : TICK }),
  ]);
  pending.push(setTimeout(() => void removeTick(tabId), TICK_MS));
}

function getTitle(recorded: RecordedOnButton | 'thread' | null): string {
  if (recorded === null) return browser.i18n.getMessage('titleNotRecorded');
  if (recorded === 'thread') return browser.i18n.getMessage('titleThreadStopped');
  const { total, isPartial } = recorded;
  if (total === null) return browser.i18n.getMessage(isPartial === true ? 'titleKeptInPart' : 'titleKept');
  return browser.i18n.getMessage(isPartial === true ? 'titleRecordedInPart' : 'titleRecorded', [String(total)]);
}

/** Removes what an earlier capture of the tab shows, also one that a stopped worker reported. */
export function resetButton(tabId: number): Promise<void> {
  return changeButton(() => stopAndClear(tabId));
}

async function stopAndClear(tabId: number): Promise<void> {
  for (const timer of timers.get(tabId) ?? []) clearTimeout(timer);
  timers.delete(tabId);
  await clearButton(tabId);
}

/** Called by the popup too: it tells the outcome itself. */
export async function clearButton(tabId: number): Promise<void> {
  await browser.action.setTitle({ tabId, title: browser.i18n.getMessage('actionTitle') }).catch(ignoreClosedTab);
  await removeTick(tabId);
}

/** Called on lock and on erasing: a title would still name an item. */
export async function resetAllButtons(): Promise<void> {
  const tabs = await browser.tabs.query({});
  await changeButton(async () => {
    await Promise.all(tabs.map(({ id }) => id !== undefined && stopAndClear(id)));
  });
}

/** Called when the worker starts: the one before may have been stopped while a button named an item. */
export async function resetStaleButtons(): Promise<void> {
  for (const { tabId } of await readOutcomes()) await resetButton(tabId);
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
    hasPlace: true,
    ...(info.linkUrl !== undefined && { linkUrl: info.linkUrl }),
    ...(info.srcUrl !== undefined && { srcUrl: info.srcUrl }),
  };
}
