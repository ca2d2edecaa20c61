import { sealFiles } from '../support/browser/archiveFlow.ts';
import { goTo, openCarnet } from '../support/browser/carnetScreens.ts';
import { say } from '../support/browser/words.ts';
import { findAxeViolations } from '../support/e2e/axe.ts';
import { expectCoherent, readDossier } from '../support/e2e/dossier.ts';
import { THREAD } from '../support/e2e/pages.ts';
import { writeToDisk } from '../support/e2e/sampleFiles.ts';
import { expect, test } from './fixtures.ts';

const ROW = '[data-list="items"] .item-row';

test('captures that are not ticked are left out of the dossier, with undo, and the journal does not say so', async ({
  user,
}) => {
  const page = await user.openPage(THREAD);
  for (const index of [0, 1, 2]) await user.capturePostFromList(page, index);
  const carnet = await openCarnet(user.driver);
  await goTo(carnet, '#items');
  await carnet.waitForVisible(`${ROW}:nth-child(2) input:checked`);
  await carnet.click(`${ROW}:nth-child(2) input`);
  await carnet.waitForVisible(`${ROW}:nth-child(2)[data-left-out]`);
  await carnet.click('[data-action="undo"]');
  await carnet.waitForVisible(`${ROW}:nth-child(2):not([data-left-out])`);
  await carnet.waitForVisible(`${ROW}:nth-child(2) input:checked`);
  await carnet.click(`${ROW}:nth-child(1) input`);
  await carnet.waitForVisible(`${ROW}:nth-child(1)[data-left-out] input:not(:checked)`);

  // A row that was opened has the focus on return.
  await carnet.click(`${ROW}:nth-child(2) [data-item]`);
  await carnet.waitForVisible('.item-pager');
  expect(await carnet.text('.item-pager')).toContain(say('detail.position', { position: 2, count: 3 }));
  await carnet.click('.back');
  await carnet.waitForVisible(`${ROW}:nth-child(2) [data-item]:focus`);
  await carnet.close();

  const { zipPath } = await user.exportDossier(page);
  const dossier = await readDossier(zipPath);
  expectCoherent(dossier);
  expect(dossier.exhibits).toHaveLength(2);
  expect(dossier.journal.map(({ event }) => event)).not.toContain('item.withdrawn');
});

test('a row shows the shape of its image in at most 12 × 9 pixels, and none once it is marked intimate', async ({
  user,
}) => {
  const page = await user.openPage(THREAD);
  await user.capturePostFromList(page, 0);
  const carnet = await openCarnet(user.driver);
  await goTo(carnet, '#items');
  const SHAPE = `${ROW} .shape img`;
  await carnet.waitForVisible(SHAPE);
  const readShape = (selector: string) =>
    carnet.evaluate(async (selected) => {
      const image = document.querySelector<HTMLImageElement>(selected);
      await image?.decode();
      return { columns: image?.naturalWidth ?? 0, rows: image?.naturalHeight ?? 0 };
    }, selector);
  const inList = await readShape(SHAPE);
  expect(inList.columns * inList.rows).toBeGreaterThan(1);
  expect(inList.columns).toBeLessThanOrEqual(12);
  expect(inList.rows).toBeLessThanOrEqual(9);
  // No other image is in the page until a press.
  expect(await carnet.evaluate(() => document.images.length)).toBe(1);

  await carnet.click(`${ROW} [data-item]`);
  await carnet.waitForVisible('.masked-image .shape img');
  expect(await readShape('.masked-image .shape img')).toEqual(inList);
  await carnet.click('.hide-menu summary');
  await carnet.click('[data-action="intimate"]');
  await carnet.waitForVisible('[data-intimate="true"]');
  expect(await carnet.has('.shape')).toBe(false);
  await goTo(carnet, '#items');
  await carnet.waitForVisible(`${ROW} .tag`);
  expect(await carnet.has('.shape')).toBe(false);
});

