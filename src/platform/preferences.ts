import type { Preferences } from '../domain/preferences.ts';
import { browser } from './browser.ts';

const COMPUTERS = ['mine', 'shared', 'unknown'] as const;

export async function preferences(): Promise<Preferences> {
  const { computer, lockOffer } = await browser.storage.local.get(['computer', 'lockOffer']);
  return {
    computer: COMPUTERS.find((known) => known === computer) ?? null,
    lockOffer: lockOffer === 'aside' ? 'aside' : 'open',
  };
}

export async function prefer({ computer, lockOffer }: Preferences): Promise<void> {
  await browser.storage.local.set({ computer, lockOffer });
}

export async function forgetPreferences(): Promise<void> {
  await browser.storage.local.clear();
}
