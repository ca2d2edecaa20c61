import { waitFor } from '../support/browser/wait.ts';
import { parseRecordedTotal, say } from '../support/browser/words.ts';
import { requestValue } from '../support/e2e/backgroundRequests.ts';
import { pressUntil, readPickerLabel, waitForFocus, waitForNoNotices } from '../support/e2e/captureProgress.ts';
import { expect, test } from './fixtures.ts';

const FAKING = 'https://site-inconnu.example/faux';

/** Its listeners come first: it keeps every press for itself, removes our layer and draws a success of its own. */
const HTML = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Faux</title></head><body>
<article id="m1"><a rel="author" href="/membres/essai">essai</a> <time datetime="2025-11-16T19:14:00+01:00">16 novembre</time>
<p class="words">Un message inventé.</p></article><script>
window.fakes = true;
for (const type of ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click']) addEventListener(type, (event) => {
  if (!window.fakes) return;
  event.stopImmediatePropagation();
  event.preventDefault();
  if (type !== 'click') return;
  for (const one of document.querySelectorAll('html > div')) one.remove();
  document.body.insertAdjacentHTML('beforeend', '<p id="fake" role="status">${say('toast.kept')}</p>');
}, true);
</script></body></html>`;

test('attack: a page steals the press and draws « Enregistré »; popup and button do not', async ({ user, network }) => {
  network.serve(FAKING, { body: HTML });
  const carnet = await user.driver.openExtensionPage('carnet.html');
  const page = await user.openPage(FAKING);
  const readInterrupted = async () =>
    (await requestValue(carnet, 'ui>bg:listItems', { from: 0, count: 9 })).interrupted;
  const readAttempts = async () => (await readInterrupted()).map(({ reason }) => reason);
  const steal = async () => {
    await page.evaluate(() => {
      Object.assign(window, { fakes: true });
      document.querySelector('#fake')?.remove();
    });
    await user.startPicking(page);
    await page.click('.words');
    await page.waitForVisible('#fake');
    expect(await page.notices()).toEqual([]);
    expect(await user.driver.readToolbarButton()).toEqual({ title: 'Recueil', badge: '' });
    const popup = await user.openPopup(page);
    await popup.waitForVisible('[data-last-capture="nothing-chosen"]');
    return popup;
  };
  const capture = async () => {
    await page.evaluate(() => Object.assign(window, { fakes: false }).length);
    return parseRecordedTotal(await user.capturePost(page, '.words'));
  };

  await test.step('the popup says that nothing was recorded, and lists the attempt', async () => {
    const popup = await steal();
    expect(await popup.text('[data-last-capture]')).not.toBe('');
    // Told once here; listed in every other place.
    expect(await popup.has('[data-attempt]')).toBe(false);
    expect(await popup.has('[data-action="see-all"]')).toBe(false);
    await expect.poll(readAttempts).toEqual(['nothing-chosen']);
    const elsewhere = await user.openPopup(carnet);
    await elsewhere.waitForVisible('.interrupted [data-attempt]');
    await elsewhere.close();
  });

  await test.step('a second stolen press adds no second line; a capture replaces it', async () => {
    const [first] = await readInterrupted();
    await steal();
    await expect.poll(async () => (await readInterrupted()).map(({ id }) => id === first?.id)).toEqual([false]);
    expect(await capture()).toBe(1);
    // The tick stays for five seconds only.
    const readButton = async () => {
      const { title, badge } = await user.driver.readToolbarButton();
      return [parseRecordedTotal(title), badge];
    };
    await expect.poll(readButton, { intervals: [20, 50] }).toEqual([1, '✓']);
    await expect.poll(async () => (await user.driver.readToolbarButton()).badge).toBe('');
    const after = await user.openPopup(page);
    await after.waitForVisible('[data-last-capture="recorded"]');
    expect(await after.has('[data-attempt]')).toBe(false);
    expect(await user.driver.readToolbarButton()).toEqual({ title: 'Recueil', badge: '' });
    expect(await readAttempts()).toEqual([]);
  });

  await test.step('a press stolen after « Une autre »: what was kept is, and nothing else', async () => {
    await waitForNoNotices(page);
    expect(await capture()).toBe(2);
    await pressUntil(
      waitFor('the picker', () => readPickerLabel(page)),
      page,
      'toast.another',
    );
    await expect.poll(readAttempts).toEqual(['nothing-else-chosen']);
    await page.evaluate(() => Object.assign(window, { fakes: true }).length);
    // Presses just after the choice are kept from the page.
    await waitFor('the fake', async () => {
      await page.click('.words');
      return page.has('#fake');
    });
    expect(await user.driver.readToolbarButton()).toEqual({ title: 'Recueil', badge: '' });
    const popup = await user.openPopup(page);
    await popup.waitForVisible('[data-last-capture="recorded"]');
    expect(await popup.text('[data-last-capture]')).toContain(say('popup.nothingElse'));
    expect(await popup.attribute('[data-kept]', 'data-kept')).toBe('2');
  });

  await test.step('a choice that the person cancels leaves nothing', async () => {
    await page.evaluate(() => Object.assign(window, { fakes: false }).length);
    // Escape closes a notice first.
    await waitForNoNotices(page);
    await user.startPicking(page);
    await waitForFocus(page);
    await page.press('Escape');
    await expect.poll(readAttempts).toEqual([]);
  });

  await test.step('while locked, on a shared computer: the same, without number and without tick', async () => {
    const preferences = await requestValue(carnet, 'ui>bg:readPreferences', {});
    await requestValue(carnet, 'ui>bg:savePreferences', { ...preferences, computer: 'shared' });
    await requestValue(carnet, 'ui>bg:setPassphrase', { passphrase: 'quatre mots inventés ici', pin: false });
    await requestValue(carnet, 'ui>bg:lock', {});
    await steal();
    expect(await capture()).toBeNaN();
    expect((await user.driver.readToolbarButton()).badge).toBe('');
    const locked = await user.openPopup(page);
    await locked.waitForVisible('[data-last-capture="recorded"]');
    await locked.close();
    await requestValue(carnet, 'ui>bg:unlock', { passphrase: 'quatre mots inventés ici' });
    expect((await requestValue(carnet, 'ui>bg:listItems', { from: 0, count: 9 })).total).toBe(3);
  });
});
