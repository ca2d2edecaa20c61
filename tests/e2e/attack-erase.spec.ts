import type { PageHandle } from '../support/browser/pageHandle.ts';
import type { UserDriver } from '../support/browser/userDriver.ts';
import { waitFor } from '../support/browser/wait.ts';
import { parseRecordedThread, parseRecordedTotal } from '../support/browser/words.ts';
import { requestValue } from '../support/e2e/backgroundRequests.ts';
import { pressUntil, readPickerLabel, readScreenNumber, waitForScreen } from '../support/e2e/captureProgress.ts';
import { PLAIN, THREAD, TWEETS } from '../support/e2e/pages.ts';
import { countRows } from '../support/e2e/storedRows.ts';
import { STATIC_POSTS, STATIC_THREAD, THREADS } from '../support/e2e/threads.ts';
import { expect, test } from './fixtures.ts';

const PASSPHRASE = { passphrase: 'quatre mots inventés', pin: false };

test.beforeEach(({ network }) => {
  for (const [url, page] of THREADS) network.serve(url, page);
});

/** Starts a thread, and waits until it captures its third screen. */
async function startThread(user: UserDriver): Promise<PageHandle> {
  const page = await user.openPage(STATIC_THREAD);
  await user.startCapture(page, 'capture-thread');
  await waitForScreen(page, new Promise(() => undefined), 3);
  return page;
}

const countOverlays = async (page: PageHandle): Promise<number> => (await page.onOverlay(() => 1)).length;

/** A thread shows its panel until it ends. */
const waitForThreadEnd = (page: PageHandle): Promise<true> =>
  waitFor('the thread to end', async () => (await countOverlays(page)) === 0);

const listItems = (carnet: PageHandle) => requestValue(carnet, 'ui>bg:listItems', { from: 0, count: 200 });

test('attack: « Tout effacer » ends a thread, which stores nothing afterwards @firefox', async ({ user }) => {
  const carnet = await user.driver.openExtensionPage('carnet.html');
  await requestValue(carnet, 'ui>bg:setPassphrase', PASSPHRASE);
  const page = await startThread(user);
  await requestValue(carnet, 'ui>bg:eraseAll', {});
  await waitForThreadEnd(page);
  expect(await listItems(carnet)).toMatchObject({ total: 0, items: [], interrupted: [] });
  expect(await requestValue(carnet, 'ui>bg:listEraseImpacts', {})).toEqual([]);
  // What begins afterwards is kept.
  expect(parseRecordedTotal(await user.captureScreen(page))).toBe(1);
});

test('attack: erasing the case of a thread ends it: nothing goes to another case', async ({ user }) => {
  await user.captureScreen(await user.openPage(PLAIN));
  const carnet = await user.driver.openExtensionPage('carnet.html');
  await requestValue(carnet, 'ui>bg:setPassphrase', PASSPHRASE);
  const page = await startThread(user);
  const [erased] = await requestValue(carnet, 'ui>bg:listEraseImpacts', {});
  await requestValue(carnet, 'ui>bg:eraseCase', { caseId: erased?.caseId ?? '' });
  await waitForThreadEnd(page);
  expect(await listItems(carnet)).toMatchObject({ total: 0, items: [], interrupted: [] });
  expect(await requestValue(carnet, 'ui>bg:listEraseImpacts', {})).toEqual([]);
  expect(await requestValue(carnet, 'ui>bg:lockState', {})).toMatchObject({ kind: 'unlocked' });
});

test('attack: an item that is erased during its thread stays erased, and the thread goes on', async ({ user }) => {
  const carnet = await user.driver.openExtensionPage('carnet.html');
  const page = await startThread(user);
  const item = (await listItems(carnet)).items.at(-1);
  await requestValue(carnet, 'ui>bg:eraseItem', { itemId: item?.id ?? '' });
  const findEnd = async () =>
    (await page.notices()).map(({ text }) => parseRecordedThread(text)).find((found) => found !== null);
  expect((await waitFor('the end of the thread', findEnd, 90_000)).posts).toBe(STATIC_POSTS);
  const { total, items } = await listItems(carnet);
  expect([total, items.length]).toEqual([STATIC_POSTS - 1, STATIC_POSTS - 1]);
  expect(items.map(({ ordinal }) => ordinal)).not.toContain(item?.ordinal);
});

const POST = `#t${TWEETS[0].id} [data-testid=tweetText]`;

/** Leaves a notice that names an item on one page, and an open picker on another. */
async function showLayers(user: UserDriver): Promise<readonly [PageHandle, PageHandle]> {
  const noticed = await user.openPage(THREAD);
  // NaN while locked: kept, without its number.
  expect(parseRecordedTotal(await user.capturePost(noticed, POST))).not.toBeNull();
  const picking = await user.openPage(THREAD);
  await user.startPicking(picking);
  await waitFor('the picker', () => readPickerLabel(picking));
  return [noticed, picking];
}

/** Shorter than a notice stays by itself, which is twelve seconds; a picker stays for ever. */
const CLEARED_MS = 10_000;

async function expectCleared([noticed, picking]: readonly [PageHandle, PageHandle]): Promise<void> {
  for (const page of [picking, noticed])
    await waitFor('our layers to go', async () => (await countOverlays(page)) === 0, CLEARED_MS);
}

