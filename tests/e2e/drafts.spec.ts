import { openFolded } from '../support/browser/folds.ts';
import { requestValue } from '../support/e2e/backgroundRequests.ts';
import { THREAD } from '../support/e2e/pages.ts';
import { expect, test } from './fixtures.ts';

const WORDS = 'quatre mots inventés';
const TYPED = 'Depuis mardi je n’';

test('keeps half-typed text when the person quits, and shows it only after unlocking @firefox', async ({ user }) => {
  const page = await user.openPage(THREAD);
  await user.captureScreen(page);
  const carnet = await user.driver.openExtensionPage('carnet.html#steps');
  await requestValue(carnet, 'ui>bg:setPassphrase', { passphrase: WORDS, pin: false });
  await openFolded(carnet, '[name="text"]');
  await carnet.focus('[name="text"]');
  // Quits right after typing, before the pause that saves drafts.
  await carnet.evaluate((typed) => {
    const field = document.querySelector<HTMLTextAreaElement>('[name="text"]');
    if (field === null) throw new Error('no field');
    field.value = typed;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }, TYPED);
  for (let press = 0; press < 3; press += 1) await carnet.press('Shift');
  await expect.poll(() => carnet.isClosed()).toBe(true);

  const back = await user.driver.openExtensionPage('carnet.html#steps');
  await back.waitForVisible('[name="passphrase"]');
  expect(await back.evaluate(() => document.body.textContent)).not.toContain(TYPED);
  await back.fill({ passphrase: WORDS });
  await back.waitForVisible('[data-draft]');
  expect(await back.evaluate(() => document.querySelector<HTMLTextAreaElement>('[name="text"]')?.value)).toBe(TYPED);
});
