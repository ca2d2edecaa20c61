import type { GuidePictureName } from '../../../scripts/screen-sources/guidePictureSources.ts';
import { X_PAGE } from '../demo-pages/samples.ts';
import { goTo, openCarnet } from './carnetScreens.ts';
import type { PageHandle } from './pageHandle.ts';
import type { UserDriver } from './userDriver.ts';
import { verifyOnPage } from './verifierScreen.ts';

/** A picture of a guide: a screen as narrow as a telephone, so that its words are legible at a third of a page. */
interface GuidePicture {
  readonly name: GuidePictureName;
  readonly png: Uint8Array;
  /** Texts that the picture shows. */
  readonly texts: readonly string[];
  /** Its elements, each once: `button.quiet`. */
  readonly elements: readonly string[];
}

const NARROW_WIDTH = 400;
const EXPORT_TIMEOUT_MS = 60_000;

/** Takes the pictures of the guides, with invented posts. */
export async function takeGuidePictures(user: UserDriver): Promise<GuidePicture[]> {
  const pictures: GuidePicture[] = [];
  /** `from`: the element at the top of the picture, below the fixed bar; null: the top of the page. */
  const take = async (name: GuidePictureName, view: PageHandle, from: string | null = null): Promise<void> => {
    await view.evaluate((selector) => {
      const top =
        selector === null ? 0 : (document.querySelector(selector)?.getBoundingClientRect().top ?? 0) + scrollY;
      (document.activeElement as HTMLElement | null)?.blur();
      const bar = getComputedStyle(document.querySelector('header') ?? document.body);
      const covered = bar.position === 'sticky' ? Number.parseFloat(bar.height) : 0;
      scrollTo({ top: Math.max(0, top - covered - 12), behavior: 'instant' });
    }, from);
    pictures.push({ name, png: await view.screenshot(), ...(await readElements(view)) });
  };

  const page = await user.openPage(X_PAGE);
  const popup = await user.openPopup(page);
  await take('guide-capture', popup);
  await popup.close();
  for (const index of [0, 1, 2]) await user.capturePostFromList(page, index);
  const { zipPath, digest } = await user.exportDossier(page);

  const carnet = await openCarnet(user.driver);
  const show = async (view: string, height: number): Promise<void> => {
    await goTo(carnet, view);
    await carnet.resize(NARROW_WIDTH, height);
  };
  await show('#operator', 560);
  await carnet.evaluate(() => {
    const role = document.querySelector<HTMLSelectElement>('[name="role"]');
    if (role) role.value = 'parent';
    role?.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await carnet.waitForVisible('[name="authorisation"]');
  await take('guide-qui-capture', carnet, 'main .note');
  await show('#received', 420);
  await take('guide-dossiers-recus', carnet, 'main h1');
  await show('#erase', 480);
  await take('guide-effacer', carnet, 'main h1');
  await show('#export', 640);
  await carnet.waitForVisible('[data-export="done"]', EXPORT_TIMEOUT_MS);
  await take('guide-dossier-pret', carnet, 'main h1');

  const verifier = await user.driver.openExtensionPage('verifier.html');
  await verifier.resize(NARROW_WIDTH, 560);
  await verifyOnPage(verifier, zipPath, digest);
  await take('guide-verifier', verifier, 'label[for="expect"]');
  return pictures;
}

const readElements = (view: PageHandle): Promise<Pick<GuidePicture, 'texts' | 'elements'>> =>
  view.evaluate(() => {
    const elements = [...document.querySelectorAll('body *:not(svg *)')].filter((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return bottom > 0 && top < innerHeight && element.checkVisibility();
    });
    const isWholeText = (element: Element): boolean => {
      const { top, bottom } = element.getBoundingClientRect();
      const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim() !== '');
      return hasText && top >= 0 && bottom <= innerHeight;
    };
    const names = elements.map(({ localName, classList }) => [localName, ...classList].join('.'));
    return {
      texts: [...new Set(elements.filter(isWholeText).map(({ textContent }) => textContent.trim()))],
      elements: [...new Set(names)].sort(),
    };
  });
