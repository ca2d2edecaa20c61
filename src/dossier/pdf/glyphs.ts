import type { Face } from '../fonts.ts';

/** What a face can draw, and what of it does not copy out as it was. */
export interface Glyphs {
  readonly drawable: ReadonlySet<number>;
  /** Code points that come out of a copy as another one, because they share its glyph. */
  readonly ambiguous: ReadonlySet<number>;
}

/** The fontkit font that pdfkit 0.20 keeps, which @types/pdfkit does not tell. */
interface Opened {
  readonly _font: {
    layout: (text: string, features?: unknown, onlyWidth?: boolean) => Laid;
    layoutCached: (text: string) => Laid;
    layoutRun(text: string): Laid;
    readonly font: {
      readonly characterSet: readonly number[];
      glyphForCodePoint(codePoint: number): { readonly codePoints: readonly number[] };
    };
  };
}

interface Laid {
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
export function registerFace(document: PDFKit.PDFDocument, face: Face, bytes: Uint8Array): Glyphs {
  document.registerFont(face, padded(bytes)).font(face, 10);
  for (const text of FIRST) document.widthOfString(text);
  const opened = (document as unknown as Opened)._font;
  keepWords(opened);
  if (face === 'mono') layByLetter(opened);
  const { font } = opened;
  const ambiguous = font.characterSet.filter((codePoint) => {
    const { codePoints } = font.glyphForCodePoint(codePoint);
    return codePoints.length !== 1 || codePoints[0] !== codePoint;
  });
  return { drawable: new Set(font.characterSet), ambiguous: new Set(ambiguous) };
}

/** Words kept laid out, each of at most so many characters: what is posted may hold any number, of any length. */
const WORDS_KEPT = 1_000;
const WORD_MAX = 40;

/** pdfkit lays out word by word and keeps every word for ever. */
function keepWords(opened: Opened['_font']): void {
  const kept = new Map<string, Laid>();
  opened.layoutCached = (word) => {
    const known = kept.get(word);
    if (known !== undefined) return known;
    const laid = opened.layoutRun(word);
    if (kept.size >= WORDS_KEPT) kept.clear();
    if (word.length <= WORD_MAX) kept.set(word, laid);
    return laid;
  };
}

const ASCII = /^[\x20-\x7e]*$/;

/**
 * No ASCII character of IBM Plex Mono changes or moves its neighbour: each is laid out once, where fontkit would go
 * through all its tables for every digest and address.
 */
function layByLetter(opened: Opened['_font']): void {
  const layout = opened.layout.bind(opened);
  opened.layout = (text, features, onlyWidth) => {
    if (!ASCII.test(text)) return layout(text, features, onlyWidth);
    const laid = text.split('').map((letter) => opened.layoutCached(letter));
    return {
      glyphs: laid.flatMap(({ glyphs }) => glyphs),
      positions: laid.flatMap(({ positions }) => positions),
      advanceWidth: laid.reduce((sum, one) => sum + one.advanceWidth, 0),
    };
  };
}

/** fontkit reads ten bytes of an empty glyph at the end of the file (the space of IBM Plex Mono) and would throw. */
function padded(font: Uint8Array): Uint8Array {
  const longer = new Uint8Array(font.length + 16);
  longer.set(font);
  return longer;
}
