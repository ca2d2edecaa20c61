import { clickInPopup } from '../support/browser/popupFold.ts';
import { THREAD } from '../support/e2e/pages.ts';
import { expect, test } from './fixtures.ts';

test('« Ce que Recueil lit ici » counts the posts and fields of the page and records nothing', async ({ user }) => {
  const page = await user.openPage(THREAD);
  const popup = await user.openPopup(page);
  await clickInPopup(popup, 'diagnose');
  const carnet = await user.driver.waitForTab((url) => url.endsWith('/carnet.html'));
  await carnet.waitForVisible('[data-field="permalink"]');
  expect(await carnet.text('[role="status"]')).toMatch(/\b3\D+3\D+3\b/);
  expect(await carnet.text('body')).not.toContain('inventés');
  await carnet.click('[data-action="diagnose-again"]');
  await carnet.waitForVisible('[data-field="permalink"]');
  await carnet.close();
  expect(await (await user.openPopup(page)).has('[data-action="see-all"]')).toBe(false);
});
