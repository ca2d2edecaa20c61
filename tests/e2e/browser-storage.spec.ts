import { goTo, openCarnet } from '../../scripts/browser/carnetScreens.ts';
import type { PageHandle } from '../../scripts/browser/pageHandle.ts';
import { requestValue } from './backgroundRequests.ts';
import { expect, test } from './fixtures.ts';
import { THREAD } from './pages.ts';

/** Whether the page's menu has our entry: the browser refuses a second one of the same name. */
const hasMenuEntry = (carnet: PageHandle): Promise<boolean> =>
  carnet.evaluate(async () => {
    const { chrome } = globalThis as unknown as { chrome: Chrome };
    const isThere = await new Promise<boolean>((resolve) => {
      chrome.contextMenus.create({ id: 'capture', title: 'essai', contexts: ['page'] }, () =>
        resolve(chrome.runtime.lastError !== undefined && chrome.runtime.lastError !== null),
      );
    });
    if (!isThere) await new Promise<void>((resolve) => chrome.contextMenus.remove('capture', resolve));
    return isThere;
  });

interface Chrome {
  readonly runtime: { readonly lastError?: unknown };
  readonly contextMenus: {
    create(entry: object, done: () => void): void;
    remove(id: string, done: () => void): void;
  };
}

test('the entry in the page’s menu goes when others use the computer, and stays away', async ({ user }) => {
  await user.openPage(THREAD);
  const carnet = await openCarnet(user.driver);
  // Drawn: a page whose question dies with the worker says that nothing came.
  await goTo(carnet, '#items');
  await expect.poll(() => hasMenuEntry(carnet)).toBe(true);
  const answers = { lockOffer: 'open', welcomed: true, menu: true } as const;
  await requestValue(carnet, 'ui>bg:savePreferences', { ...answers, computer: 'shared' });
  expect(await hasMenuEntry(carnet)).toBe(false);
  await user.driver.killWorker();
  await requestValue(carnet, 'ui>bg:lockState', {});
  expect(await hasMenuEntry(carnet)).toBe(false);
  await requestValue(carnet, 'ui>bg:savePreferences', { ...answers, computer: 'mine' });
  await expect.poll(() => hasMenuEntry(carnet)).toBe(true);
  // Or by the person's own choice.
  await goTo(carnet, '#lock');
  await carnet.click('[name="menu"]');
  await expect.poll(() => hasMenuEntry(carnet)).toBe(false);
});

test('the store may take the room there is, and is not what goes first on a full disk', async ({
  user,
  engine,
}) => {
  const carnet = await user.driver.openExtensionPage('carnet.html#items');
  const readStorageState = () =>
    carnet.evaluate(async () => {
      const { permissions } = (globalThis as unknown as { chrome: { permissions: Permissions } }).chrome;
      return {
        unlimited: await permissions.contains({ permissions: ['unlimitedStorage'] }),
        persisted: await navigator.storage.persisted(),
      };
    });
  await expect.poll(readStorageState).toEqual({ unlimited: true, persisted: engine === 'firefox' });
});

interface Permissions {
  contains(asked: { permissions: readonly string[] }): Promise<boolean>;
}

test('a store that a newer version wrote is named as one, and left as it was', async ({ user }) => {
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
  await again.waitForVisible('[role="alert"]');
  expect(await again.text('[role="alert"]')).toMatch(/version plus récente|newer version/);
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

test('a store that the browser lost is not shown as a new one', async ({ user }) => {
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
  await again.waitForVisible('[role="alert"]');
  expect(await again.text('[role="alert"]')).toMatch(/vous ne l.avez pas effacé|you did not erase it/);
  await again.close();
  await user.captureScreen(page);
  const after = await user.driver.openExtensionPage('carnet.html#items');
  await after.waitForVisible('[data-list="items"] [data-item]');
  expect(await after.has('[role="alert"]')).toBe(false);
});
