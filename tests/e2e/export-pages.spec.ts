import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { clickFolded } from '../support/browser/folds.ts';
import type { PageHandle } from '../support/browser/pageHandle.ts';
import { findAxeViolations } from '../support/e2e/axe.ts';
import { readDossier } from '../support/e2e/dossier.ts';
import { THREAD, TWEETS } from '../support/e2e/pages.ts';
import { expect, test } from './fixtures.ts';

const WINDOW = { width: 1280, height: 800 };

/** Whether an element is in the window without scrolling. */
const isInView = (view: PageHandle, selector: string): Promise<boolean> =>
  view.evaluate((wanted) => {
    const box = document.querySelector(wanted)?.getBoundingClientRect();
    return box !== undefined && box.top >= 0 && box.bottom <= innerHeight;
  }, selector);

test('a dossier for the police takes four clicks and no scroll; no question stands in the way', async ({ user }) => {
  const page = await user.openPage(THREAD);
  for (const { id } of TWEETS) await user.capturePost(page, `#t${id} [data-testid=tweetText]`);
  for (let screen = 0; screen < 2; screen += 1) await user.captureScreen(page);
  const carnet = await user.driver.openExtensionPage('carnet.html#items');
  await carnet.resize(WINDOW.width, WINDOW.height);
  let clicks = 0;
  const click = async (selector: string) => {
    await carnet.waitForVisible(selector);
    expect(await isInView(carnet, selector), selector).toBe(true);
    clicks += 1;
    await carnet.click(selector);
  };
  await click('[data-route="before-export"]');
  await click('[name="purpose"][value="police"]');
  expect(await carnet.text('[data-count]')).toMatch(/^5 \w+ (sur|of) 5$/);
  expect(await carnet.has('main [data-action^="computer-"]')).toBe(false);
  expect(await findAxeViolations(carnet)).toEqual([]);
  await click('[data-action="export"]');
  await carnet.waitForVisible('[data-export="done"]');
  expect(await findAxeViolations(carnet)).toEqual([]);
  await user.driver.download(() => click('[data-download="pdf"]'));
  expect(clicks).toBe(4);
  await carnet.waitForVisible('[data-download="pdf"][data-saved="true"]');
  expect(await carnet.has('[data-download="zip"][data-saved="true"]')).toBe(false);
  const zipPath = await user.driver.download(() => clickFolded(carnet, '[data-download="zip"]'));
  expect(await carnet.has('[data-download="remise"][data-saved="true"]')).toBe(false);
  const dossier = await readDossier(zipPath);
  expect(dossier.exhibits).toHaveLength(5);
  const letters = await user.driver.download(() => clickFolded(carnet, '[data-download="letters"]'));
  const listed = execFileSync('unzip', ['-Z1', letters], { encoding: 'utf8' });
  expect(listed.split('\n')).toContain('aide-memoire-plainte.docx');
  await clickFolded(carnet, '[data-action="print-dossier"]');
  await user.driver.waitForTab((url) => url.startsWith('blob:'));
});

test('from « Dossier », the texts of a form are copied in eight actions; copies of it fit', async ({ user }) => {
  await user.capturePost(await user.openPage(THREAD), `#t${TWEETS[0].id} [data-testid=tweetText]`);
  const carnet = await user.driver.openExtensionPage('carnet.html#items');
  let actions = 0;
  const click = async (selector: string) => {
    actions += 1;
    await carnet.click(selector);
  };
  await click('[data-route="before-export"]');
  await click('[name="purpose"][value="police"]');
  await click('[data-action="export"]');
  await click('[data-recipient] > summary');
  await click('[name="recipient"][value="plainte-en-ligne"]');
  for (const field of ['statement', 'place', 'website']) await click(`[data-action="copy-${field}"]`);
  expect(actions).toBe(8);
  expect(await findAxeViolations(carnet)).toEqual([]);
  await carnet.click('[data-action="make-parts"]');
  const pdf = await readFile(await user.driver.download(() => carnet.click('[data-download="part-1"]')));
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  await carnet.click('[name="part-format"][value="jpeg"]');
  await carnet.click('[data-action="make-parts"]');
  const jpeg = await readFile(await user.driver.download(() => carnet.click('[data-download="part-1"]')));
  expect([...jpeg.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
  await carnet.resize(320, 640);
  expect(await carnet.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});
