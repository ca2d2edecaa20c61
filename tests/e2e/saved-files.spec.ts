import { basename } from 'node:path';
import { createDossier, openSourcesChoice } from '../support/browser/exportFlow.ts';
import { clickFolded } from '../support/browser/folds.ts';
import type { PageHandle } from '../support/browser/pageHandle.ts';
import { waitFor } from '../support/browser/wait.ts';
import { PLAIN, THREAD } from '../support/e2e/pages.ts';
import { findTraces, nameTerm, readAllFiles } from '../support/e2e/traces.ts';
import { expect, test } from './fixtures.ts';

/** A PDF saved as any page saves one: Firefox opens it in a tab and writes its address into the history. */
const CONTROL = 'temoin.pdf';

test('saving a dossier shows none of its files; Firefox keeps none of their names @firefox', async ({
  engine,
  openBrowser,
  profileDir,
}) => {
  const user = await openBrowser({ profileDir });
  const { driver } = user;
  await user.captureScreen(await user.openPage(THREAD));
  const carnet = await driver.openExtensionPage('carnet.html#before-export');
  await openSourcesChoice(carnet);
  await createDossier(carnet);
  const tabs = await driver.tabs();
  const links = ['pdf', 'zip', 'remise', 'for-you', 'letters'].map((name) => `a[data-download="${name}"]`);
  const names: string[] = [];
  for (const selector of [...links, '[data-guide="reader"]'])
    names.push(basename(await driver.download(() => clickFolded(carnet, selector))));
  expect(names.map((name) => name.replace(/^.*\./, ''))).toEqual(['pdf', 'zip', 'pdf', 'pdf', 'zip', 'pdf']);
  // Firefox opens complete files one after the other: what it opens of the dossier is there before this.
  if (engine === 'firefox') await saveControl(carnet, (found) => driver.waitForTab(found));
  expect((await driver.tabs()).filter((url) => !url.endsWith(CONTROL))).toEqual(tabs);

  // The tab to print from closes with our pages.
  await clickFolded(carnet, '[data-action="print-dossier"]');
  await driver.waitForTab((url) => url.startsWith('blob:'));
  await (await user.openPopup(await user.openPage(PLAIN))).click('[data-action="quit"]');
  await waitFor('our pages to close', async () =>
    (await driver.tabs()).every((url) => !/^(blob|moz-extension|chrome-extension):/.test(url)),
  );
  await user.close();
  if (engine === 'chromium') return;
  const files = await readAllFiles(profileDir);
  expect(findTraces(files, [nameTerm('control', CONTROL)]).map(({ file }) => file)).toContain('places.sqlite');
  expect(
    findTraces(
      files,
      names.map((name) => nameTerm(name, name)),
    ),
  ).toEqual([]);
});

async function saveControl(
  page: PageHandle,
  waitForTab: (matches: (url: string) => boolean) => Promise<PageHandle>,
): Promise<void> {
  await page.evaluate((name) => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['%PDF-1.4\n%%EOF'], { type: 'application/pdf' }));
    link.download = name;
    link.click();
  }, CONTROL);
  await waitForTab((url) => url.endsWith(CONTROL));
}
