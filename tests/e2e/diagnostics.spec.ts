import { expect, test } from './fixtures.ts';
import { THREAD } from './pages.ts';

test('« Que voyez-vous ? » counts what is on the page, and nothing is recorded', async ({ user }) => {
  const page = await user.openPage(THREAD);
  const popup = await user.openPopup(page);
  await popup.click('[data-action="look"]');
  const carnet = await user.driver.waitForTab((url) => url.includes('#sight/'));
  await carnet.waitForVisible('[data-field="permalink"]');
  expect(await carnet.text('[role="status"]')).toMatch(/\b3\D+3\D+3\b/);
  expect(await carnet.text('body')).not.toContain('inventés');
  await carnet.click('[data-action="look-again"]');
  await carnet.waitForVisible('[data-field="permalink"]');
  await carnet.close();
  expect(await (await user.openPopup(page)).has('[data-list="items"] [data-item]')).toBe(false);
});
