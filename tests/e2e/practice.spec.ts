import { parseRecordedTotal } from '../support/browser/words.ts';
import { readDossier } from '../support/e2e/dossier.ts';
import { expect, test } from './fixtures.ts';

test('captures and exports the invented post of the practice page, out of the carnet', async ({ user }) => {
  const page = await user.driver.openExtensionPage('practice.html');
  await page.waitForVisible('article');
  // From the list, because the picker ignores presses for a moment after a click.
  expect(parseRecordedTotal(await user.capturePostFromList(page, 0))).toBe(1);
  await page.waitForVisible('[data-practice="1"]');
  await page.click('[data-action="export-trial"]');
  await page.waitForVisible('[data-download="trial"], [role="alert"]', 45_000);
  if (await page.has('[role="alert"]')) throw new Error(await page.text('[role="alert"]'));
  const dossier = await readDossier(await user.driver.download(() => page.click('[data-download="trial"]')));
  expect(dossier.exhibits[0]?.fiche.text).toContain('publication inventée');
  expect(await (await user.openPopup(page)).has('[data-action="see-all"]')).toBe(false);
  await page.click('[data-action="erase-trial"]');
  await page.waitForVisible('[data-practice="0"]');
  expect(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).not.toContain(
    'recueil-practice',
  );
});
