import { goTo, openCarnet } from '../support/browser/carnetScreens.ts';
import { findAxeViolations } from '../support/e2e/axe.ts';
import { THREAD } from '../support/e2e/pages.ts';
import { expect, test } from './fixtures.ts';

const ROW = '[data-list="items"] .item-row';

test('a row shows its image’s shape in at most 12 × 9 pixels, and none once it is intimate', async ({ user }) => {
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

test('the list shows four rows at 1280 × 800, two at 360 px; at 320 px a long name has three', async ({ user }) => {
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
  await carnet.click(`${ROW} [data-item]`);
  await carnet.waitForVisible('.item .item-body:not([hidden])');
  const isTitleInView = await carnet.evaluate(() => {
    const title = document.querySelector('main h1');
    if (title === null) throw new Error('no title');
    title.textContent = 'un_compte_avec_un_nom_vraiment_tres_long@exemple.invalid';
    return document.documentElement.scrollWidth <= innerWidth;
  });
  expect(isTitleInView).toBe(true);
  await goTo(carnet, '#items');
  expect(await carnet.evaluate(() => document.querySelector('label:has([name="words"])')?.textContent)).not.toBe('');
  await carnet.click('[data-action="check-online"]');
  await carnet.waitForVisible('.card [data-route^="item/"]');
  const height = await carnet.evaluate(
    () => document.querySelector('.card [data-route^="item/"]')?.getBoundingClientRect().height ?? 0,
  );
  expect(height).toBeGreaterThanOrEqual(44);
  expect(await findAxeViolations(carnet)).toEqual([]);
  await goTo(carnet, '#items/by-account');
  await carnet.click('.account > summary');
  await carnet.click('.account [data-action="group"]');
  await carnet.waitForVisible('.account [name="accounts"]');
  expect(await findAxeViolations(carnet)).toEqual([]);
  expect(await carnet.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});
