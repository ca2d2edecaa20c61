import { setTimeout as pause } from 'node:timers/promises';
import { waitFor } from '../support/browser/wait.ts';
import { parseRecordedTotal } from '../support/browser/words.ts';
import { PLAIN, THREAD } from '../support/e2e/pages.ts';
import { readStoredItems } from '../support/e2e/storedItems.ts';
import { expect, test } from './fixtures.ts';

/** A capture lasts about a third of a second. */
const DELAYS_MS = [0, 120, 240];

/** In Firefox: Chromium leaves an extension of the command line switched off after a reload (kills.spec.ts instead). */
test('a reload of the extension in the middle of a capture loses nothing and blocks nothing @firefox', async ({
  user,
}) => {
  let reported = 0;
  // Kept open: a browser quits with its last tab.
  const _plain = await user.openPage(PLAIN);
  for (const delay of DELAYS_MS) {
    const page = await user.openPage(THREAD);
    const carnet = await user.driver.openExtensionPage('carnet.html');
    await user.startPicking(page);
    await page.click('[data-testid=tweetText]');
    await pause(delay);
    // The page of the extension ends with it.
    await carnet
      .withApi((api) => {
        setTimeout(() => api.runtime.reload());
      })
      .catch(() => undefined);
    await expect.poll(() => carnet.isClosed()).toBe(true);
    await page.close();
    // In a new page: what the ended script had drawn stays in a page until it is loaded again (docs/decisions.md).
    const next = await user.openPage(PLAIN);
    const popup = await waitFor('the extension to be back', () => user.openPopup(next).catch(() => null), 20_000);
    await popup.waitForVisible('[data-action="capture-post"]');
    reported = parseRecordedTotal(await user.captureScreen(next)) ?? 0;
    await next.close();
  }
  expect(reported).toBeGreaterThanOrEqual(DELAYS_MS.length);
  // To the browser, a reload is an update: the page of the first start does not open again.
  expect((await user.driver.tabs()).filter((url) => url.includes('start.html'))).toEqual([]);
  const { exhibits } = await readStoredItems(user);
  expect(exhibits.map(({ fiche }) => fiche.ordinal)).toEqual(Array.from({ length: reported }, (_, index) => index + 1));
});
