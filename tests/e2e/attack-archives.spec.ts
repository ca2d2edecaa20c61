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

/** Calls `check` with each zip, or those in these places, as a file on the disk. Returns its verdict by its name. */
async function forEachZip(
  check: (path: string) => Promise<string>,
  places?: ReadonlySet<number>,
): Promise<Record<string, string>> {
  const names = [...craftedArchives.keys()];
  const files = [...craftedArchives.values()].map(({ zip }, index) => [`${index}.zip`, zip] as const);
  const { paths } = await writeToDisk(new Map(files));
  const verdicts: Record<string, string> = {};
  for (const [index, name] of names.entries())
    if (places?.has(index) ?? true) verdicts[name] = await check(paths[index] ?? '');
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

/** The first zip of each verdict: « Vérifier » runs the same code under the policy of our pages. */
const ONE_OF_EACH = new Set(
  [...new Set(Object.values(expected))].map((verdict) => Object.values(expected).indexOf(verdict)),
);

test('attack: crafted zips: verifier.html of a dossier and « Vérifier » give each its verdict @firefox', async ({
  user,
  engine,
}) => {
  const { href } = pathToFileURL(join(builtDir(engine), 'dossier', 'verifier.html'));
  const ofDossier = await user.openPage(href);
  expect(await forEachZip((path) => verifyOnPage(ofDossier, path))).toEqual(expected);
  const ours = await user.driver.openExtensionPage('verifier.html');
  const some = Object.entries(expected).filter((_, index) => ONE_OF_EACH.has(index));
  expect(some).toHaveLength(3);
  const verdicts = await forEachZip((path) => verifyOnPage(ours, path), ONE_OF_EACH);
  expect(verdicts).toEqual(Object.fromEntries(some));
});
