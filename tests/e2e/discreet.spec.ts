import { clickInPopup } from '../support/browser/popupFold.ts';
import { requestValue } from '../support/e2e/backgroundRequests.ts';
import { THREAD, TWEETS } from '../support/e2e/pages.ts';
import { expect, test } from './fixtures.ts';

const WORDS = 'rien que des mots inventés';

test('« Ce que Recueil lit ici » counts and records nothing; « Sortir vite » closes ours for a new tab', async ({
  user,
}) => {
  const page = await user.openPage(THREAD);
  await clickInPopup(await user.openPopup(page), 'diagnose');
  const diagnosed = await user.driver.waitForTab((url) => url.endsWith('/carnet.html'));
  await diagnosed.waitForVisible('[data-field="permalink"]');
  expect(await diagnosed.text('[role="status"]')).toMatch(/\b3\D+3\D+3\b/);
  expect(await diagnosed.text('body')).not.toContain('inventés');
  await diagnosed.click('[data-action="diagnose-again"]');
  await diagnosed.waitForVisible('[data-field="permalink"]');
  await diagnosed.close();

  const popup = await user.openPopup(page);
  expect(await popup.has('[data-action="see-all"]')).toBe(false);
  const before = await user.driver.tabs();
  await popup.click('[data-action="quit"]');
  await expect.poll(() => popup.isClosed()).toBe(true);
  await expect.poll(async () => (await user.driver.tabs()).length).toBe(before.length + 1);

  const carnet = await user.driver.openExtensionPage('carnet.html');
  await carnet.click('[data-action="quit"]');
  await expect.poll(() => carnet.isClosed()).toBe(true);
  await expect.poll(async () => (await user.driver.tabs()).length).toBe(before.length + 2);
  expect((await user.driver.tabs()).filter((url) => url.includes('carnet'))).toEqual([]);
});

test('Shift pressed three times closes every page of ours and locks @firefox', async ({ user }) => {
  const page = await user.openPage(THREAD);
  const carnet = await user.driver.openExtensionPage('carnet.html');
  await requestValue(carnet, 'ui>bg:setPassphrase', { passphrase: 'quatre mots inventés', pin: false });
  const another = await user.driver.openExtensionPage('carnet.html#lock');
  const before = await user.driver.tabs();
  await another.waitForVisible('[data-action="quit"]');
  for (let press = 0; press < 3; press += 1) await another.press('Shift');
  await expect.poll(() => Promise.all([carnet.isClosed(), another.isClosed()])).toEqual([true, true]);
  await expect.poll(async () => (await user.driver.tabs()).length).toBe(before.length - 1);
  const popup = await user.openPopup(page);
  expect(await requestValue(popup, 'ui>bg:lockState', {})).toMatchObject({ kind: 'locked' });
});

test('masks the text of posts in the popup until the person reveals it', async ({ user }) => {
  expect(TWEETS[0].text).toContain(WORDS);
  const page = await user.openPage(THREAD);
  const popup = await user.openPopup(page);
  await clickInPopup(popup, 'list-posts');
  await popup.waitForVisible('[data-list="posts"] [data-index="2"]');
  expect(await popup.text('body')).not.toContain(WORDS);
  await popup.click('[data-list="posts"] li:first-child [data-action="reveal"]');
  expect(await popup.text('[data-list="posts"] li:first-child')).toContain(WORDS);

  await user.capturePost(page, '[data-testid=tweetText]');
  const again = await user.openPopup(page);
  await again.waitForVisible('[data-kept="1"]');
  expect(await again.text('body')).not.toContain(WORDS);
  expect(await again.text('body')).not.toContain(TWEETS[0].handle);
  expect(await again.has('main img')).toBe(false);
});
