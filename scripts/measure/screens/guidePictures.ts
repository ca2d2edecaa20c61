import type { Language } from '../../../src/domain/shared/languages.ts';
import { typeset } from '../../../src/ui/locales/typeset.ts';
import { VERIFY_WORDS } from '../../../src/ui/locales/verify.ts';
import { WORDS } from '../../../src/ui/locales/words.ts';
import { setField } from '../../../tests/support/browser/archiveFlow.ts';
import { goTo, openCarnet } from '../../../tests/support/browser/carnetScreens.ts';
import { createDossier } from '../../../tests/support/browser/exportFlow.ts';
import type { PageHandle } from '../../../tests/support/browser/pageHandle.ts';
import type { UserDriver } from '../../../tests/support/browser/userDriver.ts';
import { verifyOnPage } from '../../../tests/support/browser/verifierScreen.ts';
import { X_PAGE } from '../../../tests/support/demo-pages/samples.ts';
/** The pictures of the guides, by name. */
export const GUIDE_PICTURES = [
  'guide-capture',
  'guide-qui-capture',
  'guide-dossiers-recus',
  'guide-effacer',
  'guide-dossier-pret',
  'guide-verifier',
] as const;
type GuidePictureName = (typeof GUIDE_PICTURES)[number];

/** A picture of a guide: a screen as narrow as a telephone, so that its words are legible at a third of a page. */
interface GuidePicture {
  readonly name: GuidePictureName;
  readonly png: Uint8Array;
  /** Texts that the picture shows. */
  readonly texts: readonly string[];
}

const NARROW_WIDTH = 400;

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
    pictures.push({ name, png: await view.screenshot(), texts: await readTexts(view) });
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
  await setField(carnet, '[name="role"]', 'parent');
  await carnet.waitForVisible('[name="authorisation"]');
  await take('guide-qui-capture', carnet, 'main .note');
  await show('#received', 420);
  await take('guide-dossiers-recus', carnet, '[data-fold="received"]');
  await show('#erase', 480);
  await take('guide-effacer', carnet, 'main h1');
  await show('#before-export', 640);
  await createDossier(carnet);
  await take('guide-dossier-pret', carnet, 'main h1');

  const verifier = await user.driver.openExtensionPage('verifier.html');
  await verifier.resize(NARROW_WIDTH, 560);
  await verifyOnPage(verifier, zipPath, digest);
  await take('guide-verifier', verifier, 'label[for="expect"]');
  return pictures;
}

const readTexts = (view: PageHandle): Promise<readonly string[]> =>
  view.evaluate(() => {
    const isWholeText = (element: Element): boolean => {
      const { top, bottom } = element.getBoundingClientRect();
      const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim() !== '');
      return hasText && top >= 0 && bottom > 0 && bottom <= innerHeight && element.checkVisibility();
    };
    const whole = [...document.querySelectorAll('body *:not(svg *)')].filter(isWholeText);
    return [...new Set(whole.map(({ textContent }) => textContent.trim()))];
  });

/** A placeholder stands for any text, so a sentence of placeholders alone would match everything. */
const LITERAL_LETTERS_MIN = 3;

/** Spaces are compared as one: a no-break space is drawn, and typed as a space. */
const normalise = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** Returns a function that finds out whether a text is a sentence of the interface or of verifier.html, in full. */
export function createLabelTest(language: Language): (text: string) => boolean {
  const { lang: _, ...words } = WORDS[language];
  const sentences = [...Object.values(words), ...Object.values(VERIFY_WORDS[language])].flatMap((entry) =>
    typeof entry === 'string' ? [entry] : Object.values(entry),
  );
  const labels = sentences.map((sentence) => normalise(typeset(language, sentence)));
  const exact = new Set(labels);
  const templates = labels
    .filter((label) => label.includes('{') && countLiteralLetters(label) >= LITERAL_LETTERS_MIN)
    .map(toPattern);
  return (text) => {
    const label = normalise(typeset(language, text));
    return exact.has(label) || templates.some((template) => template.test(label));
  };
}

const countLiteralLetters = (label: string): number => label.replace(/\{\w+\}/g, '').match(/\p{L}/gu)?.length ?? 0;

/** `{n}` stands for a number, any other placeholder for any text. */
const toPattern = (label: string): RegExp =>
  new RegExp(
    `^${label
      .split(/(\{\w+\})/)
      .map((part, index) => (index % 2 === 0 ? RegExp.escape(part) : part === '{n}' ? '\\d+' : '.+'))
      .join('')}$`,
    'u',
  );
