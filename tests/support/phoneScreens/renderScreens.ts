import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import puppeteer, { type Page } from 'puppeteer-core';
import { ensureBrowser } from '../machine/installBrowser.ts';
import type { InventedScreen } from './inventScreens.ts';
import { type Role, wholeDocument } from './screenMarkup.ts';

/** Draws invented screens in Chromium, and takes what they show from the document: nothing is read from the picture. */

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface ExpectedWord {
  readonly text: string;
  readonly role: Role;
  /** Words of one run, such as the three of « il y a 3 h », have the same number. */
  readonly run: number;
  readonly box: Box;
}

export interface ExpectedScreen {
  /** Pixels of the picture in its full size, as all boxes. */
  readonly width: number;
  readonly height: number;
  readonly words: readonly ExpectedWord[];
  /** Words cut by an edge, and pictures with a letter: what is read there is neither right nor wrong. */
  readonly ignored: readonly Box[];
}

/** The picture as the telephone keeps it, as an application sends it, and as WhatsApp shrinks it. */
export const VARIANTS = ['png', 'jpeg60', 'whatsapp1600'] as const;
export type Variant = (typeof VARIANTS)[number];

export interface RenderedScreen extends InventedScreen {
  readonly expected: ExpectedScreen;
  /** The file of each variant. */
  readonly files: Readonly<Record<Variant, Uint8Array>>;
  /** Returns the pixels of a variant as Chromium decodes it. Only while the screen is in use. */
  readonly decode: (variant: Variant) => Promise<DecodedPicture>;
}

interface DecodedPicture {
  readonly width: number;
  readonly height: number;
  /** RGBA, row by row. */
  readonly data: Uint8Array;
}

const LONGEST_SIDE = 1600;
const WHATSAPP_QUALITY = 0.75;

/** Declares the two fonts for Latin and Cyrillic letters. Other scripts come from the machine. */
function declareFonts(): string {
  const { resolve } = createRequire(import.meta.url);
  return ['inter', 'roboto']
    .flatMap((font) =>
      ['latin', 'latin-ext', 'cyrillic'].map((part) => {
        const bytes = readFileSync(resolve(`@fontsource-variable/${font}/files/${font}-${part}-wght-normal.woff2`));
        const family = font === 'inter' ? 'InterScreens' : 'RobotoScreens';
        const ranges = {
          latin: 'U+0000-00FF,U+0131,U+0152-0153,U+2000-206F,U+20AC',
          'latin-ext': 'U+0100-02AF',
          cyrillic: 'U+0400-045F',
        };
        return `@font-face{font-family:${family};font-weight:100 900;src:url(data:font/woff2;base64,${bytes.toString('base64')});unicode-range:${ranges[part as keyof typeof ranges]}}`;
      }),
    )
    .join('\n');
}

/** Runs in the page. Returns what can be seen, in CSS pixels. */
function readExpected(): Omit<ExpectedScreen, 'width' | 'height'> {
  const words: ExpectedWord[] = [];
  const ignored: Box[] = [];
  const toBox = ({ left, top, width, height }: DOMRect): Box => ({ left, top, width, height });
  const isSeenAt = (element: Element, x: number, y: number): boolean => {
    const hit = document.elementFromPoint(x, y);
    return hit !== null && (hit === element || hit.contains(element) || element.contains(hit));
  };
  let run = 0;
  for (const element of document.querySelectorAll('[data-role]')) {
    run += 1;
    const isUpper = getComputedStyle(element).textTransform === 'uppercase';
    for (const node of element.childNodes)
      for (const match of (node.textContent ?? '').matchAll(/\S+/g)) {
        const range = document.createRange();
        range.setStart(node, match.index);
        range.setEnd(node, match.index + match[0].length);
        // A word broken between two lines has two rectangles; neither is a word.
        const rects = [...range.getClientRects()].filter((rect) => rect.width > 0);
        for (const rect of rects) {
          const corners = [0.1, 0.9].flatMap((x) =>
            [0.15, 0.85].map((y) => isSeenAt(element, rect.left + x * rect.width, rect.top + y * rect.height)),
          );
          const box = toBox(rect);
          if (rects.length > 1) ignored.push(box);
          else if (corners.every((seen) => seen)) {
            const text = isUpper ? match[0].toUpperCase() : match[0];
            words.push({ text, role: element.getAttribute('data-role') as Role, run, box }); // as we wrote it
          } else if (corners.some((seen) => seen)) ignored.push(box);
        }
      }
  }
  const boxes = (selector: string): Box[] =>
    [...document.querySelectorAll(selector)].map((element) => toBox(element.getBoundingClientRect()));
  return { words, ignored: [...ignored, ...boxes('.avatar')] };
}

