import { SESSION_KEY } from '../../src/domain/formatNames.ts';
import type { PageHandle } from '../support/browser/pageHandle.ts';
import { parseRecordedTotal } from '../support/browser/words.ts';
import { requestValue } from '../support/e2e/backgroundRequests.ts';
import { openPopupWithoutQuestions } from '../support/e2e/firstQuestions.ts';
import { THREAD, TWEETS } from '../support/e2e/pages.ts';
import { expect, test } from './fixtures.ts';

const [first] = TWEETS;
const PROFILE = `https://x.com/${first.handle}`;

/** Session keys that hold no data of a person: the time of the last idle check, and that LevelDB began a new log. */
const NEUTRAL_SESSION_KEYS: readonly string[] = [SESSION_KEY.lastSeen, SESSION_KEY.logRotated];

test.beforeEach(({ network }) => {
  network.serve(PROFILE, { body: '<!doctype html><title>Profil d’essai</title><p>Une page inventée.</p>' });
});

/** Every storage area of the extension, as far as a page of it can read them. */
async function readStorage(page: PageHandle) {
  const storage = await page.withApi(async (api) => {
    const files: string[] = [];
    const folders = [await navigator.storage.getDirectory()];
    for (const folder of folders)
      for await (const entry of folder.values()) {
        if (entry.kind === 'directory') folders.push(entry as FileSystemDirectoryHandle);
        else files.push(entry.name);
      }
    return {
      local: await api.storage.local.get(null),
      session: await api.storage.session.get(null),
      localStorage: Object.keys(localStorage),
      sessionStorage: Object.keys(sessionStorage),
      files,
      caches: await caches.keys().catch(() => []),
      alarms: (await api.alarms.getAll()).map(({ name }) => name).sort(),
    };
  });
  const session = Object.fromEntries(
    Object.entries(storage.session).filter(([key]) => !NEUTRAL_SESSION_KEYS.includes(key)),
  );
  return { ...storage, session };
}

/** Captures a post, opens the account's page from the popup and returns that page. */
async function openContextPage(user: Parameters<Parameters<typeof test>[2]>[0]['user']) {
  const thread = await user.openPage(THREAD);
  await user.capturePost(thread, '[data-testid=tweetText]');
  const popup = await openPopupWithoutQuestions(user, thread);
  await popup.click('[data-offer="context"] [data-context="profile"]');
  return user.driver.waitForTab((url) => url === PROFILE);
}

test('the popup names no item of a context page while locked, nor once the item is erased', async ({ user }) => {
  const profile = await openContextPage(user);
  const shown = await user.openPopup(profile);
  await shown.waitForVisible('[data-pending-context="profile"]');
  const carnet = await user.driver.openExtensionPage('carnet.html');
  await requestValue(carnet, 'ui>bg:setPassphrase', { passphrase: 'quatre mots inventés', pin: false });
  await requestValue(carnet, 'ui>bg:lock', {});
  expect(Object.keys((await readStorage(carnet)).session)).toEqual([SESSION_KEY.pendingContextTabs]);
  // Nor is the page of a capture made while locked kept.
  const other = await user.openPage(THREAD);
  expect(parseRecordedTotal(await user.captureScreen(other))).toBeNaN();
  const { session } = await readStorage(carnet);
  expect(Object.keys(session).sort()).toEqual([SESSION_KEY.captureOutcomes, SESSION_KEY.pendingContextTabs].sort());
  expect(JSON.stringify(session[SESSION_KEY.captureOutcomes])).not.toContain(new URL(THREAD).host);
  const popup = await user.openPopup(profile);
  await popup.waitForVisible('input[type="password"]');
  expect(await popup.has('[data-pending-context]')).toBe(false);

  await requestValue(carnet, 'ui>bg:unlock', { passphrase: 'quatre mots inventés' });
  const { items } = await requestValue(carnet, 'ui>bg:listItems', { from: 0, count: 9 });
  await requestValue(carnet, 'ui>bg:eraseItem', { itemId: items.find(({ ordinal }) => ordinal === 1)?.id ?? '' });
  expect((await readStorage(carnet)).session[SESSION_KEY.pendingContextTabs]).toEqual([]);
  await carnet.close();
  const erased = await user.openPopup(profile);
  await erased.waitForVisible('[data-action="capture-post"]');
  expect(await erased.has('[data-pending-context]')).toBe(false);
});

test('after « Tout effacer », every storage area equals a fresh install @firefox', async ({ user }) => {
  const before = await user.driver.openExtensionPage('carnet.html');
  const fresh = await readStorage(before);
  await before.close();
  const profile = await openContextPage(user);
  const carnet = await user.driver.openExtensionPage('carnet.html');
  await requestValue(carnet, 'ui>bg:savePreferences', {
    computer: 'mine',
    lockOffer: 'aside',

    menu: false,
  });
  const { items } = await requestValue(carnet, 'ui>bg:listItems', { from: 0, count: 1 });
  await requestValue(carnet, 'ui>bg:postponeContext', { itemId: items[0]?.id ?? '' });
  expect(await readStorage(carnet)).not.toEqual(fresh);
  await requestValue(carnet, 'ui>bg:eraseAll', {});
  await expect.poll(() => readStorage(carnet)).toEqual(fresh);
  await carnet.close();
  const popup = await user.openPopup(profile);
  await popup.waitForVisible('[data-action="capture-post"]');
  expect(await popup.has('[data-pending-context]')).toBe(false);
});
