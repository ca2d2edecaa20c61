import { SESSION_KEY } from '../domain/formatNames.ts';
import { ITEM_RELATIONS, type ItemLink, type ItemRelation } from '../domain/item/item.ts';
import { browser } from './browser.ts';
import { MAX_TABS } from './storage.ts';

/** A tab that the person opened from an item to capture its context. Stored until the browser closes. */
export interface PendingContextTab {
  readonly tabId: number;
  readonly item: string;
  readonly relation: ItemRelation;
  /** For a check: the item captured in this tab, until the person records the result. */
  readonly captured?: string;
}

export async function addPendingContext(tab: PendingContextTab): Promise<void> {
  await updatePendingTabs((others) => [...others.filter(({ tabId }) => tabId !== tab.tabId), tab].slice(-MAX_TABS));
}

export async function findPendingContext(tabId: number): Promise<PendingContextTab | null> {
  return (await readPendingTabs()).find((tab) => tab.tabId === tabId) ?? null;
}

/** Whether the tab was opened for this link. The link itself comes from the page's process, which may be hostile. */
export async function isContextPending(tabId: number, { item, relation }: ItemLink): Promise<boolean> {
  const tab = await findPendingContext(tabId);
  return tab?.item === item && tab.relation === relation;
}

/** Records the item that was captured during the check of `item`. */
export async function setCheckCapture(item: string, captured: string): Promise<void> {
  await updatePendingTabs((tabs) => tabs.map((tab) => (isCheckOf(item, tab) ? { ...tab, captured } : tab)));
}

/** Returns the item captured during the current check of `item`; null when there is none. */
export async function findCheckCapture(item: string): Promise<string | null> {
  return (
    (await readPendingTabs()).findLast((tab) => isCheckOf(item, tab) && tab.captured !== undefined)?.captured ?? null
  );
}

/** Forgets the tabs opened from an erased item, and every memory of it as a captured page. */
export async function forgetItemContext(item: string): Promise<void> {
  await updatePendingTabs((tabs) => tabs.filter((tab) => tab.item !== item && tab.captured !== item));
  if (await isContextPostponed(item)) await browser.storage.session.remove(SESSION_KEY.postponedContext);
}

export async function forgetAllContexts(): Promise<void> {
  await browser.storage.session.remove([SESSION_KEY.pendingContextTabs, SESSION_KEY.postponedContext]);
}

/** Ends the check of `item`, once the person has recorded its result. */
export async function removePendingCheck(item: string): Promise<void> {
  await updatePendingTabs((tabs) => tabs.filter((tab) => !isCheckOf(item, tab)));
}

const isCheckOf = (item: string, tab: PendingContextTab): boolean => tab.relation === 'check' && tab.item === item;

/** Remembers the one item whose context the person postponed. */
export async function postponeContext(item: string): Promise<void> {
  await browser.storage.session.set({ [SESSION_KEY.postponedContext]: item });
}

export async function isContextPostponed(item: string): Promise<boolean> {
  return (await browser.storage.session.get(SESSION_KEY.postponedContext))[SESSION_KEY.postponedContext] === item;
}

async function updatePendingTabs(
  update: (tabs: readonly PendingContextTab[]) => readonly PendingContextTab[],
): Promise<void> {
  await browser.storage.session.set({ [SESSION_KEY.pendingContextTabs]: update(await readPendingTabs()) });
}

async function readPendingTabs(): Promise<readonly PendingContextTab[]> {
  const stored: unknown = (await browser.storage.session.get(SESSION_KEY.pendingContextTabs))[
    SESSION_KEY.pendingContextTabs
  ];
  return Array.isArray(stored) ? stored.filter(isPendingContextTab) : [];
}

function isPendingContextTab(tab: unknown): tab is PendingContextTab {
  return typeof tab === 'object' && tab !== null && 'relation' in tab && ITEM_RELATIONS.some((r) => r === tab.relation);
}

const MAX_PAGES = 20;

interface TabHistoryEntry {
  readonly tabId: number;
  /** Items of different cases are never linked. */
  readonly caseId: string;
  readonly pages: readonly TabCapture[];
}

interface TabCapture {
  readonly item: string;
  /** A digest, since this storage is readable while the store is locked. */
  readonly page: string;
}

/** The pages captured in each tab, stored in `storage.session` until the browser closes. */
export const tabHistory = {
  async before(tabId: number, caseId: string): Promise<readonly TabCapture[]> {
    return (await readHistories()).find(isOfTab(tabId, caseId))?.pages ?? [];
  },
  /** Adds nothing for another item of the same page. */
  async add(tabId: number, caseId: string, one: TabCapture): Promise<void> {
    const histories = await readHistories();
    const isSameTab = isOfTab(tabId, caseId);
    const before = histories.find(isSameTab)?.pages ?? [];
    if (before.at(-1)?.page === one.page) return;
    const pages = [...before, one].slice(-MAX_PAGES);
    const others = histories.filter((history) => !isSameTab(history));
    await browser.storage.session.set({
      [SESSION_KEY.tabHistory]: [...others, { tabId, caseId, pages }].slice(-MAX_TABS),
    });
  },
};

const isOfTab =
  (tabId: number, caseId: string) =>
  (history: TabHistoryEntry): boolean =>
    history.tabId === tabId && history.caseId === caseId;

async function readHistories(): Promise<readonly TabHistoryEntry[]> {
  const stored: unknown = (await browser.storage.session.get(SESSION_KEY.tabHistory))[SESSION_KEY.tabHistory];
  // Not validated: only `add` writes it.
  return Array.isArray(stored) ? (stored as TabHistoryEntry[]) : [];
}
