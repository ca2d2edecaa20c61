import { setTimeout as pause } from 'node:timers/promises';
import type { PageHandle } from '../support/browser/pageHandle.ts';
import { clickInPopup } from '../support/browser/popupFold.ts';
import type { UserDriver } from '../support/browser/userDriver.ts';
import { parseRecordedOrdinal } from '../support/browser/words.ts';
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
/** A quick person: from the press in the popup to that on the page. Sooner, a loaded machine has injected nothing. */
const QUICK_MS = 400;
const ON_POST = { x: 60, y: 40 };

const readReceived = (page: PageHandle) => page.evaluate(() => (window as unknown as { received: string[] }).received);

/** Presses a button of the popup, then the page, as a quick person does. */
async function pressQuickly(user: UserDriver, page: PageHandle, action: string): Promise<PageHandle> {
  const popup = await user.openPopup(page);
  const isPressed = popup.evaluate(
    (wanted) =>
      new Promise<boolean>((resolve) =>
        document.querySelector(wanted)?.addEventListener('click', () => resolve(true), { once: true }),
      ),
    `[data-action="${action}"]`,
  );
  await Promise.all([isPressed, clickInPopup(popup, action)]);
  await pause(QUICK_MS);
  await page.drag(ON_POST, ON_POST);
  return popup;
}

test('a click right after choosing does not reach the page, and chooses the post', async ({ user, network }) => {
  network.serve(LISTENING, { body: HTML });
  const page = await user.openPage(LISTENING);
  await pressQuickly(user, page, 'capture-post');
  expect(parseRecordedOrdinal(await user.readNotice(page))).toBe(1);
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
