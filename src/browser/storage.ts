import type { CaptureOutcome } from '../domain/capture/observation.ts';
import { COMPUTER_ANSWERS } from '../domain/case/store.ts';
import { LOCAL_KEY, SESSION_KEY } from '../domain/formatNames.ts';
import type { Preferences } from '../messages/protocol.ts';
import { browser } from './browser.ts';

/**
 * `storage.session`: shared by our contexts, kept when the worker stops, never written to the disk, empty when the
 * browser starts. Each key, and when it is removed before that:
 *
 * | key | removed |
 * |---|---|
 * | `masterKey` | on lock and on erasing everything |
 * | `tabHistory` | on lock and on erasing everything |
 * | `captureOutcomes` | on lock and on erasing an item, a case or everything |
 * | `pendingContextTabs`, `postponedContext` | on erasing the item, its case or everything; not shown while locked |
 * | `opening` | by the carnet that opens there, and on lock |
 * | `erasure`, `keyring` | as soon as it is set: our pages are told of it |
 * | `lastSeen`, `logRotated` | never: they hold no data of a person |
 */
const REMOVED_ON_LOCK = [
  SESSION_KEY.masterKey,
  SESSION_KEY.tabHistory,
  SESSION_KEY.captureOutcomes,
  SESSION_KEY.opening,
];

export const sessionMasterKey = {
  async get(): Promise<Uint8Array<ArrayBuffer> | null> {
    const stored: unknown = (await browser.storage.session.get(SESSION_KEY.masterKey))[SESSION_KEY.masterKey];
    return typeof stored === 'string' ? Uint8Array.fromBase64(stored) : null;
  },
  async set(master: Uint8Array<ArrayBuffer>): Promise<void> {
    await browser.storage.session.set({ [SESSION_KEY.masterKey]: master.toBase64() });
  },
  async clear(): Promise<void> {
    await browser.storage.session.remove(REMOVED_ON_LOCK);
  },
  /** Tells our pages that the passphrase was set, changed or removed. */
  announce: () => tellPages(SESSION_KEY.keyring, true),
  onChange: onLockChange,
};

type StorageChanges = Readonly<Record<string, { readonly newValue?: unknown }>>;

/** Calls `listener` with what changed in `storage.session`. Returns a function that stops listening. */
function onSessionChange(listener: (changes: StorageChanges) => void): () => void {
  const onStorageChange = (changes: StorageChanges, area: string): void => {
    if (area === 'session') listener(changes);
  };
  browser.storage.onChanged.addListener(onStorageChange);
  return () => browser.storage.onChanged.removeListener(onStorageChange);
}

/** Calls `listener` when any of our contexts locked, unlocked or changed the passphrase. Returns what stops it. */
export function onLockChange(listener: () => void): () => void {
  return onSessionChange((changes) => {
    const isAnnounced = changes[SESSION_KEY.keyring]?.newValue !== undefined;
    if (isAnnounced || SESSION_KEY.masterKey in changes) listener();
  });
}

/** Tells our pages that something was erased. `askedBy`: the tab of the page that asked, which shows the outcome. */
export const announceErasure = (askedBy: number | undefined): Promise<void> =>
  tellPages(SESSION_KEY.erasure, askedBy ?? null);

/** Sets a value that our pages hear of. It is removed at once: nothing may tell later what happened. */
async function tellPages(key: string, value: unknown): Promise<void> {
  await browser.storage.session.set({ [key]: value });
  await browser.storage.session.remove(key);
}

/**
 * Calls `listener` when any of our contexts locked or unlocked the store, or when another page than that of `ownTab`
 * had something erased. Returns a function that stops listening.
 */
export function onLockOrErasure(listener: () => void, ownTab?: number): () => void {
  const stopErasure = onSessionChange((changes) => {
    const askedBy = changes[SESSION_KEY.erasure]?.newValue;
    if (askedBy !== undefined && askedBy !== ownTab) listener();
  });
  const stopLock = onLockChange(listener);
  return () => {
    stopErasure();
    stopLock();
  };
}

/** Where the next carnet opens. Not in its address, which the browser keeps in its history. */
export interface CarnetOpening {
  /** Of a view (src/carnet/route.ts); an empty path is the list of items. */
  readonly path: string;
  /** The case to show; null: the one that captures go to. */
  readonly caseId: string | null;
}

