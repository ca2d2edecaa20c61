import { THREAD } from './pages.ts';
import { expect, test } from './person.ts';

test('« Que voyez-vous ? » counts what is on the page, and nothing is recorded', async ({ person }) => {
  const page = await person.openPage(THREAD);
  const popup = await person.openPopup(page);
  await popup.click('[data-action="look"]');
  const carnet = await person.driver.waitForTab((url) => url.includes('#sight/'));
  await carnet.see('[data-field="permalink"]');
  expect(await carnet.text('[role="status"]')).toMatch(/\b3\D+3\D+3\b/);
  expect(await carnet.text('body')).not.toContain('inventés');
  await carnet.click('[data-action="look-again"]');
  await carnet.see('[data-field="permalink"]');
  await carnet.close();
  expect(await (await person.openPopup(page)).has('[data-list="items"] [data-item]')).toBe(false);
});
