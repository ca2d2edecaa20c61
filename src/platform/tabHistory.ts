import { browser } from './browser.ts';

const TAB_HISTORY_KEY = 'tabPaths';
const MAX_TABS = 20;
const MAX_PAGES = 20;

interface TabHistoryEntry {
  readonly tabId: number;
  /** Of one case alone: an item of another tells nothing of it. */
  readonly caseId: string;
  readonly pages: readonly TabCapture[];
}

interface TabCapture {
  readonly item: string;
  /** A digest: the memory is open while everything is locked. */
  readonly page: string;
}

/** What was captured in each tab, in memory that our contexts share, until the browser closes. */
export const tabHistory = {
  async before(tabId: number, caseId: string): Promise<readonly TabCapture[]> {
    return (await readHistories()).find(isOfTab(tabId, caseId))?.pages ?? [];
  },
  /** Several items of one page are one. */
  async add(tabId: number, caseId: string, one: TabCapture): Promise<void> {
    const histories = await readHistories();
    const isSameTab = isOfTab(tabId, caseId);
    const before = histories.find(isSameTab)?.pages ?? [];
    if (before.at(-1)?.page === one.page) return;
    const pages = [...before, one].slice(-MAX_PAGES);
    const others = histories.filter((history) => !isSameTab(history));
    await browser.storage.session.set({
      [TAB_HISTORY_KEY]: [...others, { tabId, caseId, pages }].slice(-MAX_TABS),
    });
  },
  async forget(): Promise<void> {
    await browser.storage.session.remove(TAB_HISTORY_KEY);
  },
};

const isOfTab =
  (tabId: number, caseId: string) =>
  (history: TabHistoryEntry): boolean =>
    history.tabId === tabId && history.caseId === caseId;

async function readHistories(): Promise<readonly TabHistoryEntry[]> {
  const found: unknown = (await browser.storage.session.get(TAB_HISTORY_KEY))[TAB_HISTORY_KEY];
  // Only written above.
  return Array.isArray(found) ? (found as TabHistoryEntry[]) : [];
}
