import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import PDFDocument from 'pdfkit';
import { expect, it } from 'vitest';
import { fontSource } from '../../../../../scripts/packagedFiles.ts';
import { registerTypeface } from '../../../../../src/dossier/pdf/engine/typography.ts';

interface GlyphRun {
  readonly glyphs: readonly { readonly id: number }[];
  readonly positions: readonly Readonly<Record<string, number>>[];
  readonly advanceWidth: number;
}
interface DocumentWithFont {
  readonly _font: {
    layout(text: string, features?: unknown, onlyWidth?: boolean): GlyphRun;
    /** Without cache, and not character by character. */
    layoutRun(text: string): GlyphRun;
  };
}

const plain = ({ glyphs, positions, advanceWidth }: GlyphRun) => ({
  advanceWidth,
  glyphs: glyphs.map(({ id }) => id),
  positions: positions.map((position) => ({ ...position })),
});

it('registerTypeface lays out ASCII in the mono typeface character by character as fontkit does in one run', () => {
  const document = new PDFDocument({ font: '', autoFirstPage: false });
  registerTypeface(document, 'mono', readFileSync(fontSource('mono')));
  // The font inside pdfkit, which @types/pdfkit lacks.
  const { _font: font } = document as unknown as DocumentWithFont;
  const letters = Array.from({ length: 95 }, (_, index) => String.fromCharCode(0x20 + index));
  for (const first of letters) {
    const pairs = letters.map((second) => `${first}${second}`).join('');
    expect(plain(font.layout(pairs))).toEqual(plain(font.layoutRun(pairs)));
  }
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...letters), maxLength: 80 }), (text) => {
      expect(plain(font.layout(text))).toEqual(plain(font.layoutRun(text)));
    }),
  );
});

it.each(['serif', 'bold', 'italic'] as const)('registerTypeface lays out %s word by word as pdfkit does', (face) => {
  const bytes = readFileSync(fontSource(face));
  const fontIn = (register: (document: PDFKit.PDFDocument) => unknown) => {
    const document = new PDFDocument({ font: '', autoFirstPage: false });
    register(document);
    return (document as unknown as DocumentWithFont)._font;
  };
  const font = fontIn((document) => registerTypeface(document, face, bytes));
  const pdfkitFont = fontIn((document) => document.registerFont(face, bytes).font(face, 10));
  const characters = [...'aAeéfilœVW1 \t\u00a0.,’«»—/'];
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...characters), maxLength: 40 }), (text) => {
      expect(plain(font.layout(text))).toEqual(plain(pdfkitFont.layout(text)));
      expect(font.layout(text, undefined, true).advanceWidth).toBe(
        pdfkitFont.layout(text, undefined, true).advanceWidth,
      );
    }),
  );
});
