import { setTimeout as pause } from 'node:timers/promises';
import type { PageHandle } from '../support/browser/pageHandle.ts';
import { clickInPopup } from '../support/browser/popupFold.ts';
import { parseRecordedOrdinal, type UserDriver } from '../support/browser/userDriver.ts';
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
/**
 * A quick person: from the press in the popup to the press on the page. Doubled while a loaded machine has injected nothing
 * yet, which leaves the first press to the page.
 */
const QUICK_MS = 400;
const MAX_QUICK_MS = 8 * QUICK_MS;
const ON_POST = { x: 60, y: 40 };

const readReceived = (page: PageHandle) => page.evaluate(() => (window as unknown as { received: string[] }).received);

/** Presses a button of the popup, then the page, as a quick person does. */
async function pressQuickly(user: UserDriver, page: PageHandle, action: string, ms: number): Promise<PageHandle> {
  const popup = await user.openPopup(page);
  const isPressed = popup.evaluate(
    (wanted) =>
      new Promise<boolean>((resolve) =>
        document.querySelector(wanted)?.addEventListener('click', () => resolve(true), { once: true }),
      ),
    `[data-action="${action}"]`,
  );
  await Promise.all([isPressed, clickInPopup(popup, action)]);
  await pause(ms);
  await page.drag(ON_POST, ON_POST);
  return popup;
}

test('a click right after choosing does not reach the page, and chooses the post', async ({ user, network }) => {
  network.serve(LISTENING, { body: HTML });
  /** Presses in a new page, until it received nothing. */
  const pressUnreceived = async (action: string) => {
    for (let ms = QUICK_MS; ; ms *= 2) {
      const page = await user.openPage(LISTENING);
      const popup = await pressQuickly(user, page, action, ms);
      const received = await readReceived(page);
      if (received.length === 0 || ms === MAX_QUICK_MS) {
        expect(received).toEqual([]);
        return { page, popup };
      }
      await page.close();
    }
  };
  const chosen = await pressUnreceived('capture-post');
  expect(parseRecordedOrdinal(await user.readNotice(chosen.page))).toBe(1);
  expect(await readReceived(chosen.page)).toEqual([]);

  const { page, popup } = await pressUnreceived('capture-region');
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
