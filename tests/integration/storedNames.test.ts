import 'fake-indexeddb/auto';
import { expect, it, vi } from 'vitest';
import { createDependencies } from '../../src/background/dependencies.ts';
import { readPreferences, storeUsedFlag } from '../../src/browser/storage.ts';
import { readTimestampSettings } from '../../src/browser/timestampAuthority.ts';
import { ensureCase } from '../../src/workflow/case/caseJournal.ts';

/** The names are written out here: an update of the extension must find what is stored under them. */
const SETTINGS = {
  computer: 'mine',
  storeUsed: true,
  lockOffer: 'aside',
  contextMenu: false,
  timestamping: { address: 'https://horodatage.example/tsr', captures: false },
};

vi.mock('webextension-polyfill', () => ({
  default: {
    // Only Firefox has it. In Firefox the code measures and writes nothing before it opens the store.
    runtime: { getBrowserInfo: () => undefined },
    storage: {
      local: { get: async () => SETTINGS },
      session: { get: async () => ({}) },
      onChanged: { addListener: () => undefined },
    },
  },
}));

it('finds the settings under their names', async () => {
  const { computer, lockOffer, contextMenu, storeUsed, timestamping } = SETTINGS;
  expect(await readPreferences()).toEqual({ computer, lockOffer, menu: contextMenu });
  expect(await storeUsedFlag.get()).toBe(storeUsed);
  expect(await readTimestampSettings()).toEqual(timestamping);
});

it('stores under the names of the database and of its wrapping key', async () => {
  await ensureCase(createDependencies());
  const names = (await indexedDB.databases()).map(({ name = '' }) => name.replace(/\d+/g, '0')).toSorted();
  expect(names).toEqual(['recueil', 'recueil-key-0-0']);
});
