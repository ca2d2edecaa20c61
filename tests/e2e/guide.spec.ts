import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { setField } from '../support/browser/archiveFlow.ts';
import { goTo, openCarnet } from '../support/browser/carnetScreens.ts';
import { clickFolded } from '../support/browser/folds.ts';
import type { PageHandle } from '../support/browser/pageHandle.ts';
import { requestValue } from '../support/e2e/backgroundRequests.ts';
import { THREAD, TWEETS } from '../support/e2e/pages.ts';
import { expect, test } from './fixtures.ts';

/** The settings, which anybody can read, locked or not. */
const readSettings = (carnet: PageHandle): Promise<string> =>
  carnet.withApi(async (api) => {
    return JSON.stringify(await api.storage.local.get());
  });

/** Applies the rules for print to the screen, and returns which parts are drawn. */
const readPrinted = (carnet: PageHandle): Promise<Record<string, boolean>> =>
  carnet.evaluate(() => {
    const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
    const printRules = rules.filter((rule) => rule instanceof CSSMediaRule && rule.conditionText === 'print');
    const setMedia = (media: string) => {
      for (const rule of printRules) (rule as CSSMediaRule).media.mediaText = media;
    };
    const parts = ['.situation h1', '.first-action', '.help-lines', '.guide-list', '.app-header', '.back'];
    setMedia('all');
    const drawn = [...parts, '[data-action="print"]'].map((selector) => {
      const element = document.querySelector(selector);
      return [selector, element !== null && element.getClientRects().length > 0];
    });
    setMedia('print');
    return Object.fromEntries(drawn);
  });

test('guide and national help lines are read while locked; the département is not shown', async ({ user, network }) => {
  const page = await user.openPage(THREAD);
  await user.capturePost(page, `#t${TWEETS[0].id} [data-testid=tweetText]`);
  const carnet = await openCarnet(user.driver);
  const contacts = network.contacts().length;
  await goTo(carnet, '#help');
  await carnet.waitForVisible('[name="department"]');
  expect(await carnet.has('[data-help="cidff95"]')).toBe(false);
  await setField(carnet, '[name="department"]', '95');
  await carnet.waitForVisible('[data-help="cidff95"]');
  expect(await readSettings(carnet)).not.toMatch(/department|"95"/);

  const passphrase = 'quatre mots inventés';
  await requestValue(carnet, 'ui>bg:setPassphrase', { passphrase, pin: false });
  await requestValue(carnet, 'ui>bg:lock', {});
  await expect.poll(() => carnet.has('[data-help="cidff95"]')).toBe(false);
  expect(await carnet.has('[name="department"]')).toBe(false);
  // Their order follows the hour, which tests/integration/ui/help.test.ts sets.
  for (const line of ['17', '3018', '3114']) expect(await carnet.has(`[data-help="${line}"]`)).toBe(true);
  const printed = await user.driver.download(() => clickFolded(carnet, '[data-guide="reader"]'));
  expect(basename(printed)).toBe('guide-dossier.pdf');
  expect(await readFile(printed, 'latin1')).toMatch(/^%PDF-1\.7.*\/Marked true.*%%EOF\n?$/s);
  await carnet.click('a[data-route="help/threats"]');
  await carnet.waitForVisible('.situation > .first-action');
  await carnet.click('[data-guide="blackmail"] summary');
  await carnet.waitForVisible('[data-guide="blackmail"] .first-action');
  expect(await readPrinted(carnet)).toEqual({
    '.situation h1': true,
    '.first-action': true,
    '.help-lines': true,
    '.guide-list': true,
    '.app-header': false,
    '.back': false,
    '[data-action="print"]': false,
  });
  expect(network.contacts()).toHaveLength(contacts);

  await requestValue(carnet, 'ui>bg:unlock', { passphrase });
  await goTo(carnet, '#help');
  await carnet.waitForVisible('[data-help="dcdf"]');
});
