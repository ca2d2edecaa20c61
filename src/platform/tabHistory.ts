import { SESSION_KEY } from '../domain/formatNames.ts';
import { browser } from './browser.ts';

const MAX_TABS = 20;
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
