import { createDossier } from '../support/browser/exportFlow.ts';
import type { PageHandle } from '../support/browser/pageHandle.ts';
import type { UserDriver } from '../support/browser/userDriver.ts';
import { parseRecordedTotal, saying } from '../support/browser/words.ts';
import { countTempFiles, requestValue } from '../support/e2e/backgroundRequests.ts';
import { THREAD } from '../support/e2e/pages.ts';
import { findTraces, nameTerm, readAllFiles } from '../support/e2e/traces.ts';
import { expect, test } from './fixtures.ts';

test('erases a case, then everything; new captures count from 1 @firefox', async ({ user }) => {
  const page = await user.openPage(THREAD);
  expect(parseRecordedTotal(await user.captureScreen(page))).toBe(1);
  const carnet = await user.driver.openExtensionPage('carnet.html#erase');
  await carnet.click('[data-action="erase-case"]');
  await carnet.click('[name="sure"]');
  await carnet.click('[data-action="erase-confirm"]');
  await expect.poll(() => carnet.text('[role="status"]')).not.toBe('');
  expect(await requestValue(carnet, 'ui>bg:listEraseImpacts', {})).toEqual([]);
  await carnet.close();

  expect(parseRecordedTotal(await user.captureScreen(page))).toBe(1);
  const again = await user.driver.openExtensionPage('carnet.html#erase');
  await requestValue(again, 'ui>bg:setPassphrase', { passphrase: 'quatre mots inventés', pin: false });
  await again.click('[data-action="erase-all"]');
  await again.click('[data-fold="erase-all"] [name="sure"]');
  await again.click('[data-fold="erase-all"] [data-action="erase-confirm"]');
  await expect.poll(() => again.text('main')).toMatch(saying('erase.nothing'));
  expect(await requestValue(again, 'ui>bg:lockState', {})).toMatchObject({ kind: 'none' });
  await again.close();
  expect(parseRecordedTotal(await user.captureScreen(page))).toBe(1);
});

async function writeDossier(user: UserDriver): Promise<PageHandle> {
  const carnet = await user.driver.openExtensionPage('carnet.html#before-export');
  await createDossier(carnet);
  expect(await countTempFiles(carnet)).toBe(1);
  return carnet;
}

/** Waits for `shown`: where no carnet is left, the page begins again at the list. */
async function expectDeleted(carnet: PageHandle, other: PageHandle, shown: 'copy-gone' | 'list'): Promise<void> {
  await carnet.waitForVisible(
    shown === 'list' ? '[data-path="items"]' : `[data-export="failed"] [data-code="${shown}"]`,
  );
  expect(await carnet.has('[data-download]')).toBe(false);
  await expect.poll(() => countTempFiles(other)).toBe(0);
  await carnet.close();
}

test('deletes the written dossier when everything is erased and when the store locks @firefox', async ({ user }) => {
  const page = await user.openPage(THREAD);
  await user.captureScreen(page);
  const first = await writeDossier(user);
  const other = await user.driver.openExtensionPage('carnet.html#erase');
  await requestValue(other, 'ui>bg:eraseAll', {});
  await expectDeleted(first, other, 'list');

  await requestValue(other, 'ui>bg:setPassphrase', { passphrase: 'quatre mots inventés', pin: false });
  await user.captureScreen(page);
  const second = await writeDossier(user);
  await requestValue(other, 'ui>bg:lock', {});
  await expect.poll(() => countTempFiles(other)).toBe(0);
  await second.waitForVisible('input[type="password"]');
  expect(await second.has('[data-download]')).toBe(false);
});

test('deletes the written dossier when its carnet, a capture or an image is erased elsewhere', async ({ user }) => {
  const page = await user.openPage(THREAD);
  const other = await user.driver.openExtensionPage('carnet.html#erase');
  for (const what of ['eraseImages', 'eraseItem', 'eraseCase'] as const) {
    await user.captureScreen(page);
    const carnet = await writeDossier(user);
    const [{ caseId } = { caseId: '' }] = await requestValue(other, 'ui>bg:listEraseImpacts', {});
    const [{ id: itemId } = { id: '' }] = (await requestValue(other, 'ui>bg:listItems', { from: 0, count: 200 })).items;
    if (what === 'eraseCase') await requestValue(other, 'ui>bg:eraseCase', { caseId });
    else await requestValue(other, `ui>bg:${what}`, { itemId });
    await expectDeleted(carnet, other, what === 'eraseCase' ? 'list' : 'copy-gone');
  }
});

test('deletes the written dossier when its page is closed, and when the browser quits or starts again @firefox', async ({
  engine,
  openBrowser,
  profileDir,
}) => {
  const open = () => openBrowser({ profileDir });
  let user = await open();
  await user.captureScreen(await user.openPage(THREAD));
  const other = await user.driver.openExtensionPage('carnet.html');
  await (await writeDossier(user)).close();
  await expect.poll(() => countTempFiles(other)).toBe(0);
  await writeDossier(user);
  const inDossier = [nameTerm('a file of the dossier', 'pieces/P0001/fiche.json')];
  const listTraces = async () =>
    findTraces(await readAllFiles(profileDir), inDossier).filter(
      // Our own code, whose texts name such files.
      ({ file }) => !/Service Worker|startupCache|Code Cache/.test(file),
    );
  expect(await listTraces()).not.toEqual([]);
  await user.close();
  // Chromium quits without the deletion, and does it at its next start.
  if (engine === 'firefox') expect(await listTraces()).toEqual([]);
  user = await open();
  await user.driver.openExtensionPage('carnet.html');
  await expect.poll(listTraces).toEqual([]);
  await user.close();
});