export async function setOpening(opening: CarnetOpening): Promise<void> {
  await browser.storage.session.set({ [SESSION_KEY.opening]: opening });
}

/** Returns where to open, once. */
export async function takeOpening(): Promise<CarnetOpening> {
  const found: unknown = (await browser.storage.session.get(SESSION_KEY.opening))[SESSION_KEY.opening];
  if (found !== undefined) await browser.storage.session.remove(SESSION_KEY.opening);
  // Not validated: only this module writes it.
  return (found as CarnetOpening | undefined) ?? { path: '', caseId: null };
}

/** Returns the milliseconds since the last call; null for the first call after the browser's start. */
export async function measureSinceLastSeen(now: Date): Promise<number | null> {
  const before: unknown = (await browser.storage.session.get(SESSION_KEY.lastSeen))[SESSION_KEY.lastSeen];
  await browser.storage.session.set({ [SESSION_KEY.lastSeen]: now.getTime() });
  return typeof before === 'number' ? now.getTime() - before : null;
}

export async function readPreferences(): Promise<Preferences> {
  const {
    [LOCAL_KEY.computer]: computer,
    [LOCAL_KEY.lockOffer]: lockOffer,
    [LOCAL_KEY.contextMenu]: menu,
  } = await browser.storage.local.get([LOCAL_KEY.computer, LOCAL_KEY.lockOffer, LOCAL_KEY.contextMenu]);
  return {
    computer: COMPUTER_ANSWERS.find((known) => known === computer) ?? null,
    lockOffer: lockOffer === 'aside' ? 'aside' : 'open',
    menu: menu !== false,
  };
}

export async function savePreferences({ computer, lockOffer, menu }: Preferences): Promise<void> {
  await browser.storage.local.set({
    [LOCAL_KEY.computer]: computer,
    [LOCAL_KEY.lockOffer]: lockOffer,
    [LOCAL_KEY.contextMenu]: menu,
  });
}

export async function clearLocalSettings(): Promise<void> {
  await browser.storage.local.clear();
}

/** Set once something was stored, to distinguish a lost database from a new one. */
export const storeUsedFlag = {
  get: async (): Promise<boolean> =>
    (await browser.storage.local.get(LOCAL_KEY.storeUsed))[LOCAL_KEY.storeUsed] === true,
  set: (isUsed: boolean): Promise<void> => browser.storage.local.set({ [LOCAL_KEY.storeUsed]: isUsed }),
};

/** Tabs that are remembered at a time. */
export const MAX_TABS = 20;

/** Changes run one after the other: two at once would put back what the first one removed. */
let lastChange: Promise<void> = Promise.resolve();

function changeOutcomes(change: () => Promise<void>): Promise<void> {
  lastChange = lastChange.catch(() => undefined).then(change);
  return lastChange;
}

/** Replaces the outcome of a tab by what `change` makes of it; null: there is none. */
export function changeOutcome(
  tabId: number,
  change: (before: CaptureOutcome | null) => CaptureOutcome | null,
): Promise<void> {
  return changeOutcomes(async () => {
    const outcomes = await readOutcomes();
    const others = outcomes.filter((one) => one.tabId !== tabId);
    const after = change(outcomes.find((one) => one.tabId === tabId) ?? null);
    const changed = after === null ? others : [...others, after].slice(-MAX_TABS);
    await browser.storage.session.set({ [SESSION_KEY.captureOutcomes]: changed });
  });
}

export async function readOutcome(tabId: number): Promise<CaptureOutcome | null> {
  return (await readOutcomes()).find((one) => one.tabId === tabId) ?? null;
}

/** Calls `listener` when a capture of any tab begins, ends or is chosen. Returns a function that stops listening. */
export const onOutcomeChange = (listener: () => void): (() => void) =>
  onSessionChange((changes) => {
    if (SESSION_KEY.captureOutcomes in changes) listener();
  });

/** Called when an item is erased: nothing says afterwards that one was recorded. */
export function forgetAllOutcomes(): Promise<void> {
  return changeOutcomes(() => browser.storage.session.remove(SESSION_KEY.captureOutcomes));
}

export async function readOutcomes(): Promise<readonly CaptureOutcome[]> {
  const stored: unknown = (await browser.storage.session.get(SESSION_KEY.captureOutcomes))[SESSION_KEY.captureOutcomes];
  // Not validated: only this module writes it.
  return Array.isArray(stored) ? (stored as CaptureOutcome[]) : [];
}
