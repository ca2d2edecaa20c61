import { RELATIONS, type Relation } from '../domain/linked.ts';
import { browser } from './browser.ts';

/** A page the person opened from an item, to capture its context there: forgotten when the browser closes. */
export interface Awaited {
  readonly tabId: number;
  readonly item: string;
  readonly ordinal: number;
  readonly relation: Relation;
}

const AWAITED = 'awaited';
const KEPT = 20;

export async function awaitContext(one: Awaited): Promise<void> {
  const others = (await all()).filter(({ tabId }) => tabId !== one.tabId);
  await browser.storage.session.set({ [AWAITED]: [...others, one].slice(-KEPT) });
}

export async function awaitedIn(tabId: number): Promise<Awaited | null> {
  return (await all()).find((one) => one.tabId === tabId) ?? null;
}

/** The item whose context the person does not want now. */
const ASIDE = 'contextAside';

export async function putAside(item: string): Promise<void> {
  await browser.storage.session.set({ [ASIDE]: item });
}

export async function isAside(item: string): Promise<boolean> {
  return (await browser.storage.session.get(ASIDE))[ASIDE] === item;
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
