import type { PageHandle } from '../support/browser/pageHandle.ts';
import { clickInPopup } from '../support/browser/popupFold.ts';
import { parseRecordedTotal } from '../support/browser/words.ts';
import { requestValue } from '../support/e2e/backgroundRequests.ts';
import { HOSTILE, HOSTILE_HTML, type HostileState, INJECTIONS } from '../support/e2e/hostilePage.ts';
import { expect, test } from './fixtures.ts';

const readHostileState = (page: PageHandle) =>
  page.evaluate(() => {
    const { successes, hosts } = (window as unknown as { hostile: HostileState }).hostile;
    return { successes: [...successes], hosts: hosts.length };
  });

const attack = (page: PageHandle, origin: string): Promise<number> =>
  page.evaluate((at: string) => (window as unknown as { hostile: HostileState }).hostile.attack(at), origin);

test('attack: a hostile page can detect our interface, not read or use it @firefox', async ({ user, network }) => {
  network.serve(HOSTILE, { body: HOSTILE_HTML });
  const carnet = await user.driver.openExtensionPage('carnet.html');
  const origin = await carnet.evaluate(() => `${window.location.origin}/`);
  const items = async () => (await requestValue(carnet, 'ui>bg:listItems', { from: 0, count: 9 })).items;

  const page = await user.openPage(HOSTILE);
  const before = await page.evaluate(() => document.documentElement.outerHTML);
  await test.step('before any gesture', async () => {
    expect(await attack(page, origin)).toBeGreaterThan(100);
    expect(await readHostileState(page)).toEqual({ successes: [], hosts: 0 });
  });

  await test.step('while the picker is open, its own clicks and keys have no effect', async () => {
    await user.startPicking(page);
    await expect.poll(async () => (await readHostileState(page)).hosts).toBeGreaterThan(0);
    await attack(page, origin);
    expect(await items()).toEqual([]);
    expect((await readHostileState(page)).successes).toEqual([]);
    // The picker still works for the person.
    await page.click('.words');
    expect(parseRecordedTotal(await user.readNotice(page))).toBe(1);
  });

  await test.step('after a capture, its text is shown as text and one item is recorded', async () => {
    await attack(page, origin);
    expect((await readHostileState(page)).successes).toEqual([]);
    expect(await items()).toHaveLength(1);
    const [item] = await items();
    const { fiche } = await requestValue(carnet, 'ui>bg:readItem', { itemId: item?.id ?? '' });
    expect(fiche.text).toContain(INJECTIONS.text);
    expect(fiche.author.profileUrl).toBeNull();
    const read = await user.driver.openExtensionPage(`carnet.html#item/${item?.id}`);
    await read.waitForVisible('[data-action="reveal"]');
    expect(
      await read.evaluate(() => document.querySelectorAll('main a[href^="javascript" i], main script').length),
    ).toBe(0);
    await read.close();
  });

  await test.step('once the notice is closed, the page is unchanged', async () => {
    await page.press('Escape');
    await expect.poll(async () => (await page.notices()).length).toBe(0);
    expect(await page.evaluate(() => document.documentElement.outerHTML)).toBe(before);
  });
});

test('attack: a page that keeps removing our element learns nothing and stops nothing', async ({ user, network }) => {
  network.serve(HOSTILE, { body: HOSTILE_HTML });
  const page = await user.openPage(HOSTILE);
  await page.evaluate(() => {
    const { hosts } = (window as unknown as { hostile: HostileState }).hostile;
    setInterval(() => hosts.forEach((host) => void host.parentNode?.removeChild(host)), 5);
  });
  const carnet = await user.driver.openExtensionPage('carnet.html');
  const popup = await user.openPopup(page);
  await clickInPopup(popup, 'capture-page');
  await expect
    .poll(async () => (await requestValue(carnet, 'ui>bg:listItems', { from: 0, count: 9 })).items.length)
    .toBe(1);
  expect((await readHostileState(page)).successes).toEqual([]);
});
