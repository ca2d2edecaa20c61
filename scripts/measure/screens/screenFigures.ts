import type { PageHandle } from '../../../tests/support/browser/pageHandle.ts';

/** What a person meets on a screen. Only what is drawn counts. */
export interface ScreenFigures {
  readonly words: number;
  /** Buttons, links, fields and folds. */
  readonly controls: number;
  readonly questions: number;
  /** Distinct sizes of text. */
  readonly textSizes: number;
  /** Distinct sizes of padding, margin and gap, in whole pixels. */
  readonly spaces: number;
}

export const measureScreen = (view: PageHandle): Promise<ScreenFigures> =>
  view.evaluate(() => {
    const drawn = [...document.querySelectorAll<HTMLElement>('body *:not(svg *)')].filter((one) =>
      one.checkVisibility({ visibilityProperty: true }),
    );
    const isText = (node: ChildNode): boolean => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '';
    const texts = drawn.map((one) => [...one.childNodes].filter(isText).map(({ textContent }) => textContent ?? ''));
    const text = texts.flat().join(' ');
    const styles = drawn.map((one) => getComputedStyle(one));
    const sides = ['Top', 'Right', 'Bottom', 'Left'] as const;
    const spaces = styles.flatMap((style) => [
      ...sides.flatMap((side) => [style[`padding${side}`], style[`margin${side}`]]),
      style.rowGap,
      style.columnGap,
    ]);
    return {
      words: text.match(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu)?.length ?? 0,
      controls: drawn.filter((one) =>
        one.matches('button, a[href], input:not([type=hidden]), select, textarea, summary'),
      ).length,
      questions: text.match(/\?/g)?.length ?? 0,
      textSizes: new Set(texts.flatMap((own, at) => (own.length > 0 ? [styles[at]?.fontSize ?? ''] : []))).size,
      spaces: new Set(spaces.map((space) => Math.round(Number.parseFloat(space))).filter((space) => space > 0)).size,
    };
  });

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
