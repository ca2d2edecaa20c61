import type { PageHandle } from '../support/browser/pageHandle.ts';
import { clickInPopup } from '../support/browser/popupFold.ts';
import type { UserDriver } from '../support/browser/userDriver.ts';
import { parseRecordedTotal } from '../support/browser/words.ts';
import { expect, test } from './fixtures.ts';

const LISTENING = 'https://site-inconnu.example/ecoute';
const HTML = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Page</title></head><body>
<article id="m1"><a rel="author" href="/membres/essai">essai</a><p class="words">Un message inventé.</p></article><script>
window.received = [];
// A heavy page: its main thread is free for short moments only.
setInterval(() => { for (const end = performance.now() + 60; performance.now() < end;); }, 80);
for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
  document.addEventListener(type, () => window.received.push(type));
</script></body></html>`;
const ON_POST = { x: 60, y: 40 };

const readReceived = (page: PageHandle) => page.evaluate(() => (window as unknown as { received: string[] }).received);

/** Presses a button of the popup, then the page as soon as our layer is on it: sooner, nothing of ours is there. */
async function pressQuickly(user: UserDriver, page: PageHandle, action: string): Promise<PageHandle> {
  const popup = await user.openPopup(page);
  const isLayered = page.evaluate(
    () =>
      new Promise<null>((resolve) =>
        new MutationObserver((_, observer) => {
          observer.disconnect();
          resolve(null);
        }).observe(document.documentElement, { childList: true }),
      ),
  );
  await Promise.all([isLayered, clickInPopup(popup, action)]);
  await page.drag(ON_POST, ON_POST);
  return popup;
}

test('a click right after choosing does not reach the page, and chooses the post', async ({ user, network }) => {
  network.serve(LISTENING, { body: HTML });
  const page = await user.openPage(LISTENING);
  await pressQuickly(user, page, 'capture-post');
  expect(parseRecordedTotal(await user.readNotice(page))).toBe(1);
  expect(await readReceived(page)).toEqual([]);

  const popup = await pressQuickly(user, page, 'capture-region');
  await expect.poll(() => popup.isClosed()).toBe(true);
  expect(await readReceived(page)).toEqual([]);
  // Once nothing is being chosen any more, the page receives clicks again.
  await (await user.openPopup(page)).close();
  await expect
    .poll(async () => {
      await page.drag(ON_POST, ON_POST);
      return readReceived(page);
    })
    .toContain('click');
});
