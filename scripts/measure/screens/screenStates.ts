import { keepMessages, openArchive } from '../../../tests/support/browser/archiveFlow.ts';
import { goTo, openCarnet, SCREENS, showView } from '../../../tests/support/browser/carnetScreens.ts';
import { createDossier } from '../../../tests/support/browser/exportFlow.ts';
import { clickFolded } from '../../../tests/support/browser/folds.ts';
import type { PageHandle } from '../../../tests/support/browser/pageHandle.ts';
import type { UserDriver } from '../../../tests/support/browser/userDriver.ts';
import { verifyOnPage } from '../../../tests/support/browser/verifierScreen.ts';
import { X_PAGE } from '../../../tests/support/demo-pages/samples.ts';
import { buildScreenshot, writeToDisk } from '../../../tests/support/e2e/sampleFiles.ts';
import { HEIC_PHOTO } from '../../../tests/support/import/heicPhoto.ts';
import { EMAIL } from '../../../tests/support/import/sampleFiles.ts';
import { writeZip } from '../../../tests/support/zipWriter.ts';
import { type VisitState, visitLaterStates } from './screenLaterStates.ts';

/** A date that « Prochaine étape » names, on any day. */
const inFiveDays = (): string => new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);

const PASSPHRASE = 'quatre mots inventés';
/** Words of a post of the page on X. */
const HIDDEN_WORD = 'numéro circule';
const EXPORT_TIMEOUT_MS = 60_000;

/** Uses a new installation as a person does, with invented posts, and calls `visit` at each state of its screens. */
export async function visitStates(user: UserDriver, visit: VisitState): Promise<void> {
  await visitCapture(user, visit);
  const carnet = await openCarnet(user.driver);
  await visitCarnet(carnet, visit);
  await visitItem(carnet, visit);
  await visitExport(carnet, visit);
  // A dossier that nobody saved has no complement.
  await user.driver.download(() => carnet.click('a[data-download="pdf"]'));
  await carnet.close();
  await visitImport(user, visit);
  await visitVerifier(user, visit);
  await visitLaterStates(user, visit);
  await visitLock(user, visit);
}

/** Calls `visit` with each page of the carnet of an installation with three captures, in the width of the window. */
export async function visitCarnetPages(user: UserDriver, width: number, visit: VisitState): Promise<void> {
  const page = await user.openPage(X_PAGE);
  for (const index of [0, 1, 2]) await user.capturePostFromList(page, index);
  const carnet = await openCarnet(user.driver);
  await carnet.resize(width, 640);
  for (const [name, hash] of Object.entries(SCREENS)) {
    await goTo(carnet, hash);
    await visit(carnet, name);
  }
  await openItem(carnet);
  await visit(carnet, 'element');
}

async function visitCapture(user: UserDriver, visit: VisitState): Promise<void> {
  const start = await user.driver.openExtensionPage('start.html');
  await start.waitForVisible('h1');
  await visit(start, 'installation');
  const practice = await user.driver.openExtensionPage('practice.html');
  await practice.waitForVisible('article');
  await visit(practice, 'entrainement');
  await user.capturePostFromList(practice, 0);
  await practice.close();
  const page = await user.openPage(X_PAGE);
  await visit(await user.openPopup(page), 'popup-vide');
  await user.startPicking(page);
  await page.hover('[data-testid=tweetText]');
  await visit(page, 'choisir');
  await page.press('Escape');
  for (const index of [0, 1, 2]) await user.capturePostFromList(page, index);
  await visit(page, 'enregistre');
  await visit(await user.openPopup(page), 'popup');
  await page.close();
}

async function visitCarnet(carnet: PageHandle, visit: VisitState): Promise<void> {
  await goTo(carnet, '#steps');
  await carnet.fill({
    kind: 'plainte-police',
    where: 'Paris',
    reference: '2026/1234',
    next: 'Demander le récépissé',
    nextDate: inFiveDays(),
  });
  await carnet.waitForVisible('[data-noted="step"]');
  for (const [name, hash] of Object.entries(SCREENS)) {
    await goTo(carnet, hash);
    await visit(carnet, name);
  }
}

async function openItem(carnet: PageHandle): Promise<void> {
  await goTo(carnet, '#items');
  await carnet.click('[data-list="items"] [data-item]');
  await carnet.waitForVisible('.notes summary');
}