test('the list shows four rows at 1280 × 800 and two at 360 px; at 320 px a long name has three lines', async ({
  user,
}) => {
  const page = await user.openPage(THREAD);
  for (const index of [0, 1, 2, 0, 1]) await user.capturePostFromList(page, index);
  const carnet = await openCarnet(user.driver);
  const countRows = async (width: number, height: number): Promise<number> => {
    await carnet.resize(width, height);
    await goTo(carnet, '#items');
    await carnet.waitForVisible(`${ROW}:nth-child(5)`);
    return carnet.evaluate((selector) => {
      scrollTo(0, 0);
      const isInView = (row: Element) => row.getBoundingClientRect().bottom <= innerHeight;
      return [...document.querySelectorAll(selector)].filter(isInView).length;
    }, ROW);
  };
  expect(await countRows(1280, 800)).toBeGreaterThanOrEqual(4);
  expect(await countRows(360, 740)).toBeGreaterThanOrEqual(2);
  await carnet.resize(320, 640);
  await goTo(carnet, '#items');
  const row = await carnet.evaluate((selector) => {
    const name = document.querySelector<HTMLElement>(`${selector} .row-name > span`);
    if (name === null) throw new Error('no name');
    name.textContent = 'un_compte_avec_un_nom_vraiment_tres_long '.repeat(6);
    const tile = document.querySelector(`${selector} .thumb`)?.getBoundingClientRect();
    const { lineHeight } = getComputedStyle(name);
    return {
      lines: Math.round(name.getBoundingClientRect().height / Number.parseFloat(lineHeight)),
      tile: [tile?.width, tile?.height],
      isInView: document.documentElement.scrollWidth <= innerWidth,
    };
  }, ROW);
  expect(row).toEqual({ lines: 3, tile: [32, 32], isInView: true });
  expect(await carnet.evaluate(() => document.querySelector('label:has([name="words"])')?.textContent)).not.toBe('');
  await carnet.click('[data-action="check-online"]');
  await carnet.waitForVisible('.card [data-route^="item/"]');
  const height = await carnet.evaluate(
    () => document.querySelector('.card [data-route^="item/"]')?.getBoundingClientRect().height ?? 0,
  );
  expect(height).toBeGreaterThanOrEqual(44);
  expect(await findAxeViolations(carnet)).toEqual([]);
  await goTo(carnet, '#items/by-account');
  await carnet.click('.account-heading summary');
  await carnet.click('.account-heading [data-action="group"]');
  await carnet.waitForVisible('.account-heading [name="accounts"]');
  expect(await findAxeViolations(carnet)).toEqual([]);
  expect(await carnet.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

test('an imported WhatsApp conversation is read message by message, masked until a press', async ({ user }) => {
  const chat = '17/11/2025, 18:20 - Théo: tu vas voir\nla suite\n17/11/2025, 18:21 - Malo: arrête\n';
  const files = await writeToDisk(new Map([['Discussion WhatsApp.txt', chat]]));
  const carnet = await user.driver.openExtensionPage('carnet.html#import');
  await carnet.setInputFiles('#import-files', files.paths);
  await carnet.click('[data-action="as-files"]');
  await sealFiles(carnet);
  await carnet.click('[data-action="see-items"]');
  await carnet.waitForVisible(ROW);
  expect(await carnet.text(ROW)).toContain('Discussion WhatsApp.txt');
  await carnet.click(`${ROW} [data-item]`);
  await carnet.waitForVisible('.item-content');
  expect(await carnet.text('.item')).not.toContain('tu vas voir');
  await carnet.click('.item-content [data-action="reveal"]');
  await carnet.waitForVisible('.conversation li:nth-child(2)');
  expect(await carnet.text('.conversation')).toContain('17/11/2025, 18:20 · Théotu vas voir\nla suite');
  expect(await findAxeViolations(carnet)).toEqual([]);
});
