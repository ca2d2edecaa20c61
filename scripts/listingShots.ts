import type { GuideLanguage } from '../src/domain/shared/languages.ts';
import { goTo, openCarnet } from '../tests/support/browser/carnetScreens.ts';
import type { UserDriver } from '../tests/support/browser/userDriver.ts';
import { verifyOnPage } from '../tests/support/browser/verifierScreen.ts';
import { waitFor } from '../tests/support/browser/wait.ts';
import { X_PAGE } from '../tests/support/demo-pages/samples.ts';

/** The pictures of a first capture and of checking a dossier, in order. */
export const SHOTS = ['page', 'popup', 'picker', 'kept', 'captures', 'ready', 'checked'] as const;
type Shot = (typeof SHOTS)[number];

export const SECONDS_PER_SHOT = 4;

export const CAPTIONS: Readonly<Record<GuideLanguage, Readonly<Record<Shot, string>>>> = {
  fr: {
    page: '1. Ouvrez la page du message.',
    popup: "2. Cliquez sur l'icône de Recueil, puis sur « Capturer une publication ».",
    picker: '3. Cliquez sur le message.',
    kept: "4. C'est gardé : image, adresse, compte et heure.",
    captures: "5. Tout reste sur l'ordinateur, masqué. Rien n'est envoyé.",
    ready: '6. Le dossier est prêt, pour la police ou un avocat.',
    checked: '7. Qui le reçoit le vérifie, sans Recueil.',
  },
  en: {
    page: '1. Open the page of the message.',
    popup: '2. Click the icon of Recueil, then “Capture a post”.',
    picker: '3. Click the message.',
    kept: '4. It is kept: image, address, account and time.',
    captures: '5. Everything stays on the computer, masked. Nothing is sent.',
    ready: '6. The dossier is ready, for the police or a lawyer.',
    checked: '7. Whoever receives it checks it, without Recueil.',
  },
};

/** Instead of the words of the sample page, which are abusive. */
export const NEUTRAL_POST: Readonly<Record<GuideLanguage, string>> = {
  fr: 'Texte inventé, pour montrer une capture.',
  en: 'Invented text, to show a capture.',
};

const POST = '[data-testid="tweetText"]';
const TIMEOUT_MS = 60_000;

/** Makes a first capture, exports it and checks the dossier, and takes a picture of each step. */
export async function takeShots(user: UserDriver): Promise<Map<Shot, Uint8Array>> {
  const shots = new Map<Shot, Uint8Array>();
  const page = await user.openPage(X_PAGE);
  shots.set('page', await page.screenshot());
  const popup = await user.openPopup(page);
  shots.set('popup', await popup.screenshot());
  await popup.click('[data-action="capture-post"]');
  const readNotice = async () => (await page.notices()).map(({ text }) => text).join(' ');
  const first = await waitFor('the picker', async () => (await readNotice()) || null);
  await page.hover(POST);
  shots.set('picker', await page.screenshot());
  await page.click(POST);
  await waitFor('the capture to be kept', async () => {
    const now = await readNotice();
    return /n° 1|number 1|no\. 1/i.test(now) && now !== first;
  });
  shots.set('kept', await page.screenshot());
  const { zipPath, digest } = await user.exportDossier(page);

  const carnet = await openCarnet(user.driver);
  shots.set('captures', await carnet.screenshot());
  await goTo(carnet, '#export');
  await carnet.waitForVisible('[data-export="done"]', TIMEOUT_MS);
  shots.set('ready', await carnet.screenshot());
  const verifier = await user.driver.openExtensionPage('verifier.html');
  await verifyOnPage(verifier, zipPath, digest);
  await verifier.evaluate(() => document.querySelector('#expect')?.scrollIntoView({ behavior: 'instant' }));
  shots.set('checked', await verifier.screenshot());
  return shots;
}
