import { keepMessages, openArchive } from '../support/browser/archiveFlow.ts';
import { goTo } from '../support/browser/carnetScreens.ts';
import { say } from '../support/browser/words.ts';
import { findAxeViolations } from '../support/e2e/axe.ts';
import { readDossier } from '../support/e2e/dossier.ts';
import { buildScreenshot, writeToDisk } from '../support/e2e/sampleFiles.ts';
import { writeZip } from '../support/zipWriter.ts';
import { expect, test } from './fixtures.ts';

const COUNT = 40;
const SECRET = 'MOTS-A-MASQUER';

/** A conversation as WhatsApp on an iPhone exports it, with one photo. */
const CHAT = Array.from({ length: COUNT }, (_, index) => {
  const day = new Date(Date.UTC(2025, 10, 1 + index)).toISOString().slice(0, 10).split('-').toReversed().join('/');
  const words = index === 5 ? '<joint : 00000005-PHOTO.png>' : `${SECRET} numéro ${index}`;
  return `[${day} 18:20:00] ${index % 3 === 0 ? 'Alix Inventé' : 'Camille Inventée'}: ${words}`;
}).join('\r\n');

const PAGE = `<!DOCTYPE html><html><head><title>Alix</title></head><body><h1>Alix</h1>
<div class="pam _3-95 _2ph- _a6-g"><h2 class="_3-95 _2pim _a6-h _a6-i">Alix</h2><div class="_3-95 _a6-p"><div><div></div><div>${SECRET}</div></div></div><div class="_3-94 _a6-o">Sep 22, 2017 6:33 am</div></div>
</body></html>`;

test('keeps ten messages of an archive, unread, in a dossier in 12 clicks; no string of a page becomes one', async ({
  user,
}) => {
  test.slow();
  const zip = writeZip([
    { name: '_chat.txt', data: new TextEncoder().encode(CHAT) },
    { name: '00000005-PHOTO.png', data: buildScreenshot(5) },
  ]);
  const files = await writeToDisk(new Map([['WhatsApp Chat - Alix.zip', zip]]));
  const carnet = await openArchive(user.driver, files.paths);
  expect(await carnet.text('[data-archive="whatsapp"]')).toContain(`1 conversation, ${COUNT} messages`);
  expect(await findAxeViolations(carnet)).toEqual([]);
  const { sealed, clicks } = await keepMessages(carnet, { to: '2025-11-10' });
  expect(sealed).toBe(10);
  expect(await carnet.evaluate(() => document.body.textContent)).not.toContain(SECRET);
  // Each opens: only one of them has a picture.
  await goTo(carnet, '#items');
  await carnet.click('[data-list="items"] .row-open');
  for (let position = 1; position <= sealed; position += 1) {
    if (position > 1) await carnet.click('[data-action="next-item"]');
    await expect.poll(() => carnet.text('.item-pager')).toContain(say('detail.position', { position, count: sealed }));
    await carnet.waitForVisible('article.item .item-facts');
    expect(await carnet.has('[role="alert"]')).toBe(false);
  }
  await carnet.close();

  const exported = await user.exportFromCarnet();
  // « Faire un dossier », « Continuer » and « Créer ».
  expect(clicks + 3).toBeLessThanOrEqual(12);
  const dossier = await readDossier(exported.zipPath);
  expect(dossier.exhibits.map(({ fiche }) => fiche.exported?.index)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);

  // An archive of pages, where no string may become a page of ours.
  const path = 'your_instagram_activity/messages/inbox/alix_1/message_1.html';
  const pages = writeZip([{ name: path, data: new TextEncoder().encode(PAGE) }]);
  const ofPages = await openArchive(user.driver, (await writeToDisk(new Map([['instagram.zip', pages]]))).paths);
  expect(await ofPages.text('[data-archive="instagram-html"]')).toContain('1 conversation, 1 message');
  expect(await keepMessages(ofPages, {})).toEqual({ sealed: 1, clicks: 2 });
  await ofPages.close();
});
