import { clickInPopup } from '../support/browser/popupFold.ts';
import { parseRecordedTotal } from '../support/browser/words.ts';
import { drawRegion, waitForFocus } from '../support/e2e/captureProgress.ts';
import { requireFile } from '../support/e2e/dossier.ts';
import { readStoredItems } from '../support/e2e/storedItems.ts';
import { countDifferences, cropPixels, readPng } from '../support/images/png.ts';
import { expect, test } from './fixtures.ts';

const PAGE = 'https://carnet.essai.example/zones';

test.beforeEach(({ network }) => {
  network.serve(PAGE, {
    body: `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Zones</title><style>
body { margin: 0; font: 16px/24px sans-serif; } p { position: absolute; margin: 0; width: 200px; height: 24px; }
</style></head><body>
<p style="left:120px;top:110px">Entier dans la zone.</p>
<p style="left:120px;top:190px">Coupé par le bas.</p>
<p style="left:250px;top:140px">Dépasse à droite.</p>
<p style="left:600px;top:110px">Ailleurs.</p></body></html>`,
  });
});

test('captures a region drawn by mouse, and reads only the text entirely inside it @firefox', async ({ user }) => {
  const page = await user.openPage(PAGE);
  const bare = readPng(await page.screenshot());
  const notice = await user.captureRegion(page, () => drawRegion(page, { x: 100, y: 100 }, { x: 400, y: 200 }));
  expect(parseRecordedTotal(notice)).toBe(1);
  const { files, exhibits } = await readStoredItems(user);
  const fiche = exhibits[0]?.fiche;
  expect(fiche).toMatchObject({ surface: 'page', text: 'Entier dans la zone.', outcome: 'complete' });
  expect(fiche?.reading.fields.text).toEqual({ how: 'whole-elements', confidence: 'medium' });
  expect(fiche?.reading.fields['posting.iso']).toEqual({ how: 'region', confidence: null });
  const region = fiche?.files.find(({ role }) => role === 'zone');
  expect(region?.transformations).toEqual([
    { name: 'crop', from: 'capture.png', x: 100, y: 100, width: 300, height: 100 },
  ]);
  const shot = readPng(requireFile(files, 'pieces/P0001/zone.png'));
  expect(countDifferences(shot, cropPixels(bare, 100, 100, 300, 100))).toBe(0);
  expect(countDifferences(readPng(requireFile(files, 'pieces/P0001/capture.png')), bare)).toBe(0);
  expect(Buffer.from(requireFile(files, 'pieces/P0001/texte.txt')).toString()).toBe('Entier dans la zone.\n');
});

test('captures a region chosen by keyboard, and Escape cancels', async ({ user }) => {
  const page = await user.openPage(PAGE);
  const popup = await user.openPopup(page);
  await clickInPopup(popup, 'capture-region');
  await expect.poll(() => popup.isClosed()).toBe(true);
  await waitForFocus(page);
  await page.press('ArrowDown');
  await expect.poll(async () => (await page.notices()).length).toBe(1);
  await page.press('Escape');
  await expect.poll(async () => (await page.notices()).length).toBe(0);
  const notice = await user.captureRegion(page, async () => {
    await waitForFocus(page);
    await page.press('ArrowUp');
    await page.press('ArrowUp');
    await page.press('Enter');
  });
  expect(parseRecordedTotal(notice)).toBe(1);
  const { exhibits } = await readStoredItems(user);
  const { viewport } = exhibits[0]?.fiche.environment ?? { viewport: { width: 0, height: 0 } };
  const [crop] = exhibits[0]?.fiche.files.find(({ role }) => role === 'zone')?.transformations ?? [];
  expect(crop).toMatchObject({
    x: Math.round(viewport.width / 4),
    y: Math.round(viewport.height / 4) - 20,
    width: Math.round(viewport.width / 2),
  });
});
