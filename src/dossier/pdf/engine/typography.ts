/** The typefaces of the PDFs, as TTF files. */
export interface Fonts {
  readonly serif: Uint8Array;
  readonly bold: Uint8Array;
  readonly italic: Uint8Array;
  readonly mono: Uint8Array;
}

export type Typeface = keyof Fonts;

/** Path of each typeface in the extension package. scripts/packagedFiles.ts copies them there. */
export const FONT_PATHS: Readonly<Record<Typeface, string>> = {
  serif: 'dossier/source-serif-4-regular.ttf',
  bold: 'dossier/source-serif-4-semibold.ttf',
  italic: 'dossier/source-serif-4-italic.ttf',
  mono: 'dossier/ibm-plex-mono-regular.ttf',
};

export async function readFonts(read: (path: string) => Promise<Uint8Array>): Promise<Fonts> {
  const { serif, bold, italic, mono } = FONT_PATHS;
  const [a, b, c, d] = await Promise.all([read(serif), read(bold), read(italic), read(mono)]);
  return { serif: a, bold: b, italic: c, mono: d };
}

/** An A4 page and its margins, in points. */
export const PAGE_METRICS = {
  width: 595.28,
  height: 841.89,
  left: 71,
  right: 71,
  top: 50,
  bottom: 42,
} as const;
export const TEXT_WIDTH = PAGE_METRICS.width - PAGE_METRICS.left - PAGE_METRICS.right;

export interface HorizontalSpan {
  readonly x: number;
  readonly width: number;
}

/** The text area. */
export const FULL_WIDTH: HorizontalSpan = { x: PAGE_METRICS.left, width: TEXT_WIDTH };

export interface TextStyle {
  readonly face: Typeface;
  readonly size: number;
  readonly leading: number;
}

/** Code points that a typeface can draw, and those that copied text does not preserve. */
export interface Glyphs {
  readonly drawable: ReadonlySet<number>;
  /** Code points that are copied as another one, because both have the same glyph. */
  readonly ambiguous: ReadonlySet<number>;
}

/** The fontkit font inside pdfkit 0.20, which @types/pdfkit lacks. */
interface OpenedFont {
  readonly _font: {
    layout: (text: string, features?: unknown, onlyWidth?: boolean) => GlyphRun;
    layoutCached: (text: string) => GlyphRun;
    layoutRun(text: string, features?: unknown): GlyphRun;
    readonly font: {
      readonly characterSet: readonly number[];
      glyphForCodePoint(codePoint: number): { readonly codePoints: readonly number[] };
    };
  };
}

interface GlyphRun {
  readonly glyphs: readonly unknown[];
  readonly positions: readonly unknown[];
  /** Thousandths of the font size. */
  readonly advanceWidth: number;
}

/** Laid out first, so that their glyphs are copied as these characters and not as look-alikes. */
const FIRST = ['fi', 'fl', 'ff', 'ffi', 'ffl', '‘’'];

interface OpenedTypeface {
  /** Of fontkit, which pdfkit takes in the place of a file. */
  readonly font: OpenedFont['_font']['font'];
  readonly glyphs: Glyphs;
}

/** By file: to open a typeface takes as long as to lay out a page, and an export writes several documents. */
const openedTypefaces = new WeakMap<Uint8Array, OpenedTypeface>();

/**
 * Registers a typeface under its name. fontkit associates each glyph with the characters it was first requested for,
 * and copied text gives these; so all characters are requested here, in order, when the file is first opened.
 */
export function registerTypeface(document: PDFKit.PDFDocument, face: Typeface, bytes: Uint8Array): Glyphs {
  const before = openedTypefaces.get(bytes);
  // @types/pdfkit lacks the fonts of fontkit.
  const source = (before?.font ?? padFont(bytes)) as Uint8Array;
  document.registerFont(face, source).font(face, 10);
  const opened = (document as unknown as OpenedFont)._font;
  const { font } = opened;
  const glyphs = before?.glyphs ?? requestGlyphs(document, font);
  openedTypefaces.set(bytes, { font, glyphs });
  limitWordCache(opened);
  replaceLayout(opened, face === 'mono');
  return glyphs;
}

function requestGlyphs(document: PDFKit.PDFDocument, font: OpenedTypeface['font']): Glyphs {
  for (const text of FIRST) document.widthOfString(text);
  const ambiguous = font.characterSet.filter((codePoint) => {
    const { codePoints } = font.glyphForCodePoint(codePoint);
    return codePoints.length !== 1 || codePoints[0] !== codePoint;
  });
  return { drawable: new Set(font.characterSet), ambiguous: new Set(ambiguous) };
}

/** Limits of the cache of laid out words: posts may contain any number of words, of any length. */
const WORDS_CACHED_MAX = 1_000;
const WORD_MAX = 40;

/** pdfkit caches the layout of every word without limit. */
function limitWordCache(opened: OpenedFont['_font']): void {
  const cache = new Map<string, GlyphRun>();
  opened.layoutCached = (word) => {
    const cached = cache.get(word);
    if (cached !== undefined) return cached;
    const run = opened.layoutRun(word);
    if (cache.size >= WORDS_CACHED_MAX) cache.clear();
    if (word.length <= WORD_MAX) cache.set(word, run);
    return run;
  };
}

const ASCII = /^[\x20-\x7e]*$/;
/** As pdfkit splits a text: each word with the space after it. */
const WORD = /[^ \t]*[ \t]|[^ \t]+/g;

/**
 * Lays out a text word by word, as pdfkit does, without its copy of the line for each word. ASCII in IBM Plex Mono has
 * no ligatures and no kerning, so its characters are laid out one by one and cached, where fontkit would process all
 * font tables for every digest and address.
 */
function replaceLayout(opened: OpenedFont['_font'], isMonospaced: boolean): void {
  opened.layout = (text, features, onlyWidth) => {
    if (features !== undefined) return opened.layoutRun(text, features);
    const glyphs: unknown[] = [];
    const positions: unknown[] = [];
    let advanceWidth = 0;
    for (const part of isMonospaced && ASCII.test(text) ? text : (text.match(WORD) ?? [])) {
      const run = opened.layoutCached(part);
      advanceWidth += run.advanceWidth;
      if (onlyWidth) continue;
      for (const glyph of run.glyphs) glyphs.push(glyph);
      for (const position of run.positions) positions.push(position);
    }
    return { glyphs, positions, advanceWidth };
  };
}

/** fontkit reads 10 bytes of an empty glyph past the end of the file (the space of IBM Plex Mono) and would throw. */
function padFont(font: Uint8Array): Uint8Array {
  const longer = new Uint8Array(font.length + 16);
  longer.set(font);
  return longer;
}
