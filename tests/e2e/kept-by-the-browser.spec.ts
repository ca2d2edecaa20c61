import { goTo, openCarnet } from '../../scripts/browser/carnetScreens.ts';
import type { View } from '../../scripts/browser/view.ts';
import { got } from './asking.ts';
import { THREAD } from './pages.ts';
import { expect, test } from './person.ts';

/** Whether the page's menu has our entry: the browser refuses a second one of the same name. */
const inMenu = (carnet: View): Promise<boolean> =>
  carnet.evaluate(async () => {
    const { chrome } = globalThis as unknown as { chrome: Chrome };
    const there = await new Promise<boolean>((resolve) => {
      chrome.contextMenus.create({ id: 'capture', title: 'essai', contexts: ['page'] }, () =>
        resolve(chrome.runtime.lastError !== undefined && chrome.runtime.lastError !== null),
      );
    });
    if (!there) await new Promise<void>((resolve) => chrome.contextMenus.remove('capture', resolve));
    return there;
  });

interface Chrome {
  readonly runtime: { readonly lastError?: unknown };
  readonly contextMenus: {
    create(entry: object, done: () => void): void;
    remove(id: string, done: () => void): void;
  };
}

test('the entry in the page’s menu goes when others use the computer, and stays away', async ({ person }) => {
  await person.openPage(THREAD);
  const carnet = await openCarnet(person.driver);
  // Drawn: a page whose question dies with the worker says that nothing came.
  await goTo(carnet, '#items');
  await expect.poll(() => inMenu(carnet)).toBe(true);
  const answers = { lockOffer: 'open', welcomed: true, menu: true } as const;
  await got(carnet, 'ui>bg:prefer', { ...answers, computer: 'shared' });
  expect(await inMenu(carnet)).toBe(false);
  await person.driver.killWorker();
  await got(carnet, 'ui>bg:lockState', {});
  expect(await inMenu(carnet)).toBe(false);
  await got(carnet, 'ui>bg:prefer', { ...answers, computer: 'mine' });
  await expect.poll(() => inMenu(carnet)).toBe(true);
  // Or by the person's own choice.
  await goTo(carnet, '#lock');
  await carnet.click('[name="menu"]');
  await expect.poll(() => inMenu(carnet)).toBe(false);
});

test('the store may take the room there is, and is not what goes first on a full disk', async ({
  person,
  engine,
}) => {
  const carnet = await person.driver.openExtensionPage('carnet.html#items');
  const may = () =>
    carnet.evaluate(async () => {
      const { permissions } = (globalThis as unknown as { chrome: { permissions: Permissions } }).chrome;
      return {
        unlimited: await permissions.contains({ permissions: ['unlimitedStorage'] }),
        persisted: await navigator.storage.persisted(),
      };
    });
  await expect.poll(may).toEqual({ unlimited: true, persisted: engine === 'firefox' });
});

interface Permissions {
  contains(asked: { permissions: readonly string[] }): Promise<boolean>;
}

test('a store that a newer version wrote is named as one, and left as it was', async ({ person }) => {
  await person.captureScreen(await person.openPage(THREAD));
  const carnet = await person.driver.openExtensionPage('carnet.html#items');
  await carnet.see('[data-list="items"] [data-item]');
  const written = await carnet.evaluate(
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
  expect(written).toBe(1);
  const again = await person.driver.openExtensionPage('carnet.html#items');
  await again.see('[role="alert"]');
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

test('a store that the browser lost is not shown as a new one', async ({ person }) => {
  const page = await person.openPage(THREAD);
  await person.captureScreen(page);
  const carnet = await person.driver.openExtensionPage('carnet.html#items');
  await carnet.see('[data-list="items"] [data-item]');
  await carnet.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const gone = indexedDB.deleteDatabase('recueil');
        gone.onsuccess = () => resolve();
        gone.onerror = () => reject(gone.error);
      }),
  );
  await carnet.close();
  const again = await person.driver.openExtensionPage('carnet.html#items');
  await again.see('[role="alert"]');
  expect(await again.text('[role="alert"]')).toMatch(/vous ne l.avez pas effacé|you did not erase it/);
  await again.close();
  await person.captureScreen(page);
  const after = await person.driver.openExtensionPage('carnet.html#items');
  await after.see('[data-list="items"] [data-item]');
  expect(await after.has('[role="alert"]')).toBe(false);
});
