import { goTo, openCarnet } from '../../tests/support/browser/carnetScreens.ts';
import type { UserDriver } from '../../tests/support/browser/userDriver.ts';
import { verifyOnPage } from '../../tests/support/browser/verifierScreen.ts';
import { waitFor } from '../../tests/support/browser/wait.ts';
import { X_PAGE } from '../../tests/support/demo-pages/samples.ts';
import type { Shot } from './captions.ts';

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