test('attack: a lock and each erasing take our notices and pickers away from every page @firefox', async ({ user }) => {
  const carnet = await user.driver.openExtensionPage('carnet.html');
  await requestValue(carnet, 'ui>bg:setPassphrase', PASSPHRASE);
  const acts: readonly (() => Promise<unknown>)[] = [
    async () => {
      const [item] = (await listItems(carnet)).items;
      await requestValue(carnet, 'ui>bg:eraseItem', { itemId: item?.id ?? '' });
    },
    async () => {
      const [erased] = await requestValue(carnet, 'ui>bg:listEraseImpacts', {});
      await requestValue(carnet, 'ui>bg:eraseCase', { caseId: erased?.caseId ?? '' });
    },
    async () => {
      await requestValue(carnet, 'ui>bg:lock', {});
    },
    async () => {
      await requestValue(carnet, 'ui>bg:unlock', { passphrase: PASSPHRASE.passphrase });
      await requestValue(carnet, 'ui>bg:eraseAll', {});
    },
  ];
  for (const act of acts) {
    const pages = await showLayers(user);
    await act();
    await expectCleared(pages);
    for (const page of pages) await page.close();
  }
});

/** Goes from a page to another one, and back, by what the page itself does. */
async function leave(page: PageHandle): Promise<() => Promise<unknown>> {
  await page.evaluate((to: string) => {
    addEventListener('pageshow', ({ persisted }) =>
      document.documentElement.setAttribute('data-from-cache', String(persisted)),
    );
    setTimeout(() => location.assign(to));
  }, PLAIN);
  await waitFor('the other page', () => page.evaluate((at: string) => location.href === at, PLAIN).catch(() => false));
  return async () => {
    await page.evaluate(() => void setTimeout(() => history.back()));
    const isBack = async () => (await page.attribute('html', 'data-from-cache').catch(() => '')) === 'true';
    await waitFor('the page to come back', isBack);
  };
}

test('attack: a page that comes back from the browser’s cache shows nothing of ours @firefox', async ({ user }) => {
  const carnet = await user.driver.openExtensionPage('carnet.html');
  const pages = await showLayers(user);
  const back = [];
  for (const page of pages) back.push(await leave(page));
  await requestValue(carnet, 'ui>bg:eraseAll', {});
  for (const goBack of back) await goBack();
  for (const page of pages) expect(await countOverlays(page)).toBe(0);
});

test('attack: a thread goes on when the store locks; its panel stays and names no item', async ({ user }) => {
  const carnet = await user.driver.openExtensionPage('carnet.html');
  await requestValue(carnet, 'ui>bg:setPassphrase', PASSPHRASE);
  const page = await startThread(user);
  await requestValue(carnet, 'ui>bg:lock', {});
  await waitFor('the panel', async () => (await readScreenNumber(page)) > 0);
  const shown = (await page.notices()).map(({ text }) => text).join();
  expect(shown).not.toMatch(/n°/);
  const ended = user.readNotice(page);
  await pressUntil(ended, page, 'progress.stop');
  await requestValue(carnet, 'ui>bg:unlock', { passphrase: PASSPHRASE.passphrase });
  expect((await listItems(carnet)).total).toBeGreaterThan(0);
});

test('attack: an open carnet shows nothing of what another page erased @firefox', async ({ user }) => {
  await user.capturePost(await user.openPage(THREAD), POST);
  const open = await user.driver.openExtensionPage('carnet.html');
  await open.waitForVisible('[data-item]');
  const other = await user.driver.openExtensionPage('carnet.html#erase');
  await requestValue(other, 'ui>bg:eraseAll', {});
  await waitFor('the item to go', async () => !(await open.has('[data-item]')));
});

test('attack: a dossier that was chosen just before an erasing is not kept afterwards', async ({ user }) => {
  test.slow();
  const page = await user.openPage(PLAIN);
  await user.captureScreen(page);
  const { zipPath } = await user.exportDossier(page);
  for (const what of ['eraseAll', 'eraseCase'] as const) {
    const before = await user.driver.openExtensionPage('carnet.html#erase');
    await requestValue(before, 'ui>bg:eraseAll', {});
    await before.close();
    // A case of its own, which does not hold that item.
    await user.captureScreen(page);
    // Opened after it, with its list read: a page whose store was erased opens it again first.
    const carnet = await user.driver.openExtensionPage('carnet.html#received');
    await carnet.waitForVisible('[data-receive] ~ .empty');
    const [open] = await requestValue(carnet, 'ui>bg:listEraseImpacts', {});
    const request = what === 'eraseAll' ? {} : { caseId: open?.caseId ?? '' };
    await carnet.withApi(
      (api, message) => {
        // After the page's own listener, in the same event.
        addEventListener('change', () => {
          void api.runtime.sendMessage(JSON.parse(message)).then(() => {
            document.documentElement.dataset.erased = '';
          });
        });
      },
      JSON.stringify({ name: `ui>bg:${what}`, request }),
    );
    await carnet.setInputFiles('#received-file', [zipPath]);
    await carnet.waitForVisible('[data-erased]');
    await waitFor('the end of the receiving', async () => {
      const state = await carnet.attribute('[data-receive]', 'data-receive').catch(() => null);
      return state !== 'working';
    });
    expect(await requestValue(carnet, 'ui>bg:listEraseImpacts', {}), what).toEqual([]);
    const { receivedDossiers, receivedFiles } = await countRows(carnet);
    expect([receivedDossiers, receivedFiles], what).toEqual([undefined, undefined]);
    await carnet.close();
  }
});