async function visitItem(carnet: PageHandle, visit: VisitState): Promise<void> {
  await openItem(carnet);
  await visit(carnet, 'element');
  await carnet.click('.item-content [data-action="reveal"]');
  await carnet.waitForVisible('.item-content img.preview');
  await carnet.click('.hide-menu summary');
  await visit(carnet, 'element-montre');
  await carnet.click('[data-redact="publication.png"]');
  await carnet.click('.redact [data-action="reveal"]');
  await carnet.focus('[data-action="add-region"]');
  await carnet.press('Enter');
  await carnet.waitForVisible('[data-redact-state="kept"]');
  await carnet.waitForVisible('[data-hidden-traces][aria-busy="false"]');
  await carnet.fill({ word: HIDDEN_WORD });
  await carnet.waitForVisible('[data-hidden-capture]');
  await visit(carnet, 'cacher-une-partie');
}

async function visitExport(carnet: PageHandle, visit: VisitState): Promise<void> {
  await showView(carnet, '#before-export');
  await carnet.waitForVisible('[data-leaving]');
  await visit(carnet, 'avant-export-mots-caches');
  await clickFolded(carnet, '[data-action="keep-trace"]');
  await carnet.waitForVisible('[data-hidden-traces="0"][aria-busy="false"]');
  await carnet.click('[data-action="preview-dossier"]');
  await carnet.waitForVisible('[data-preview="ready"]', EXPORT_TIMEOUT_MS);
  await visit(carnet, 'apercu');
  await createDossier(carnet);
  await visit(carnet, 'dossier-pret');
}

/** A conversation as WhatsApp on an iPhone exports it. */
const CONVERSATION = Array.from({ length: 30 }, (_, index) => {
  const day = String(index + 1).padStart(2, '0');
  return `[${day}/11/2025 18:20:00] ${index % 3 === 0 ? 'Alix Inventé' : 'Camille Inventée'}: message inventé ${index}`;
}).join('\r\n');

async function visitImport(user: UserDriver, visit: VisitState): Promise<void> {
  const { paths, remove } = await writeToDisk(
    new Map<string, Uint8Array>([
      ['Capture_20261101-201500.png', buildScreenshot(1)],
      ['note.xyz', new TextEncoder().encode('inventé')],
      ['IMG_0001.HEIC', HEIC_PHOTO],
      ['courriel.eml', new TextEncoder().encode(EMAIL)],
      ['WhatsApp Chat - Alix.zip', writeZip([{ name: '_chat.txt', data: new TextEncoder().encode(CONVERSATION) }])],
    ]),
  );
  try {
    const archive = paths.at(-1) ?? '';
    const files = await openArchive(user.driver, paths.slice(0, -1));
    // All four are inspected.
    await files.waitForVisible(Array(4).fill('.file-row:has([data-action="up"])').join(' + '));
    await visit(files, 'importer-fichiers');
    await files.click('[name="file-dates"]');
    await files.click('input[name="image-question"][value="no"]');
    await files.click('[data-action="seal"]:not(:disabled)');
    await files.waitForVisible('[data-import="done"]');
    await files.click('[data-action="see-items"]');
    await files.click('[data-list="items"] > li:nth-child(1) [data-item]');
    await files.waitForVisible('[data-stated-date]');
    await visit(files, 'element-photo-importee');
    await files.click('a.back');
    await files.click('[data-list="items"] > li:nth-child(4) [data-item]');
    await files.click('.item-content [data-action="reveal"]');
    await files.waitForVisible('.item-content dl');
    await visit(files, 'element-courriel');
    await files.close();
    const listed = await openArchive(user.driver, [archive]);
    await visit(listed, 'importer-conversations');
    await keepMessages(listed, { to: '2025-11-05' });
    await visit(listed, 'importer-messages-gardes');
    await listed.close();
  } finally {
    await remove();
  }
}

async function visitVerifier(user: UserDriver, visit: VisitState): Promise<void> {
  const { zipPath, digest } = await user.exportDossier(await user.openPage(X_PAGE));
  const verifier = await user.driver.openExtensionPage('verifier.html');
  await verifier.waitForVisible('#verify');
  await visit(verifier, 'verifier');
  await verifyOnPage(verifier, zipPath, digest);
  await visit(verifier, 'verifier-inchange');
  await verifyOnPage(
    verifier,
    zipPath,
    digest.replace(/^./, (first) => (first === '0' ? '1' : '0')),
  );
  await visit(verifier, 'verifier-autre-code');
  await verifier.close();
}

async function visitLock(user: UserDriver, visit: VisitState): Promise<void> {
  const carnet = await user.driver.openExtensionPage('carnet.html#lock');
  await carnet.fill({ passphrase: PASSPHRASE, 'passphrase-again': PASSPHRASE });
  await carnet.waitForVisible('[data-recovery-code]');
  await visit(carnet, 'verrou-code-de-secours');
  await carnet.close();
  const again = await openCarnet(user.driver);
  await again.click('[data-action="lock"]');
  await again.waitForVisible('[data-lock="locked"]');
  await visit(again, 'verrouille');
  const page = await user.openPage(X_PAGE);
  await visit(await user.openPopup(page), 'popup-verrouille');
}
