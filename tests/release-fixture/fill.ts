import { setField } from '../support/browser/archiveFlow.ts';
import { goTo } from '../support/browser/carnetScreens.ts';
import { openExportSubject } from '../support/browser/exportFlow.ts';
import { clickFolded } from '../support/browser/folds.ts';
import type { PageHandle } from '../support/browser/pageHandle.ts';
import type { UserDriver } from '../support/browser/userDriver.ts';
import { waitFor } from '../support/browser/wait.ts';
import { withdrawLatestItems } from '../support/browser/withdrawFlow.ts';
import { parseRecordedTotal } from '../support/browser/words.ts';
import { FORUM_PAGE, X_PAGE } from '../support/demo-pages/samples.ts';
import { buildDossierFile } from '../support/dossierFile.ts';
import { requestValue } from '../support/e2e/backgroundRequests.ts';
import { buildScreenshot, writeToDisk } from '../support/e2e/sampleFiles.ts';

/** Fills a store with one of each kind of stored data, all invented. */
export async function fillStore(user: UserDriver): Promise<void> {
  await saveOperator(user);
  await capture(user);
  const carnet = await user.driver.openExtensionPage('carnet.html#import');
  for (const step of [importFiles, fillCaseDocuments, fillNotes, fillExportForm]) await step(carnet);
  await carnet.close();
}

/** Runs before the first capture, so that the operator is sealed in each item. */
async function saveOperator(user: UserDriver): Promise<void> {
  const carnet = await user.driver.openExtensionPage('carnet.html#operator');
  await setField(carnet, '[name="role"]', 'self');
  await save(carnet, { name: 'Inès R.', since: '2026-11-01' }, 'form [role="status"]');
  await carnet.close();
}

/** Submits a form and waits for the element that shows that it is saved. */
async function save(view: PageHandle, fields: Readonly<Record<string, string>>, savedSelector: string): Promise<void> {
  await view.fill(fields);
  await waitFor(
    `${savedSelector} once saved`,
    async () => (await view.has(savedSelector)) && (await view.text(savedSelector)) !== '',
  );
}

async function findItemId(carnet: PageHandle, ordinal: number): Promise<string> {
  const { items } = await requestValue(carnet, 'ui>bg:listItems', { from: 0, count: 20 });
  const found = items.find((one) => one.ordinal === ordinal);
  if (found === undefined) throw new Error(`no item ${ordinal}`);
  return found.id;
}

/** Captures a post, a reply to it, a screen, and a forum message that is then withdrawn. */
async function capture(user: UserDriver): Promise<void> {
  const notices: string[] = [];
  const x = await user.openPage(X_PAGE);
  notices.push(await user.capturePost(x, '[data-testid="tweetText"]'));
  notices.push(await user.capturePostFromList(x, 1));
  const forum = await user.openPage(FORUM_PAGE);
  notices.push(await user.captureScreen(forum), await user.capturePost(forum, 'article p'));
  const numbers = notices.map(parseRecordedTotal).join();
  if (numbers !== '1,2,3,4') throw new Error(`Not recorded: ${notices.join('; ')}`);
  await withdrawLatestItems(user.driver, 1);
}

/** Imports three files and a dossier, erases the picture as a prohibited image, and erases the last file. */
async function importFiles(carnet: PageHandle): Promise<void> {
  const dossier = await buildDossierFile(['Un message inventé, reçu d’ailleurs.']);
  const files = await writeToDisk(
    new Map<string, Uint8Array | string>([
      ['Screenshot_20251101-001500.png', buildScreenshot(1)],
      ['message.txt', 'Un message inventé, gardé dans un fichier.\n'],
      ['erreur.txt', 'Importé par erreur.\n'],
      ['recueil-recu.zip', await dossier.bytes()],
    ]),
  );
  await goTo(carnet, '#import');
  await carnet.setInputFiles('#import-files', files.paths.slice(0, 3));
  await carnet.click('input[name="image-question"][value="no"]');
  await carnet.click('[data-action="seal"]:not(:disabled)');
  await carnet.waitForVisible('[data-import="done"]');
  await goTo(carnet, '#received');
  await carnet.setInputFiles('#received-file', files.paths.slice(3));
  await carnet.waitForVisible('[data-received-dossier="1"]');
  await files.remove();
  const { fiche } = await requestValue(carnet, 'ui>bg:readItem', { itemId: await findItemId(carnet, 5) });
  await requestValue(carnet, 'ui>bg:imageQuestionAnswered', { caseId: fiche.caseId });
  await requestValue(carnet, 'ui>bg:eraseImages', { itemId: await findItemId(carnet, 5) });
  await requestValue(carnet, 'ui>bg:eraseItem', { itemId: await findItemId(carnet, 7) });
}

async function fillCaseDocuments(carnet: PageHandle): Promise<void> {
  await goTo(carnet, '#cases');
  await save(carnet, { name: 'Le club d’aviron' }, '[data-list="cases"] form [role="status"]');
  await goTo(carnet, '#steps');
  await save(carnet, { name: 'Dominique Essai', saw: 'les messages du 3' }, '[data-list="witnesses"] li');
  const step = { kind: 'plainte-police', where: 'Commissariat inventé', reference: '2026/12', nextDate: '2026-12-01' };
  await save(carnet, step, '[data-noted="step"]');
  await save(carnet, { text: 'Peu dormi.' }, '[data-noted="diary"]');
  // Typed and not submitted, so it is saved as a draft.
  await setField(carnet, '[name="text"]', 'Des mots à moitié');
  await goTo(carnet, '#items/by-account');
  await carnet.click('.account > summary');
  await carnet.click('.account [data-action="group"]');
  await carnet.click('.account [name="accounts"]');
  await save(carnet, { reason: 'Les mêmes fautes.', name: 'Celui du club' }, '[data-list="persons"] li');
}

/** Adds notes to the first item, and redacts a region of its image. */
async function fillNotes(carnet: PageHandle): Promise<void> {
  await goTo(carnet, `#item/${await findItemId(carnet, 1)}`);
  await clickFolded(carnet, '[name="category"][value="threat"]');
  await setField(carnet, '[name="seriousness"]', '3');
  await setField(carnet, '[name="note"]', 'Lu devant deux amies.');
  const status = '.notes form [role="status"]';
  await waitFor('the notes once saved', async () => (await carnet.text(status)) !== '');
  await carnet.click('[data-redact="publication.png"]');
  await carnet.click('.redact [data-action="reveal"]');
  await carnet.focus('[data-action="add-region"]');
  await carnet.press('Enter');
  await carnet.waitForVisible('[data-redact-state="kept"]');
}

async function fillExportForm(carnet: PageHandle): Promise<void> {
  await goTo(carnet, '#before-export');
  await carnet.click('[name="purpose"][value="police"]');
  await openExportSubject(carnet, 'requester');
  await carnet.click('[name="role"][value="self"]');
  await setField(carnet, '.export-form [name="name"]', 'Inès R.');
  await openExportSubject(carnet, 'facts');
  await setField(carnet, '[name="account"]', 'Tout a commencé après la régate.');
  await setField(carnet, '[name="asked"]', 'Que cela cesse.');
  await openExportSubject(carnet, 'received');
  await carnet.click('[name="received-dossier-1"]');
  await carnet.waitForVisible('[data-included-dossiers="1"]');
}
