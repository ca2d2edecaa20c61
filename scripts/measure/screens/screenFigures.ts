import { typeset } from '../../../src/ui/locales/typeset.ts';
import type { PageHandle } from '../../../tests/support/browser/pageHandle.ts';
import { collectEntries } from '../../lawEntries.ts';

/** What a person meets on a screen. Only what is drawn counts. */
export interface ScreenFigures {
  /** Without those of `src/law`. */
  readonly words: number;
  readonly lawWords: number;
  /** Buttons, links, fields and folds. */
  readonly controls: number;
  readonly questions: number;
  /** Distinct sizes of text. */
  readonly textSizes: number;
  /** Distinct sizes of padding, margin and gap, in whole pixels. */
  readonly spaces: number;
  /** Of the whole page, in CSS pixels. */
  readonly height: number;
}

const WORD = /[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu;
const countWords = (texts: readonly string[]): number => texts.join(' ').match(WORD)?.length ?? 0;

const LAW_TEXTS: ReadonlySet<string> = new Set(
  collectEntries().flatMap(({ texts }) => texts.flatMap(({ fr, en }) => [typeset('fr', fr), typeset('en', en)])),
);

/** On a page of a site, what Recueil draws there. */
export async function measureScreen(view: PageHandle): Promise<ScreenFigures> {
  const isOwn = await view.evaluate(() => location.protocol.endsWith('-extension:'));
  const { texts, ...figures } = isOwn ? await view.evaluate(measureDocument) : await measureOverlay(view);
  const own = texts.filter((text) => !LAW_TEXTS.has(text));
  return {
    ...figures,
    words: countWords(own),
    lawWords: countWords(texts) - countWords(own),
    questions: texts.join(' ').match(/\?/g)?.length ?? 0,
  };
}

type DrawnFigures = Pick<ScreenFigures, 'controls' | 'textSizes' | 'spaces' | 'height'> & {
  readonly texts: readonly string[];
};

/** Runs in the page. */
function measureDocument(): DrawnFigures {
  const drawn = [...document.querySelectorAll<HTMLElement>('body *:not(svg *)')].filter((one) =>
    one.checkVisibility({ visibilityProperty: true }),
  );
  const isText = (node: ChildNode): boolean => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '';
  const texts = drawn.map((one) =>
    [...one.childNodes].filter(isText).map(({ textContent }) => (textContent ?? '').trim()),
  );
  const styles = drawn.map((one) => getComputedStyle(one));
  const sides = ['Top', 'Right', 'Bottom', 'Left'] as const;
  const spaces = styles.flatMap((style) => [
    ...sides.flatMap((side) => [style[`padding${side}`], style[`margin${side}`]]),
    style.rowGap,
    style.columnGap,
  ]);
  return {
    texts: texts.flat(),
    controls: drawn.filter((one) => one.matches('button, a[href], input:not([type=hidden]), select, textarea, summary'))
      .length,
    textSizes: new Set(texts.flatMap((own, at) => (own.length > 0 ? [styles[at]?.fontSize ?? ''] : []))).size,
    spaces: new Set(spaces.map((space) => Math.round(Number.parseFloat(space))).filter((space) => space > 0)).size,
    height: document.documentElement.scrollHeight,
  };
}

async function measureOverlay(view: PageHandle): Promise<DrawnFigures> {
  const perRoot = await view.onOverlay((root) => {
    const drawn = [...root.querySelectorAll<HTMLElement>('*:not(style)')].filter(
      (one) => one.getClientRects().length > 0,
    );
    const texts = drawn.flatMap((one) =>
      [...one.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.textContent ?? ''),
    );
    return {
      texts: texts.filter((text) => text.trim() !== ''),
      controls: drawn.filter((one) => one.matches('button, a[href], input, summary')).length,
    };
  });
  const controls = perRoot.reduce((sum, one) => sum + one.controls, 0);
  return { texts: perRoot.flatMap(({ texts }) => texts), controls, textSizes: 0, spaces: 0, height: 0 };
}

/** Chromium draws no more at once. */
const MAX_HEIGHT = 8_000;

/** Takes a picture of the whole page: the window is made as high as it. A popup already is. */
export async function screenshotInFull(view: PageHandle): Promise<Uint8Array> {
  const { width, height, page, popup } = await view.evaluate(() => ({
    width: innerWidth,
    height: innerHeight,
    page: document.documentElement.scrollHeight,
    popup: location.pathname === '/popup.html',
  }));
  if (popup) return view.screenshot();
  await view.evaluate(() => scrollTo(0, 0));
  // What is read meanwhile makes the page longer.
  let [drawn, needed] = [height, page];
  while (drawn < Math.min(needed, MAX_HEIGHT)) {
    drawn = Math.min(needed, MAX_HEIGHT);
    await view.resize(width, drawn);
    needed = await view.evaluate(() => document.documentElement.scrollHeight);
  }
  // A button that was just enabled is still changing its colour.
  await view.evaluate(() =>
    Promise.allSettled(document.getAnimations().map(({ finished }) => finished)).then(() => null),
  );
  const png = await view.screenshot();
  if (drawn > height) await view.resize(width, height);
  return png;
}
