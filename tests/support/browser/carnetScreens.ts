import type { Driver } from './driver.ts';
import type { PageHandle } from './pageHandle.ts';
import { waitFor } from './wait.ts';

/** Views of the carnet, by the name of their picture in docs/screens. */
export const SCREENS: Readonly<Record<string, string>> = {
  elements: '#items',
  importer: '#import',
  'image-a-ne-pas-garder': '#prohibited-image',
  demarches: '#steps',
  aide: '#help',
  'aide-menaces': '#help/threats',
  'aide-image-intime': '#help/intimate-image',
  'aide-en-groupe': '#help/group',
  'aide-un-ex': '#help/ex',
  'aide-enfant': '#help/minor',
  'aide-un-proche': '#help/helper',
  'aide-porter-plainte': '#help/25',
  'avant-export': '#before-export',
  'avant-export-contenu': '#before-export/contents',
  plus: '#more',
  proteger: '#backup',
  effacer: '#erase',
};

export const openCarnet = (driver: Driver): Promise<PageHandle> => driver.openExtensionPage('carnet.html#items');

/** Navigates as a link does, and waits until the page is loaded and drawn. */
export async function goTo(carnet: PageHandle, view: string): Promise<void> {
  await showView(carnet, view);
  const waitUntilDrawn = () =>
    waitFor(`${view} to be drawn`, () =>
      carnet.evaluate(
        (path) =>
          document.querySelector<HTMLElement>('.carnet')?.dataset.path === path &&
          document.querySelector('main h1') !== null &&
          // What an open fold holds may be read once it is open.
          document.querySelector('main :is([aria-busy="true"], .skeleton, [data-fold][open] > summary:last-child)') ===
            null,
        view.slice(1),
      ),
    );
  await waitUntilDrawn();
  // Collapsed panels are opened, so that they are checked too; of a group, the one that the view opened, or the first.
  await carnet.evaluate(() => {
    const folds = '.panel, .fold, .account-group > details, .file-row > details, .card > details';
    for (const details of document.querySelectorAll<HTMLDetailsElement>(`details:is(${folds})`))
      if (details.name === '' || document.querySelector(`details[name="${details.name}"][open]`) === null)
        details.setAttribute('open', '');
  });
  await waitUntilDrawn();
}

/** Shows a view of the carnet as a link does. Views have no address; scripts and tests write them `#items`. */
export async function showView(carnet: PageHandle, view: string): Promise<void> {
  await carnet.waitForVisible('.carnet');
  await carnet.evaluate((path) => {
    const link = document.createElement('a');
    link.dataset.route = path;
    document.body.append(link);
    link.click();
    link.remove();
  }, view.slice(1));
}

/** Opens a page of the extension with `open`, and its view: `carnet.html#steps`. */
export async function openAtView(open: (path: string) => Promise<PageHandle>, path: string): Promise<PageHandle> {
  const [file = '', view] = path.split('#');
  const page = await open(file);
  if (view !== undefined) await showView(page, `#${view}`);
  return page;
}

/** Returns the view that the carnet shows, such as `#item/<id>`. */
export const readView = (carnet: PageHandle): Promise<string> =>
  carnet.evaluate(() => `#${document.querySelector<HTMLElement>('.carnet')?.dataset.path}`);

/** Opens, from the page of an item, the page that hides parts of an image, with the image shown. */
export async function openRedaction(carnet: PageHandle, file?: string): Promise<void> {
  await carnet.click('.hide-menu summary');
  await carnet.click(file === undefined ? '[data-redact]' : `[data-redact="${file}"]`);
  await carnet.click('.redact [data-action="reveal"]');
  await carnet.waitForVisible('.redaction-canvas img');
}
