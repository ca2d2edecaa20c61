import { setField } from '../../../tests/support/browser/archiveFlow.ts';
import { goTo, openCarnet, showView } from '../../../tests/support/browser/carnetScreens.ts';
import { createDossier, openExportSubject } from '../../../tests/support/browser/exportFlow.ts';
import { clickFolded } from '../../../tests/support/browser/folds.ts';
import type { PageHandle } from '../../../tests/support/browser/pageHandle.ts';
import type { UserDriver } from '../../../tests/support/browser/userDriver.ts';
import { waitFor } from '../../../tests/support/browser/wait.ts';
import { FORUM_PAGE, readSamplePage, X_PAGE } from '../../../tests/support/demo-pages/samples.ts';
import { makeBackup, startRestore } from '../../../tests/support/e2e/backupFlow.ts';
import { STATIC_THREAD, THREADS } from '../../../tests/support/e2e/threads.ts';

/** Called at each state, with the name of its picture in docs/screens. */
export type VisitState = (view: PageHandle, name: string) => Promise<void>;

/** A page under a veil that asks for an agreement. */
const COVERED_PAGE = 'https://couverte.essai.example/';
const coveredPosts = [1, 2, 3, 4, 5].map(
  (n) =>
    `<article style="height: 120px"><a href="/membres/${n}">Membre ${n}</a> <time datetime="2026-11-0${n}T10:00:00Z">il y a un moment</time><p>Message inventé numéro ${n}, assez long pour être lu.</p></article>`,
);
const COVERED_HTML = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Page couverte</title></head>
<body>${coveredPosts.join('')}<div style="position: fixed; inset: 0; background: rgba(0, 0, 0, 0.7)">
<div style="position: fixed; inset: auto 0 0 0; height: 55vh; background: #fff"><p>Nous utilisons des cookies.</p><button>Accepter</button></div></div></body></html>`;

/** What the later states need beside the page on X. */
export const readLaterPages = async () =>
  [[FORUM_PAGE, await readSamplePage('forum')], [COVERED_PAGE, { body: COVERED_HTML }], ...THREADS] as const;

const PASSWORD = 'sept huîtres lentes';
const RESTORE_TIMEOUT_MS = 60_000;

/** Visits states of a case that already has captures, imported messages and a dossier, then of a restored one. */
export async function visitLaterStates(user: UserDriver, visit: VisitState): Promise<void> {
  const carnet = await openCarnet(user.driver);
  await visitMarks(carnet, visit);
  await visitOperator(carnet, visit);
  await carnet.close();
  await visitLaterCaptures(user, visit);
  await visitNextDossier(user, visit);
  await visitUnfinishedThread(user, visit);
  await visitErasedItem(user, visit);
  await visitBackup(user, visit);
}

async function visitMarks(carnet: PageHandle, visit: VisitState): Promise<void> {
  await goTo(carnet, '#items/by-account');
  await carnet.waitForVisible('.account-heading [data-tick="account"]');
  await carnet.click('.account-heading summary');
  await setField(carnet, '.account-heading select', 'reported');
  await visit(carnet, 'elements-par-compte');
  await carnet.click('[data-action="by-date"]');
  await carnet.click('[data-action="check-online"]');
  await visit(carnet, 'encore-en-ligne');
  await goTo(carnet, '#help/threats');
  await carnet.click('[data-fold="law"] > summary');
  for (const id of ['repeated', 'threat']) await carnet.click(`[data-question="${id}"] input`);
  await visit(carnet, 'aide-menaces-loi-cochee');
}

/** A relative captures: what they say once is not asked again. */
async function visitOperator(carnet: PageHandle, visit: VisitState): Promise<void> {
  await goTo(carnet, '#operator');
  await setField(carnet, '[name="role"]', 'relative');
  await carnet.fill({ forWhom: 'Inès R.', name: 'Camille R.' });
  await carnet.waitForVisible('[data-action="attach"]');
  await visit(carnet, 'qui-capture-proche');
  await goTo(carnet, '#before-export');
  await visit(carnet, 'avant-export-proche');
  await goTo(carnet, '#before-export/requester');
  await visit(carnet, 'avant-export-ajouter-proche');
}

/** After a first dossier: only what is new, under a password, and its file received. */
async function visitNextDossier(user: UserDriver, visit: VisitState): Promise<void> {
  const carnet = await openCarnet(user.driver);
  await goTo(carnet, '#before-export');
  await carnet.click('input[name="onlyNew"]');
  await carnet.waitForVisible('[data-next-exhibits]:not([data-next-exhibits=""])');
  await visit(carnet, 'avant-export-complement');
  await carnet.click('input[name="onlyNew"]');
  await openExportSubject(carnet, 'file');
  for (const name of ['zip-password', 'zip-password-again']) await setField(carnet, `[name="${name}"]`, PASSWORD);
  await carnet.click('[data-action="back-to-dossier"]');
  // The words that were hidden are in a new capture.
  await carnet.click('[data-action="keep-trace"]');
  await carnet.waitForVisible('[data-hidden-traces="0"][aria-busy="false"]');
  await createDossier(carnet);
  const zipPath = await user.driver.download(() => clickFolded(carnet, 'a[data-download="zip"]'));
  await goTo(carnet, '#received');
  await carnet.setInputFiles('#received-file', [zipPath]);
  await carnet.waitForVisible('[data-protected]');
  await visit(carnet, 'dossiers-recus-mot-de-passe');
  await carnet.close();
}

async function visitLaterCaptures(user: UserDriver, visit: VisitState): Promise<void> {
  const page = await user.openPage(X_PAGE);
  await user.capturePostFromList(page, 3);
  await pressFirstOfOurButtons(page);
  await visit(page, 'choisir-une-autre');
  await visit(await user.openPopup(page), 'popup-apres-une-autre');
  const covered = await user.openPage(COVERED_PAGE);
  await user.captureScreen(covered);
  await visit(await user.openPopup(covered), 'popup-en-partie');
  const forum = await user.openPage(FORUM_PAGE);
  await user.capturePostFromList(forum, 0);
  const list = await openCarnet(user.driver);
  await list.waitForVisible('[data-list="items"] [data-item]');
  await user.capturePostFromList(forum, 1);
  // The list is in front again.
  await forum.close();
  await list.waitForVisible('main:not(:has([aria-busy="true"])) .saved:not(:empty)');
  await list.waitForVisible('[data-list="items"] .shape img');
  await visit(list, 'elements-autres-sites');
  await list.close();
}

async function visitUnfinishedThread(user: UserDriver, visit: VisitState): Promise<void> {
  const thread = await user.openPage(STATIC_THREAD);
  await user.startCapture(thread, 'capture-thread');
  await waitFor('the fourth screen', async () =>
    (await thread.notices()).some(({ text }) => /(?:écran|screen) [4-9]/.test(text)),
  );
  await thread.close();
  const popup = await user.openPopup(await user.openPage(X_PAGE));
  // Beside a choice that was left, of a state before.
  await waitFor('the card of the conversation', () =>
    popup.evaluate(() => {
      const card = [...document.querySelectorAll('[data-attempt]')].find((one) =>
        /conversation/i.test(one.textContent),
      );
      card?.scrollIntoView({ block: 'end' });
      return card !== undefined;
    }),
  );
  await visit(popup, 'popup-conversation-inachevee');
  await popup.click('[data-action="forget"]');
}

/** Presses « Une autre » until the picker is open: presses just after a choice are kept from the page. */
async function pressFirstOfOurButtons(page: PageHandle): Promise<void> {
  const readLabels = () => page.onOverlay((root) => root.querySelector('button')?.textContent ?? '');
  const label = await waitFor('our button', async () => (await readLabels()).find((text) => text !== ''));
  await waitFor('the picker', async () => {
    const labels = await readLabels();
    if (labels.every((text) => text !== label)) return labels.some((text) => text !== '');
    await page.clickOverlayButton({ text: label }, 0).catch(() => undefined);
    return false;
  });
}

async function visitErasedItem(user: UserDriver, visit: VisitState): Promise<void> {
  const carnet = await openCarnet(user.driver);
  await goTo(carnet, '#items');
  await carnet.click('[data-list="items"] [data-item]');
  await carnet.click('.hide-menu summary');
  await carnet.click('[data-action="erase-item"]');
  await carnet.waitForVisible('[data-action="erase-item-confirm"]');
  await carnet.click('[data-action="erase-item-confirm"]');
  await carnet.waitForVisible('main:not(:has([aria-busy="true"])) [data-list="items"]');
  await visit(carnet, 'elements-un-efface');
  await carnet.close();
}

async function visitBackup(user: UserDriver, visit: VisitState): Promise<void> {
  const path = await makeBackup(user, PASSWORD);
  const carnet = await user.driver.openExtensionPage('carnet.html#erase');
  await carnet.click('[data-everything] summary');
  await carnet.click('[data-action="erase-all"]');
  await carnet.click('[name="sure"]');
  await carnet.click('[data-action="erase-confirm"]');
  await showView(carnet, '#backup');
  await carnet.close();
  const restored = await startRestore(user, path, PASSWORD);
  await restored.waitForVisible('[data-unprotected]', RESTORE_TIMEOUT_MS);
  await visit(restored, 'copie-restauree');
  await restored.close();
}
