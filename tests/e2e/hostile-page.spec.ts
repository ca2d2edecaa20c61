import type { PageHandle } from '../../scripts/browser/pageHandle.ts';
import { parseRecordedOrdinal } from '../../scripts/browser/userDriver.ts';
import { requestValue } from './backgroundRequests.ts';
import { expect, test } from './fixtures.ts';
import { HOSTILE, HOSTILE_HTML, type HostileState, INJECTIONS } from './hostilePage.ts';

const readHostileState = (page: PageHandle) =>
  page.evaluate(() => {
    const { successes: won, hosts } = (window as unknown as { hostile: HostileState }).hostile;
    return { won: [...won], hosts: hosts.length };
  });

const attack = (page: PageHandle, origin: string): Promise<number> =>
  page.evaluate((at: string) => (window as unknown as { hostile: HostileState }).hostile.attack(at), origin);

test('a hostile page can notice us while we are open, and nothing more', async ({ user, network }) => {
  network.serve(HOSTILE, { body: HOSTILE_HTML });
  const carnet = await user.driver.openExtensionPage('carnet.html');
  const origin = await carnet.evaluate(() => `${window.location.origin}/`);
  const items = async () => (await requestValue(carnet, 'ui>bg:listItems', { from: 0, count: 9 })).items;

  const page = await user.openPage(HOSTILE);
  const before = await page.evaluate(() => document.documentElement.outerHTML);
  await test.step('before any gesture', async () => {
    expect(await attack(page, origin)).toBeGreaterThan(100);
    expect(await readHostileState(page)).toEqual({ won: [], hosts: 0 });
  });

  await test.step('while the picker is open: its clicks and keys are nobody’s', async () => {
    await user.startPicking(page);
    await expect.poll(async () => (await readHostileState(page)).hosts).toBeGreaterThan(0);
    await attack(page, origin);
    expect(await items()).toEqual([]);
    expect((await readHostileState(page)).won).toEqual([]);
    // The picker is still the person's.
    await page.click('.words');
    expect(parseRecordedOrdinal(await user.readNotice(page))).toBe(1);
  });

  await test.step('after a capture: its words are words, and one capture is one item', async () => {
    await attack(page, origin);
    expect((await readHostileState(page)).won).toEqual([]);
    expect(await items()).toHaveLength(1);
    const [item] = await items();
    const { fiche } = await requestValue(carnet, 'ui>bg:readItem', { itemId: item?.id ?? '' });
    expect(fiche.text).toContain(INJECTIONS.text);
    expect(fiche.author.profileUrl).toBeNull();
    const read = await user.driver.openExtensionPage(`carnet.html#item/${item?.id}`);
    await read.waitForVisible('[data-action="reveal"]');
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
  user,
  network,
}) => {
  network.serve(HOSTILE, { body: HOSTILE_HTML });
  const page = await user.openPage(HOSTILE);
  await page.evaluate(() => {
    const { hosts } = (window as unknown as { hostile: HostileState }).hostile;
    setInterval(() => hosts.forEach((host) => void host.parentNode?.removeChild(host)), 5);
  });
  const carnet = await user.driver.openExtensionPage('carnet.html');
  const popup = await user.openPopup(page);
  await popup.click('[data-action="capture-screen"]');
  await expect
    .poll(async () => (await requestValue(carnet, 'ui>bg:listItems', { from: 0, count: 9 })).items.length)
    .toBe(1);
  expect((await readHostileState(page)).won).toEqual([]);
});
