import type { Preferences } from '../domain/store/preferences.ts';
import { browser } from './browser.ts';

const COMPUTER_ANSWERS = ['mine', 'shared', 'unknown'] as const;

export async function readPreferences(): Promise<Preferences> {
  const { computer, lockOffer, welcomed, menu } = await browser.storage.local.get([
    'computer',
    'lockOffer',
    'welcomed',
    'menu',
  ]);
  return {
    computer: COMPUTER_ANSWERS.find((known) => known === computer) ?? null,
    lockOffer: lockOffer === 'aside' ? 'aside' : 'open',
    welcomed: welcomed === true,
    menu: menu !== false,
  };
}

export async function savePreferences({ computer, lockOffer, welcomed, menu }: Preferences): Promise<void> {
  await browser.storage.local.set({ computer, lockOffer, welcomed, menu });
}

export async function clearLocalSettings(): Promise<void> {
  await browser.storage.local.clear();
}

/** Set once something was kept, so that an emptied database can be told from a new one. */
export const storeUsedFlag = {
  get: async (): Promise<boolean> => (await browser.storage.local.get('held')).held === true,
  set: (held: boolean): Promise<void> => browser.storage.local.set({ held }),
};
