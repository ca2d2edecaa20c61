import { type Linked, RELATIONS, type Relation } from '../domain/linked.ts';
import { browser } from './browser.ts';

/** A page the person opened from an item, to capture there what goes with it: forgotten when the browser closes. */
export interface Awaited {
  readonly tabId: number;
  readonly item: string;
  readonly ordinal: number;
  readonly relation: Relation;
  /** The item that was made of it, where a check waits for what the person saw. */
  readonly captured?: string;
}

const AWAITED = 'awaited';
const KEPT = 20;

export async function awaitContext(one: Awaited): Promise<void> {
  await change((others) => [...others.filter(({ tabId }) => tabId !== one.tabId), one].slice(-KEPT));
}

export async function awaitedIn(tabId: number): Promise<Awaited | null> {
  return (await all()).find((one) => one.tabId === tabId) ?? null;
}

/** Whether the page in this tab was opened for that: what a page's process says of itself is not enough. */
export async function isAwaitedIn(tabId: number, { item, relation }: Linked): Promise<boolean> {
  const found = await awaitedIn(tabId);
  return found?.item === item && found.relation === relation;
}

/** What was seen at the address of this item is now an item of its own. */
export async function checkCaptured(item: string, captured: string): Promise<void> {
  await change((found) => found.map((one) => (isCheckOf(item, one) ? { ...one, captured } : one)));
}

/** The item that was made at the check under way of this one; null when none was. */
export async function capturedAt(item: string): Promise<string | null> {
  return (
    (await all()).findLast((one) => isCheckOf(item, one) && one.captured !== undefined)?.captured ?? null
  );
}

/** The person said what they saw: no page waits for it any longer. */
export async function endCheck(item: string): Promise<void> {
  await change((found) => found.filter((one) => !isCheckOf(item, one)));
}

const isCheckOf = (item: string, one: Awaited): boolean => one.relation === 'check' && one.item === item;

/** The item whose context the person does not want now. */
const ASIDE = 'contextAside';

export async function putAside(item: string): Promise<void> {
  await browser.storage.session.set({ [ASIDE]: item });
}

export async function isAside(item: string): Promise<boolean> {
  return (await browser.storage.session.get(ASIDE))[ASIDE] === item;
}

async function change(work: (found: readonly Awaited[]) => readonly Awaited[]): Promise<void> {
  await browser.storage.session.set({ [AWAITED]: work(await all()) });
}

async function all(): Promise<readonly Awaited[]> {
  const found: unknown = (await browser.storage.session.get(AWAITED))[AWAITED];
  return Array.isArray(found) ? found.filter(isAwaited) : [];
}

function isAwaited(one: unknown): one is Awaited {
  return (
    typeof one === 'object' && one !== null && 'relation' in one && RELATIONS.some((r) => r === one.relation)
  );
}
