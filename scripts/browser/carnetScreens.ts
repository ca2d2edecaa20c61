import type { Driver } from './driver.ts';
import type { PageHandle } from './pageHandle.ts';
import { waitFor } from './wait.ts';

/** Every page of the carnet that an address opens, under the name its picture has. */
export const SCREENS: Readonly<Record<string, string>> = {
  elements: '#items',
  importer: '#import',
  'image-a-ne-pas-garder': '#image',
  comptes: '#accounts',
  vague: '#wave',
  demarches: '#steps',
  'encore-en-ligne': '#online',
  delais: '#deadlines',
  'ce-que-dit-la-loi': '#law',
  guide: '#guide',
  'guide-porter-plainte': '#guide/5',
  carte: '#card',
  aide: '#help',
  'avant-export': '#before-export',
  plus: '#more',
  'a-lire': '#welcome',
  'journal-de-bord': '#diary',
  temoins: '#witnesses',
  'qui-capture': '#operator',
  dossiers: '#cases',
  verrou: '#lock',
  'copie-de-secours': '#backup',
  effacer: '#erase',
};

export const openCarnet = (driver: Driver): Promise<PageHandle> =>
  driver.openExtensionPage('carnet.html#items');

/** Goes there as a link would, until the page has been read and drawn. */
export async function goTo(carnet: PageHandle, hash: string): Promise<void> {
  // Heard here after the page itself heard it: what is drawn since is no longer where one came from.
  await carnet.evaluate(async (wanted) => {
    if (location.hash === wanted) return;
    const changed = new Promise((resolve) => addEventListener('hashchange', resolve, { once: true }));
    location.hash = wanted;
    await changed;
  }, hash);
  await waitFor(`${hash} to be there`, () =>
    carnet.evaluate(
      (wanted) =>
        location.hash === wanted &&
        document.querySelector('main h1') !== null &&
        document.querySelector('main [aria-busy="true"]') === null,
      hash,
    ),
  );
  // What is folded away is looked at too.
  await carnet.evaluate(() => {
    for (const details of document.querySelectorAll('details.panel')) details.setAttribute('open', '');
  });
}
