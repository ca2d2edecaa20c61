import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PageHandle } from '../support/browser/pageHandle.ts';
import { craftedArchives } from '../support/craftedArchives.ts';
import { writeToDisk } from '../support/e2e/sampleFiles.ts';
import { builtDir } from '../support/machine/build.ts';
import { expect, test } from './fixtures.ts';

// Firefox opened no popup in the browser that had shown pages of the disk.
test.use({ ownBrowser: true });

/** Crafted zips in real browsers, which inflate and read files by themselves. The unit tests check each zip in Node. */

const expected = Object.fromEntries([...craftedArchives].map(([name, { verdict }]) => [name, verdict]));

/** Calls `check` with each zip as a file on the disk. Returns its verdict by the name of the zip. */
async function forEachZip(check: (path: string) => Promise<string>): Promise<Record<string, string>> {
  const names = [...craftedArchives.keys()];
  const files = [...craftedArchives.values()].map(({ zip }, index) => [`${index}.zip`, zip] as const);
  const { paths } = await writeToDisk(new Map(files));
  const verdicts: Record<string, string> = {};
  for (const [index, name] of names.entries()) verdicts[name] = await check(paths[index] ?? '');
  return verdicts;
}

/** Returns the verdict that verifier.html displays. */
async function verifyOnPage(page: PageHandle, path: string): Promise<string> {
  await page.setInputFiles('#zip', [path]);
  const shown = await page.evaluate(async () => {
    const result = document.querySelector<HTMLElement>('#result');
    document.querySelector<HTMLFormElement>('#form')?.requestSubmit();
    // Hidden from the start of a verification to its end.
    if (result?.hidden)
      await new Promise<void>((resolve) => {
        const observer = new MutationObserver(() => {
          if (!result.hidden) resolve();
        });
        observer.observe(result, { attributes: true });
      });
    return result?.className ?? '';
  });
  return { 'coherent-unanchored': 'coherent', unknown: 'refused' }[shown] ?? shown;
}

test('attack: crafted zips: verifier.html of a dossier gives each its verdict @firefox', async ({ user, engine }) => {
  const { href } = pathToFileURL(join(builtDir(engine), 'dossier', 'verifier.html'));
  const page = await user.openPage(href);
  expect(await forEachZip((path) => verifyOnPage(page, path))).toEqual(expected);
});

test('attack: crafted zips: « Vérifier » gives each its verdict', async ({ user }) => {
  const page = await user.driver.openExtensionPage('verifier.html');
  expect(await forEachZip((path) => verifyOnPage(page, path))).toEqual(expected);
});
