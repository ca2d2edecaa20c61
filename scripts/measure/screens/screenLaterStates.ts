import { setField } from '../../../tests/support/browser/archiveFlow.ts';
import { goTo, openCarnet } from '../../../tests/support/browser/carnetScreens.ts';
import type { PageHandle } from '../../../tests/support/browser/pageHandle.ts';
import type { UserDriver } from '../../../tests/support/browser/userDriver.ts';
import { waitFor } from '../../../tests/support/browser/wait.ts';
import { X_PAGE } from '../../../tests/support/demo-pages/samples.ts';
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
export const LATER_PAGES = [[COVERED_PAGE, { body: COVERED_HTML }], ...THREADS] as const;

/** Visits states of a case that already has captures, imported messages and a dossier. */
export async function visitLaterStates(user: UserDriver, visit: VisitState): Promise<void> {
  const carnet = await openCarnet(user.driver);
  await visitMarks(carnet, visit);
  await fillOperator(carnet);
  await carnet.close();
  await visitCoveredPage(user, visit);
  await visitNextDossier(user, visit);
  await visitUnfinishedThread(user, visit);
}

async function visitMarks(carnet: PageHandle, visit: VisitState): Promise<void> {
  await goTo(carnet, '#items/by-account');
  await carnet.waitForVisible('.account-group [data-tick="account"]');
  await carnet.click('.account > summary');
  await setField(carnet, '.account select', 'reported');
  await visit(carnet, 'elements-par-compte');
  await carnet.click('[data-action="by-date"]');
  await carnet.click('[data-action="check-online"]');
  await visit(carnet, 'encore-en-ligne');
}

/** A relative captures: what they say once is not asked again. */
async function fillOperator(carnet: PageHandle): Promise<void> {
  await goTo(carnet, '#operator');
  await setField(carnet, '[name="role"]', 'relative');
  await carnet.fill({ forWhom: 'Inès R.', name: 'Camille R.' });
  await carnet.waitForVisible('[data-action="attach"]');
}

/** After a first dossier of a relative: only what is new. */
async function visitNextDossier(user: UserDriver, visit: VisitState): Promise<void> {
  const carnet = await openCarnet(user.driver);
  await goTo(carnet, '#before-export');
  await carnet.click('input[name="onlyNew"]');
  await carnet.waitForVisible('[data-next-exhibits]:not([data-next-exhibits=""])');
  await visit(carnet, 'avant-export-complement');
  await carnet.close();
}

async function visitCoveredPage(user: UserDriver, visit: VisitState): Promise<void> {
  const covered = await user.openPage(COVERED_PAGE);
  await user.captureScreen(covered);
  await visit(await user.openPopup(covered), 'popup-en-partie');
  await covered.close();
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
