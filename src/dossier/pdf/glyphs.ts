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
    readonly font: {
      readonly characterSet: readonly number[];
      glyphForCodePoint(codePoint: number): { readonly codePoints: readonly number[] };
    };
  };
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
  const { font } = (document as unknown as Opened)._font;
  const ambiguous = font.characterSet.filter((codePoint) => {
    const { codePoints } = font.glyphForCodePoint(codePoint);
    return codePoints.length !== 1 || codePoints[0] !== codePoint;
  });
  return { drawable: new Set(font.characterSet), ambiguous: new Set(ambiguous) };
}

/** fontkit reads ten bytes of an empty glyph at the end of the file (the space of IBM Plex Mono) and would throw. */
function padded(font: Uint8Array): Uint8Array {
  const longer = new Uint8Array(font.length + 16);
  longer.set(font);
  return longer;
}
