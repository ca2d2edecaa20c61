import type { Preferences } from '../domain/case/store.ts';
import { LOCAL_KEY } from '../domain/formatNames.ts';
import { browser } from './browser.ts';

const COMPUTER_ANSWERS = ['mine', 'shared', 'unknown'] as const;

export async function readPreferences(): Promise<Preferences> {
  const {
    [LOCAL_KEY.computer]: computer,
    [LOCAL_KEY.passphraseOffer]: lockOffer,
    [LOCAL_KEY.contextMenu]: menu,
  } = await browser.storage.local.get([LOCAL_KEY.computer, LOCAL_KEY.passphraseOffer, LOCAL_KEY.contextMenu]);
  return {
    computer: COMPUTER_ANSWERS.find((known) => known === computer) ?? null,
    lockOffer: lockOffer === 'aside' ? 'aside' : 'open',
    menu: menu !== false,
  };
}

export async function savePreferences({ computer, lockOffer, menu }: Preferences): Promise<void> {
  await browser.storage.local.set({
    [LOCAL_KEY.computer]: computer,
    [LOCAL_KEY.passphraseOffer]: lockOffer,
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
