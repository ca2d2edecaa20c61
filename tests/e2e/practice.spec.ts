import { recordedOrdinal } from '../../scripts/browser/person.ts';
import { expectCoherent, readDossier } from './dossier.ts';
import { expect, test } from './person.ts';

test('an invented post is captured and exported as a real one would be, and nothing of it is in the carnet', async ({
  person,
}) => {
  const page = await person.driver.openExtensionPage('practice.html');
  await page.see('article');
  // After a click the picker keeps presses for a moment, and a machine is faster than that.
  expect(recordedOrdinal(await person.capturePostFromList(page, 0))).toBe(1);
  await page.see('[data-practice="1"]');
  await page.click('[data-action="export-trial"]');
  await page.see('[data-download="trial"], [role="alert"]', 45_000);
  if (await page.has('[role="alert"]')) throw new Error(await page.text('[role="alert"]'));
  const dossier = await readDossier(
    await person.driver.download(() => page.click('[data-download="trial"]')),
  );
  expectCoherent(dossier);
  expect(dossier.pieces[0]?.fiche.text).toContain('publication inventée');
  expect(await (await person.openPopup(page)).has('[data-list="items"] [data-item]')).toBe(false);
  await page.click('[data-action="erase-trial"]');
  await page.see('[data-practice="0"]');
  expect(
    await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name)),
  ).not.toContain('recueil-practice');
});
