import { requestValue } from '../../tests/e2e/backgroundRequests.ts';
import { buildScreenshot, writeToDisk } from '../../tests/e2e/sampleFiles.ts';
import { buildDossierFile } from '../../tests/support/dossierFile.ts';
import { goTo } from '../browser/carnetScreens.ts';
import type { PageHandle } from '../browser/pageHandle.ts';
import { parseRecordedOrdinal, type UserDriver } from '../browser/userDriver.ts';
import { waitFor } from '../browser/wait.ts';
import { withdrawLatestItems } from '../browser/withdrawFlow.ts';
import { FORUM_PAGE, X_PAGE } from '../demo-pages/samples.ts';

/** Everything that is put in a store before a release writes its files: one of each thing that is kept, all invented. */
export async function fill(user: UserDriver): Promise<void> {
  await sayWhoActs(user);
  await capture(user);
  const carnet = await user.driver.openExtensionPage('carnet.html#import');
  for (const act of [takeIn, state, note, choose]) await act(carnet);
  await carnet.close();
}

/** Before the first capture, so that it is sealed in each. */
async function sayWhoActs(user: UserDriver): Promise<void> {
  const carnet = await user.driver.openExtensionPage('carnet.html#operator');
  await type(carnet, '[name="role"]', 'self');
  await save(carnet, { name: 'Inès R.', since: '2026-11-01' }, 'form [role="status"]');
  await carnet.close();
}

/** Sets a field as typing does, without sending its form. */
export async function type(view: PageHandle, selector: string, typed: string): Promise<void> {
  await view.waitForVisible(selector);
  await view.evaluate(
    (wanted, value) => {
      const field = document.querySelector<HTMLInputElement>(wanted);
      if (field === null) throw new Error(`no field ${wanted}`);
      field.value = value;
      for (const event of ['input', 'change', 'blur'])
        field.dispatchEvent(new Event(event, { bubbles: true }));
    },
    selector,
    typed,
  );
}

/** Sends a form, and waits for what says that it is on the disk. */
async function save(view: PageHandle, fields: Readonly<Record<string, string>>, kept: string): Promise<void> {
  await view.fill(fields);
  await waitFor(`${kept} once saved`, async () => (await view.has(kept)) && (await view.text(kept)) !== '');
}

async function idOf(carnet: PageHandle, ordinal: number): Promise<string> {
  const { items } = await requestValue(carnet, 'ui>bg:listItems', { from: 0, count: 20 });
  const found = items.find((one) => one.ordinal === ordinal);
  if (found === undefined) throw new Error(`no item ${ordinal}`);
  return found.id;
}

/** A post, a reply to it, a whole screen, and a message of a forum that is then withdrawn. */
async function capture(user: UserDriver): Promise<void> {
  const notices: string[] = [];
  const x = await user.openPage(X_PAGE);
  notices.push(await user.capturePost(x, '[data-testid="tweetText"]'));
  notices.push(await user.capturePostFromList(x, 1));
  const forum = await user.openPage(FORUM_PAGE);
  notices.push(await user.captureScreen(forum), await user.capturePost(forum, 'article p'));
  const numbers = notices.map(parseRecordedOrdinal).join();
  if (numbers !== '1,2,3,4') throw new Error(`Not recorded: ${notices.join('; ')}`);
  await withdrawLatestItems(user.driver, 1);
}

/** Three files and a dossier come in; the picture is then said not to be kept, and the last file is erased. */
async function takeIn(carnet: PageHandle): Promise<void> {
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
  await carnet.waitForVisible('[data-origin="1"]');
  await files.remove();
  await requestValue(carnet, 'ui>bg:imageQuestionAnswered', {});
  await requestValue(carnet, 'ui>bg:eraseImages', { itemId: await idOf(carnet, 5) });
  await requestValue(carnet, 'ui>bg:eraseItem', { itemId: await idOf(carnet, 7) });
}

/** What is said of the case as a whole. */
async function state(carnet: PageHandle): Promise<void> {
  await goTo(carnet, '#cases');
  await save(carnet, { name: 'Le club d’aviron' }, '[data-list="cases"] form [role="status"]');
  await goTo(carnet, '#witnesses');
  await save(carnet, { name: 'Dominique Essai', saw: 'les messages du 3' }, '[data-list="witnesses"] li');
  await goTo(carnet, '#steps');
  const step = {
    kind: 'complaint',
    where: 'Commissariat inventé',
    reference: '2026/12',
    nextDate: '2026-12-01',
  };
  await save(carnet, step, '[data-list="steps"] li');
  await goTo(carnet, '#diary');
  await save(carnet, { text: 'Peu dormi.' }, '[data-list="diary"] li');
  // Left half-typed: it stays as a draft.
  await type(carnet, '[name="text"]', 'Des mots à moitié');
  await goTo(carnet, '#accounts');
  for (const row of [1, 2]) await carnet.click(`[data-list="accounts"] li:nth-child(${row}) input`);
  await save(carnet, { reason: 'Les mêmes fautes.', name: 'Celui du club' }, '[data-list="persons"] li');
}

/** A note on the first item, and a part of its picture hidden. */
async function note(carnet: PageHandle): Promise<void> {
  await goTo(carnet, `#item/${await idOf(carnet, 1)}`);
  await carnet.click('[name="category"][value="threat"]');
  await save(carnet, { seriousness: '3', note: 'Lu devant deux amies.' }, '.notes form [role="status"]');
  await carnet.click('[data-redact="publication.png"]');
  await carnet.click('.redact [data-action="reveal"]');
  await carnet.focus('[data-action="add-part"]');
  await carnet.press('Enter');
  await carnet.waitForVisible('[data-redact-state="kept"]');
}

/** What is chosen before a dossier; each choice is kept by itself. */
async function choose(carnet: PageHandle): Promise<void> {
  await goTo(carnet, '#before-export');
  await carnet.click('[name="purpose"][value="police"]');
  await carnet.click('[name="role"][value="self"]');
  await type(carnet, '.making [name="name"]', 'Inès R.');
  await type(carnet, '[name="account"]', 'Tout a commencé après la régate.');
  await type(carnet, '[name="asked"]', 'Que cela cesse.');
  await carnet.click('[name="origin-1"]');
  await carnet.waitForVisible('[data-joined="1"]');
}
