import { goTo, openCarnet } from '../support/browser/carnetScreens.ts';
import type { PageHandle } from '../support/browser/pageHandle.ts';
import { saying } from '../support/browser/words.ts';
import { requestValue } from '../support/e2e/backgroundRequests.ts';
import { THREAD } from '../support/e2e/pages.ts';
import { expect, test } from './fixtures.ts';

/** Returns whether the context menu has our entry: the browser refuses a second entry with the same id. */
const hasMenuEntry = (carnet: PageHandle): Promise<boolean> =>
  // Fails where there is no such entry. Creating one would disturb the extension, which may be creating it.
  carnet.withApi((api) =>
    api.contextMenus.update('capture', {}).then(
      () => true,
      () => false,
    ),
  );

test('has unlimited storage, in Firefox persistent; on a shared computer no menu entry, after a restart neither @firefox', async ({
  user,
  engine,
}) => {
  await user.openPage(THREAD);
  const carnet = await openCarnet(user.driver);
  // The page must be drawn before the worker is killed: it shows an error when a request gets no reply.
  await goTo(carnet, '#items');
  await expect
    .poll(() =>
      carnet.evaluate(async () => {
        const { permissions } = (globalThis as unknown as { chrome: { permissions: Permissions } }).chrome;
        return {
          unlimited: await permissions.contains({ permissions: ['unlimitedStorage'] }),
          persisted: await navigator.storage.persisted(),
        };
      }),
    )
    .toEqual({ unlimited: true, persisted: engine === 'firefox' });
  await expect.poll(() => hasMenuEntry(carnet)).toBe(true);
  const answers = { lockOffer: 'open', menu: true } as const;
  await requestValue(carnet, 'ui>bg:savePreferences', { ...answers, computer: 'shared' });
  expect(await hasMenuEntry(carnet)).toBe(false);
  await user.driver.killWorker();
  await requestValue(carnet, 'ui>bg:lockState', {});
  expect(await hasMenuEntry(carnet)).toBe(false);
  await requestValue(carnet, 'ui>bg:savePreferences', { ...answers, computer: 'mine' });
  await expect.poll(() => hasMenuEntry(carnet)).toBe(true);
  // The person can also turn it off.
  await goTo(carnet, '#lock');
  await carnet.click('[name="menu"]');
  await expect.poll(() => hasMenuEntry(carnet)).toBe(false);
});

interface Permissions {
  contains(requested: { permissions: readonly string[] }): Promise<boolean>;
}

test('refuses a store written by another version and leaves it unchanged @firefox', async ({ user }) => {
  await user.captureScreen(await user.openPage(THREAD));
  const carnet = await user.driver.openExtensionPage('carnet.html#items');
  await carnet.waitForVisible('[data-list="items"] [data-item]');
  const itemCount = await carnet.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('recueil', 990);
        opening.onupgradeneeded = () => opening.result.createObjectStore('inventions');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const items = opening.result.transaction('items').objectStore('items').count();
          items.onsuccess = () => {
            opening.result.close();
            resolve(items.result);
          };
        };
      }),
  );
  expect(itemCount).toBe(1);
  const again = await user.driver.openExtensionPage('carnet.html#items');
  expect(await again.text('[role="alert"]')).toMatch(saying('refusal.store-other-version'));
  const left = await again.evaluate(
    () =>
      new Promise<readonly number[]>((resolve, reject) => {
        const opening = indexedDB.open('recueil');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const { result } = opening;
          const items = result.transaction('items').objectStore('items').count();
          items.onsuccess = () => {
            result.close();
            resolve([result.version, items.result]);
          };
        };
      }),
  );
  expect(left).toEqual([990, 1]);
});

test('reports a store that the browser deleted, until the next capture @firefox', async ({ user }) => {
  const page = await user.openPage(THREAD);
  await user.captureScreen(page);
  const carnet = await user.driver.openExtensionPage('carnet.html#items');
  await carnet.waitForVisible('[data-list="items"] [data-item]');
  await carnet.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const deletion = indexedDB.deleteDatabase('recueil');
        deletion.onsuccess = () => resolve();
        deletion.onerror = () => reject(deletion.error);
      }),
  );
  await carnet.close();
  const again = await user.driver.openExtensionPage('carnet.html#items');
  expect(await again.text('[role="alert"]')).toMatch(/sans que vous les effaciez|you did not erase them/);
  await again.close();
  await user.captureScreen(page);
  const after = await user.driver.openExtensionPage('carnet.html#items');
  await after.waitForVisible('[data-list="items"] [data-item]');
  expect(await after.has('[role="alert"]')).toBe(false);
});
