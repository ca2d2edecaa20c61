import { setTimeout as pause } from 'node:timers/promises';
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
/** A quick person: from the press in the popup to the press on the page. */
const QUICK_MS = 90;
const ON_POST = { x: 60, y: 40 };

test('a click right after choosing does not reach the page', async ({ user, network }) => {
  network.serve(LISTENING, { body: HTML });
  const page = await user.openPage(LISTENING);
  const received = () => page.evaluate(() => (window as unknown as { received: string[] }).received);
  for (const action of ['capture-post', 'capture-region']) {
    const popup = await user.openPopup(page);
    const pressed = popup.click(`[data-action="${action}"]`);
    const asked = popup.evaluate(
      (wanted) =>
        new Promise<number>((resolve) =>
          document.querySelector(wanted)?.addEventListener('click', () => resolve(1), { once: true }),
        ),
      `[data-action="${action}"]`,
    );
    await asked;
    await pause(QUICK_MS);
    await page.drag(ON_POST, ON_POST);
    await pressed;
    expect(await received(), action).toEqual([]);
    // Once nothing is being chosen any more, the page hears clicks again.
    await expect.poll(() => popup.isClosed()).toBe(true);
    const next = await user.openPopup(page);
    await next.close();
    await expect
      .poll(async () => {
        await page.drag(ON_POST, ON_POST);
        return received();
      })
      .toContain('click');
    await page.evaluate(() => Object.assign(window, { received: [] }).length);
  }
});
