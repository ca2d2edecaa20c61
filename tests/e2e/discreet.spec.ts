import { got } from './asking.ts';
import { THREAD, TWEETS } from './pages.ts';
import { expect, test } from './person.ts';

const WORDS = 'rien que des mots inventés';

test('« Quitter » opens a tab of the browser’s own and closes ours, from the popup and from the carnet', async ({
  person,
}) => {
  const page = await person.openPage(THREAD);
  const popup = await person.openPopup(page);
  const before = await person.driver.tabs();
  await popup.click('[data-action="quit"]');
  await expect.poll(() => popup.isClosed()).toBe(true);
  await expect.poll(async () => (await person.driver.tabs()).length).toBe(before.length + 1);

  const carnet = await person.driver.openExtensionPage('carnet.html');
  await carnet.click('[data-action="quit"]');
  await expect.poll(() => carnet.isClosed()).toBe(true);
  await expect.poll(async () => (await person.driver.tabs()).length).toBe(before.length + 2);
  expect((await person.driver.tabs()).filter((url) => url.includes('carnet'))).toEqual([]);
});

test('Shift three times leaves every page of ours and locks', async ({ person }) => {
  const page = await person.openPage(THREAD);
  const carnet = await person.driver.openExtensionPage('carnet.html');
  await got(carnet, 'ui>bg:setPassphrase', { passphrase: 'quatre mots inventés', pin: false });
  const another = await person.driver.openExtensionPage('carnet.html#lock');
  const before = await person.driver.tabs();
  await another.see('[data-action="quit"]');
  for (let press = 0; press < 3; press += 1) await another.press('Shift');
  await expect.poll(() => Promise.all([carnet.isClosed(), another.isClosed()])).toEqual([true, true]);
  await expect.poll(async () => (await person.driver.tabs()).length).toBe(before.length - 1);
  const popup = await person.openPopup(page);
  expect(await got(popup, 'ui>bg:lockState', {})).toMatchObject({ kind: 'locked' });
});

test('no word of a post shows in our pages until the person asks for it', async ({ person }) => {
  expect(TWEETS[0].text).toContain(WORDS);
  const page = await person.openPage(THREAD);
  const popup = await person.openPopup(page);
  await popup.click('[data-action="list-posts"]');
  await popup.see('[data-list="posts"] [data-index="2"]');
  expect(await popup.text('body')).not.toContain(WORDS);
  await popup.click('[data-list="posts"] li:first-child [data-action="reveal"]');
  expect(await popup.text('[data-list="posts"] li:first-child')).toContain(WORDS);

  await person.capturePost(page, '[data-testid=tweetText]');
  const again = await person.openPopup(page);
  await again.see('[data-list="items"] [data-item]');
  expect(await again.text('body')).not.toContain(WORDS);
  expect(await again.has('[data-list="items"] img')).toBe(false);
  await again.click('[data-list="items"] [data-action="reveal"]');
  expect(await again.text('[data-list="items"]')).toContain(WORDS);
});
