import { chooseArchive, importFiles, keepMessages } from '../support/browser/archiveFlow.ts';
import { goTo, openCarnet, showView } from '../support/browser/carnetScreens.ts';
import { createDossier, openSourcesChoice } from '../support/browser/exportFlow.ts';
import { parseRecordedTotal } from '../support/browser/words.ts';
import { drawRegion } from '../support/e2e/captureProgress.ts';
import { THREAD } from '../support/e2e/pages.ts';
import { writeToDisk } from '../support/e2e/sampleFiles.ts';
import { filmHead, opus } from '../support/import/mediaFiles.ts';
import { bytes, EMAIL, png, WHATSAPP } from '../support/import/sampleFiles.ts';
import { expect, test } from './fixtures.ts';

/** One of each kind of thing in one case: every row opens, shows what it has, and the counts agree. */
test('one of each kind opens from the list and is counted alike everywhere', async ({ user }) => {
  const page = await user.openPage(THREAD);
  await user.capturePost(page, '[data-testid=tweetText]');
  await user.captureScreen(page);
  await user.captureRegion(page, () => drawRegion(page, { x: 60, y: 120 }, { x: 420, y: 330 }));
  const captured = parseRecordedTotal(await user.captureFullPage(page)) ?? 0;
  expect(captured).toBe(4);

  const files = await writeToDisk(
    new Map<string, Uint8Array | string>([
      ['photo.png', png(40, 30)],
      ['lettre.pdf', bytes('%PDF-1.4\n%%EOF')],
      ['vocal.opus', opus(96_312)],
      ['film.mp4', filmHead({ timescale: 1000, duration: 1600 })],
      ['message.eml', EMAIL],
      ['inconnu.zip', bytes('PK', [3, 4], new Array(40).fill(0))],
    ]),
  );
  const carnet = await openCarnet(user.driver);
  await showView(carnet, '#import');
  await importFiles(carnet, files.paths);
  const chat = await writeToDisk(new Map([['_chat.txt', WHATSAPP]]));
  await goTo(carnet, '#items');
  await showView(carnet, '#import');
  await chooseArchive(carnet, chat.paths);
  const { sealed } = await keepMessages(carnet, {});
  const total = captured + files.paths.length + sealed;

  await goTo(carnet, '#items');
  await carnet.waitForVisible('[data-list="items"] [data-item]');
  const ids = await carnet.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-list="items"] .row-open')].map((row) => row.dataset.item ?? ''),
  );
  expect(ids).toHaveLength(total);
  const refused: string[] = [];
  for (const id of ids) {
    await carnet.click(`[data-list="items"] .row-open[data-item="${id}"]`);
    await carnet.waitForVisible('.item .item-facts, [role="alert"]');
    await carnet.evaluate(() => {
      for (const fold of document.querySelectorAll('details')) fold.open = true;
      for (const button of document.querySelectorAll<HTMLElement>('[data-action="reveal"]')) button.click();
    });
    const alerts = await carnet.evaluate(() =>
      [...document.querySelectorAll('[role="alert"]')].map(({ textContent }) => textContent),
    );
    refused.push(...alerts.map((text) => `${id}: ${text}`));
    await goTo(carnet, '#items');
    await carnet.waitForVisible('[data-list="items"] [data-item]');
  }
  expect(refused).toEqual([]);

  await showView(carnet, '#before-export');
  await openSourcesChoice(carnet);
  await createDossier(carnet);
  await goTo(carnet, '#items');
  await carnet.waitForVisible('[data-list="items"] [data-item]');
  const rows = await carnet.evaluate(() =>
    [...document.querySelectorAll('[data-list="items"] .row-open')].map(({ textContent }) => textContent),
  );
  expect(rows.filter((text) => !/(?:Pièce|Exhibit) n/.test(text ?? ''))).toEqual([]);
});
