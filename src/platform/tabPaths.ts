import { browser } from './browser.ts';

const PATHS = 'tabPaths';
const KEPT_TABS = 20;
const KEPT_ADDRESSES = 20;

interface TabPath {
  readonly tabId: number;
  /** Of one case alone: an item of another tells nothing of it. */
  readonly caseId: string;
  readonly addresses: readonly string[];
}

/** Addresses of what was captured in each tab, in memory that our contexts share, until the browser closes. */
export const tabPaths = {
  async before(tabId: number, caseId: string): Promise<readonly string[]> {
    return (await all()).find(isOf(tabId, caseId))?.addresses ?? [];
  },
  /** Web addresses alone; the same twice in a row is one. */
  async add(tabId: number, caseId: string, address: string): Promise<void> {
    if (!/^https?:/.test(address)) return;
    const paths = await all();
    const isThis = isOf(tabId, caseId);
    const before = paths.find(isThis)?.addresses ?? [];
    if (before.at(-1) === address) return;
    const addresses = [...before, address].slice(-KEPT_ADDRESSES);
    const others = paths.filter((path) => !isThis(path));
    await browser.storage.session.set({
      [PATHS]: [...others, { tabId, caseId, addresses }].slice(-KEPT_TABS),
    });
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