const scaleBox = ({ left, top, width, height }: Box, by: number): Box => ({
  left: left * by,
  top: top * by,
  width: width * by,
  height: height * by,
});

/** Shrinks a picture in a page to 1,600 pixels at most, and writes it as WhatsApp does. */
async function shrink(page: Page, file: Uint8Array): Promise<Uint8Array> {
  const base64 = await page.evaluate(
    async (source, longestSide, quality) => {
      const bitmap = await createImageBitmap(new Blob([Uint8Array.fromBase64(source)]));
      const by = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height));
      const canvas = new OffscreenCanvas(Math.round(bitmap.width * by), Math.round(bitmap.height * by));
      const context = canvas.getContext('2d');
      if (context === null) throw new Error('no canvas');
      context.imageSmoothingQuality = 'high';
      context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
      const written = await canvas.convertToBlob({ type: 'image/jpeg', quality });
      return new Uint8Array(await written.arrayBuffer()).toBase64();
    },
    Buffer.from(file).toString('base64'),
    LONGEST_SIDE,
    WHATSAPP_QUALITY,
  );
  return Buffer.from(base64, 'base64');
}

async function decodePicture(page: Page, file: Uint8Array): Promise<DecodedPicture> {
  const { base64, ...size } = await page.evaluate(async (source) => {
    const bitmap = await createImageBitmap(new Blob([Uint8Array.fromBase64(source)]));
    const { width, height } = bitmap;
    const context = new OffscreenCanvas(width, height).getContext('2d');
    if (context === null) throw new Error('no canvas');
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    return { width, height, base64: new Uint8Array(data.buffer).toBase64() };
  }, Buffer.from(file).toString('base64'));
  return { ...size, data: Buffer.from(base64, 'base64') };
}

async function renderScreen(page: Page, work: Page, fonts: string, screen: InventedScreen): Promise<RenderedScreen> {
  const { width, height, scale } = screen.phone;
  await page.setViewport({ width, height, deviceScaleFactor: scale });
  await page.setContent(wholeDocument(screen.markup, screen.phone, fonts), { waitUntil: 'load' });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const seen = await page.evaluate(readExpected);
  const png = await page.screenshot();
  const jpeg60 = await page.screenshot({ type: 'jpeg', quality: 60 });
  const files = { png, jpeg60, whatsapp1600: await shrink(work, png) };
  const view = new DataView(png.buffer, png.byteOffset);
  return {
    ...screen,
    expected: {
      // The header of a PNG has its size there.
      width: view.getUint32(16),
      height: view.getUint32(20),
      words: seen.words.map((word) => ({ ...word, box: scaleBox(word.box, scale) })),
      ignored: seen.ignored.map((box) => scaleBox(box, scale)),
    },
    files,
    decode: (variant) => decodePicture(work, files[variant]),
  };
}

/** Renders screens one after the other, and passes each to `use` before the next. */
export async function renderScreens(
  screens: readonly InventedScreen[],
  use: (screen: RenderedScreen) => Promise<void>,
): Promise<void> {
  const executablePath = await ensureBrowser('chromium', console.info);
  const browser = await puppeteer.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-background-networking', '--force-color-profile=srgb', '--hide-scrollbars'],
  });
  try {
    const [page, work] = [await browser.newPage(), await browser.newPage()];
    // A page behind another one is not drawn.
    await page.bringToFront();
    const fonts = declareFonts();
    for (const screen of screens) await use(await renderScreen(page, work, fonts, screen));
  } finally {
    await browser.close();
  }
}
