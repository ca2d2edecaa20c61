import { basename } from 'node:path';
import { importFiles, keepMessages, openArchive } from '../support/browser/archiveFlow.ts';
import { goTo, openCarnet, openRedaction, SCREENS, showView } from '../support/browser/carnetScreens.ts';
import { createDossier, openSourcesChoice } from '../support/browser/exportFlow.ts';
import { clickFolded } from '../support/browser/folds.ts';
import { clickInPopup } from '../support/browser/popupFold.ts';
import { parseRecordedTotal } from '../support/browser/words.ts';
import { findAxeViolations } from '../support/e2e/axe.ts';
import { readDossier } from '../support/e2e/dossier.ts';
import { openPopupWithoutQuestions } from '../support/e2e/firstQuestions.ts';
import { THREAD, TWEETS } from '../support/e2e/pages.ts';
import { writeToDisk } from '../support/e2e/sampleFiles.ts';
import { inventScreens } from '../support/phoneScreens/inventScreens.ts';
import { renderScreens } from '../support/phoneScreens/renderScreens.ts';
import { expect, test } from './fixtures.ts';

/** Firefox only: the screens whose own tests run in Chromium, each used once. */

// In Firefox, files chosen in our pages make the popups of later tests slow to open.
test.use({ ownBrowser: true });

const PROFILE = `https://x.com/${TWEETS[0].handle}`;
const CHAT = '[17/11/2025 18:20:00] Théo Inventé: tu vas voir\r\n[17/11/2025 18:21:00] Malo Inventé: arrête';

test('start, practice, diagnostics, context, every screen of the carnet work @firefox', async ({ user, network }) => {
  network.serve(PROFILE, { body: '<!doctype html><title>Profil d’essai</title><p>Une page inventée.</p>' });
  const start = await user.driver.openExtensionPage('start.html');
  expect(await findAxeViolations(start)).toEqual([]);
  expect(await start.evaluate(() => document.title)).toBe('Recueil');
  expect(await start.attribute('[data-action="practice"]', 'href')).toBe('practice.html');
  // The tests load it as a person does who tries it in Firefox.
  expect(await start.has('[data-trial]')).toBe(true);
  await start.click('[data-action="import"]');
  await (await user.driver.waitForTab((url) => url.includes('carnet.html'))).close();
  const practice = await user.driver.openExtensionPage('practice.html');
  await practice.waitForVisible('article');
  expect(parseRecordedTotal(await user.capturePostFromList(practice, 0))).toBe(1);
  await practice.waitForVisible('[data-practice="1"]');

  const page = await user.openPage(THREAD);
  await user.capturePost(page, '[data-testid=tweetText]');
  const popup = await openPopupWithoutQuestions(user, page);
  await popup.click('[data-offer="context"] [data-context="profile"]');
  const profile = await user.driver.waitForTab((url) => url === PROFILE);
  expect(parseRecordedTotal(await user.captureContext(profile))).toBe(2);
  await clickInPopup(await user.openPopup(page), 'diagnose');
  const diagnosed = await user.driver.waitForTab((url) => url.endsWith('/carnet.html'));
  await diagnosed.waitForVisible('[data-field="permalink"]');
  await diagnosed.close();

  const carnet = await openCarnet(user.driver);
  const faults: string[] = [];
  await carnet.resize(320, 640);
  for (const [name, hash] of Object.entries(SCREENS)) {
    await goTo(carnet, hash);
    faults.push(...(await findAxeViolations(carnet)).map((one) => `${name}: ${one}`));
    const tooWide = await carnet.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (tooWide > 0) faults.push(`${name}: ${tooWide} px too wide`);
  }
  expect(faults).toEqual([]);
  await goTo(carnet, '#help');
  const printed = await user.driver.download(() => clickFolded(carnet, '[data-guide="reader"]'));
  expect(basename(printed)).toBe('guide-dossier.pdf');
});

test('an archive, an image that is read and hidden, and a dossier go their way @firefox', async ({ user }) => {
  const [screen] = inventScreens();
  if (screen === undefined) throw new Error('no screen');
  const images: Buffer[] = [];
  await renderScreens([screen], async ({ files }) => void images.push(Buffer.from(files.whatsapp1600)));
  const files = await writeToDisk(
    new Map<string, Uint8Array | string>([
      ['_chat.txt', CHAT],
      ['capture.jpg', images[0] ?? ''],
    ]),
  );
  const carnet = await openArchive(user.driver, files.paths.slice(0, 1));
  expect(await keepMessages(carnet, {})).toMatchObject({ sealed: 2 });
  await showView(carnet, '#import');
  await importFiles(carnet, files.paths.slice(1));
  await carnet.click('[data-action="see-items"]');
  await carnet.click('[data-list="items"] li:first-child [data-item]');
  await carnet.click('[data-action="read-image-text"]');
  await carnet.waitForVisible('[data-image-text] [data-action="reveal"]', 60_000);
  await carnet.click('[data-image-text] [data-action="reveal"]');
  await carnet.waitForVisible('.read-lines');
  await openRedaction(carnet);
  await carnet.click('[data-action="add-region"]');
  await carnet.waitForVisible('[data-redact-state="kept"]');

  await showView(carnet, '#before-export');
  await openSourcesChoice(carnet);
  await createDossier(carnet);
  const zipPath = await user.driver.download(() => clickFolded(carnet, '[data-download="zip"]'));
  const dossier = await readDossier(zipPath);
  expect(dossier.exhibits).toHaveLength(3);
  expect([...dossier.files.keys()].filter((path) => path.startsWith('copies/'))).toHaveLength(1);
});
