import { recordedOrdinal } from '../../scripts/browser/person.ts';
import type { View } from '../../scripts/browser/view.ts';
import { got } from './asking.ts';
import { BARBED, HOSTILE, HOSTILE_HTML, type Hostile } from './hostilePage.ts';
import { expect, test } from './person.ts';

const hostile = (page: View) =>
  page.evaluate(() => {
    const { won, hosts } = (window as unknown as { hostile: Hostile }).hostile;
    return { won: [...won], hosts: hosts.length };
  });

const attack = (page: View, origin: string): Promise<number> =>
  page.evaluate((at: string) => (window as unknown as { hostile: Hostile }).hostile.attack(at), origin);

test('a hostile page can notice us while we are open, and nothing more', async ({ person, network }) => {
  network.serve(HOSTILE, { body: HOSTILE_HTML });
  const carnet = await person.driver.openExtensionPage('carnet.html');
  const origin = await carnet.evaluate(() => `${window.location.origin}/`);
  const items = async () => (await got(carnet, 'ui>bg:listItems', { from: 0, count: 9 })).items;

  const page = await person.openPage(HOSTILE);
  const before = await page.evaluate(() => document.documentElement.outerHTML);
  await test.step('before any gesture', async () => {
    expect(await attack(page, origin)).toBeGreaterThan(100);
    expect(await hostile(page)).toEqual({ won: [], hosts: 0 });
  });

  await test.step('while the picker is open: its clicks and keys are nobody’s', async () => {
    await person.startPicking(page);
    await expect.poll(async () => (await hostile(page)).hosts).toBeGreaterThan(0);
    await attack(page, origin);
    expect(await items()).toEqual([]);
    expect((await hostile(page)).won).toEqual([]);
    // The picker is still the person's.
    await page.click('.words');
    expect(recordedOrdinal(await person.readNotice(page))).toBe(1);
  });

  await test.step('after a capture: its words are words, and one capture is one item', async () => {
    await attack(page, origin);
    expect((await hostile(page)).won).toEqual([]);
    expect(await items()).toHaveLength(1);
    const [item] = await items();
    const { fiche } = await got(carnet, 'ui>bg:readItem', { itemId: item?.id ?? '' });
    expect(fiche.text).toContain(BARBED.text);
    expect(fiche.author.profileUrl).toBeNull();
    const read = await person.driver.openExtensionPage(`carnet.html#item/${item?.id}`);
    await read.see('[data-action="reveal"]');
    expect(
      await read.evaluate(
        () => document.querySelectorAll('main a[href^="javascript" i], main script').length,
      ),
    ).toBe(0);
    await read.close();
  });

  await test.step('once the notice is gone, the page is as it was', async () => {
    await page.press('Escape');
    await expect.poll(async () => (await page.notices()).length).toBe(0);
    expect(await page.evaluate(() => document.documentElement.outerHTML)).toBe(before);
  });
});

test('a page that takes our element away, again and again, is told nothing and harms nothing', async ({
  person,
  network,
}) => {
  network.serve(HOSTILE, { body: HOSTILE_HTML });
  const page = await person.openPage(HOSTILE);
  await page.evaluate(() => {
    const { hosts } = (window as unknown as { hostile: Hostile }).hostile;
    setInterval(() => hosts.forEach((host) => void host.parentNode?.removeChild(host)), 5);
  });
  const carnet = await person.driver.openExtensionPage('carnet.html');
  const popup = await person.openPopup(page);
  await popup.click('[data-action="capture-screen"]');
  await expect
    .poll(async () => (await got(carnet, 'ui>bg:listItems', { from: 0, count: 9 })).items.length)
    .toBe(1);
  expect((await hostile(page)).won).toEqual([]);
});
