import { browser } from './browser.ts';

const PATHS = 'tabPaths';
const KEPT_TABS = 20;
const KEPT_PAGES = 20;

interface TabPath {
  readonly tabId: number;
  /** Of one case alone: an item of another tells nothing of it. */
  readonly caseId: string;
  readonly pages: readonly Captured[];
}

interface Captured {
  readonly item: string;
  /** A digest: the memory is open while everything is locked. */
  readonly page: string;
}

/** What was captured in each tab, in memory that our contexts share, until the browser closes. */
export const tabPaths = {
  async before(tabId: number, caseId: string): Promise<readonly Captured[]> {
    return (await all()).find(isOf(tabId, caseId))?.pages ?? [];
  },
  /** Several items of one page are one. */
  async add(tabId: number, caseId: string, one: Captured): Promise<void> {
    const paths = await all();
    const isThis = isOf(tabId, caseId);
    const before = paths.find(isThis)?.pages ?? [];
    if (before.at(-1)?.page === one.page) return;
    const pages = [...before, one].slice(-KEPT_PAGES);
    const others = paths.filter((path) => !isThis(path));
    await browser.storage.session.set({ [PATHS]: [...others, { tabId, caseId, pages }].slice(-KEPT_TABS) });
  },
  async forget(): Promise<void> {
    await browser.storage.session.remove(PATHS);
  },
};

const isOf =
  (tabId: number, caseId: string) =>
  (path: TabPath): boolean =>
    path.tabId === tabId && path.caseId === caseId;

async function all(): Promise<readonly TabPath[]> {
  const found: unknown = (await browser.storage.session.get(PATHS))[PATHS];
  // Only written above.
  return Array.isArray(found) ? (found as TabPath[]) : [];
}
