import type { Typeface } from '../../fonts.ts';

/** What a face can draw, and what of it does not copy out as it was. */
export interface Glyphs {
  readonly drawable: ReadonlySet<number>;
  /** Code points that come out of a copy as another one, because they share its glyph. */
  readonly ambiguous: ReadonlySet<number>;
}

/** The fontkit font that pdfkit 0.20 keeps, which @types/pdfkit does not tell. */
interface OpenedFont {
  readonly _font: {
    layout: (text: string, features?: unknown, onlyWidth?: boolean) => GlyphRun;
    layoutCached: (text: string) => GlyphRun;
    layoutRun(text: string): GlyphRun;
    readonly font: {
      readonly characterSet: readonly number[];
      glyphForCodePoint(codePoint: number): { readonly codePoints: readonly number[] };
    };
  };
}

interface GlyphRun {
  readonly glyphs: readonly unknown[];
  readonly positions: readonly unknown[];
  /** Thousandths of the size. */
  readonly advanceWidth: number;
}

/** Asked for first, so that their glyphs copy out as these and not as their look-alikes. */
const FIRST = ['fi', 'fl', 'ff', 'ffi', 'ffl', '‘’'];

/**
 * Registers a face under its name. fontkit keeps for each glyph the characters it was first asked for, which is what a
 * copy gives; so every character is asked for here, in order.
 */
export function registerTypeface(document: PDFKit.PDFDocument, face: Typeface, bytes: Uint8Array): Glyphs {
  document.registerFont(face, padFont(bytes)).font(face, 10);
  for (const text of FIRST) document.widthOfString(text);
  const opened = (document as unknown as OpenedFont)._font;
  limitWordCache(opened);
  if (face === 'mono') layOutByLetter(opened);
  const { font } = opened;
  const ambiguous = font.characterSet.filter((codePoint) => {
    const { codePoints } = font.glyphForCodePoint(codePoint);
    return codePoints.length !== 1 || codePoints[0] !== codePoint;
  });
  return { drawable: new Set(font.characterSet), ambiguous: new Set(ambiguous) };
}

/** Words kept laid out, each of at most so many characters: what is posted may hold any number, of any length. */
const WORDS_CACHED_MAX = 1_000;
const WORD_MAX = 40;

/** pdfkit lays out word by word and keeps every word for ever. */
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

/**
 * No ASCII character of IBM Plex Mono changes or moves its neighbour: each is laid out once, where fontkit would go
 * through all its tables for every digest and address.
 */
function layOutByLetter(opened: OpenedFont['_font']): void {
  const layout = opened.layout.bind(opened);
  opened.layout = (text, features, onlyWidth) => {
    if (!ASCII.test(text)) return layout(text, features, onlyWidth);
    const run = text.split('').map((letter) => opened.layoutCached(letter));
    return {
      glyphs: run.flatMap(({ glyphs }) => glyphs),
      positions: run.flatMap(({ positions }) => positions),
      advanceWidth: run.reduce((sum, one) => sum + one.advanceWidth, 0),
    };
  };
}

/** fontkit reads ten bytes of an empty glyph at the end of the file (the space of IBM Plex Mono) and would throw. */
function padFont(font: Uint8Array): Uint8Array {
  const longer = new Uint8Array(font.length + 16);
  longer.set(font);
  return longer;
}
