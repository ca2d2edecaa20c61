import { ITEM_RELATIONS, type ItemLink, type ItemRelation } from '../domain/item/itemLinks.ts';
import { browser } from './browser.ts';

/** A page the person opened from an item, to capture there what goes with it: forgotten when the browser closes. */
export interface PendingContextTab {
  readonly tabId: number;
  readonly item: string;
  readonly ordinal: number;
  readonly relation: ItemRelation;
  /** The item that was made of it, where a check waits for what the person saw. */
  readonly captured?: string;
}

const PENDING_TABS_KEY = 'awaited';
const MAX_PENDING_TABS = 20;

export async function addPendingContext(tab: PendingContextTab): Promise<void> {
  await updatePendingTabs((others) =>
    [...others.filter(({ tabId }) => tabId !== tab.tabId), tab].slice(-MAX_PENDING_TABS),
  );
}

export async function findPendingContext(tabId: number): Promise<PendingContextTab | null> {
  return (await readPendingTabs()).find((tab) => tab.tabId === tabId) ?? null;
}

/** Whether the page in this tab was opened for that: what a page's process says of itself is not enough. */
export async function isContextPending(tabId: number, { item, relation }: ItemLink): Promise<boolean> {
  const found = await findPendingContext(tabId);
  return found?.item === item && found.relation === relation;
}

/** What was seen at the address of this item is now an item of its own. */
export async function setCheckCapture(item: string, captured: string): Promise<void> {
  await updatePendingTabs((found) => found.map((tab) => (isCheckOf(item, tab) ? { ...tab, captured } : tab)));
}

/** The item that was made at the check under way of this one; null when none was. */
export async function findCheckCapture(item: string): Promise<string | null> {
  return (
    (await readPendingTabs()).findLast((tab) => isCheckOf(item, tab) && tab.captured !== undefined)
      ?.captured ?? null
  );
}

/** The person said what they saw: no page waits for it any longer. */
export async function removePendingCheck(item: string): Promise<void> {
  await updatePendingTabs((found) => found.filter((tab) => !isCheckOf(item, tab)));
}

const isCheckOf = (item: string, tab: PendingContextTab): boolean =>
  tab.relation === 'check' && tab.item === item;

/** The item whose context the person does not want now. */
const POSTPONED_ITEM_KEY = 'contextAside';

export async function postponeContext(item: string): Promise<void> {
  await browser.storage.session.set({ [POSTPONED_ITEM_KEY]: item });
}

export async function isContextPostponed(item: string): Promise<boolean> {
  return (await browser.storage.session.get(POSTPONED_ITEM_KEY))[POSTPONED_ITEM_KEY] === item;
}

async function updatePendingTabs(
  work: (found: readonly PendingContextTab[]) => readonly PendingContextTab[],
): Promise<void> {
  await browser.storage.session.set({ [PENDING_TABS_KEY]: work(await readPendingTabs()) });
}

async function readPendingTabs(): Promise<readonly PendingContextTab[]> {
  const found: unknown = (await browser.storage.session.get(PENDING_TABS_KEY))[PENDING_TABS_KEY];
  return Array.isArray(found) ? found.filter(isPendingContextTab) : [];
}

function isPendingContextTab(tab: unknown): tab is PendingContextTab {
  return (
    typeof tab === 'object' &&
    tab !== null &&
    'relation' in tab &&
    ITEM_RELATIONS.some((r) => r === tab.relation)
  );
}
