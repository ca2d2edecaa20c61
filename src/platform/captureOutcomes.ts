import type { CaptureOutcome } from '../domain/capture/observation.ts';
import { SESSION_KEY } from '../domain/formatNames.ts';
import { browser } from './browser.ts';

const MAX_TABS = 20;

/** Changes run one after the other: two at once would put back what the first one removed. */
let lastChange: Promise<void> = Promise.resolve();

function changeOutcomes(change: () => Promise<void>): Promise<void> {
  lastChange = lastChange.catch(() => undefined).then(change);
  return lastChange;
}

export function storeOutcome(outcome: CaptureOutcome): Promise<void> {
  return changeOutcomes(async () => {
    const others = await readOtherOutcomes(outcome.tabId);
    await browser.storage.session.set({ [SESSION_KEY.captureOutcomes]: [...others, outcome].slice(-MAX_TABS) });
  });
}

export async function readOutcome(tabId: number): Promise<CaptureOutcome | null> {
  return (await readOutcomes()).find((one) => one.tabId === tabId) ?? null;
}

export function forgetOutcome(tabId: number): Promise<void> {
  return changeOutcomes(async () => {
    await browser.storage.session.set({ [SESSION_KEY.captureOutcomes]: await readOtherOutcomes(tabId) });
  });
}

/** Called when an item is erased: nothing says afterwards that one was recorded. */
export function forgetAllOutcomes(): Promise<void> {
  return changeOutcomes(() => browser.storage.session.remove(SESSION_KEY.captureOutcomes));
}

const readOtherOutcomes = async (tabId: number): Promise<readonly CaptureOutcome[]> =>
  (await readOutcomes()).filter((one) => one.tabId !== tabId);

async function readOutcomes(): Promise<readonly CaptureOutcome[]> {
  const stored: unknown = (await browser.storage.session.get(SESSION_KEY.captureOutcomes))[SESSION_KEY.captureOutcomes];
  // Not validated: only this module writes it.
  return Array.isArray(stored) ? (stored as CaptureOutcome[]) : [];
}
