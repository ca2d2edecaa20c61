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

it('lays out and copies text as in a first document, whatever documents a page wrote before', () => {
  const file = readFileSync(fontSource('serif'));
  const write = (bytes: Uint8Array, text: string): string => {
    const chunks: Buffer[] = [];
    const document = new PDFDocument({ font: '', compress: false, info: { CreationDate: new Date(0) } });
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    registerTypeface(document, 'serif', bytes);
    document.text(text, 10, 10, { lineBreak: false }).end();
    return Buffer.concat(chunks).toString('latin1');
  };
  // Letters that fontkit joins, decomposes or replaces, beside the others.
  const unit = fc.constantFrom(...'aeéfijlï̈́·ﬁĳ’1/2½œЖ', 'fi', 'ffl', 'e\u0301', 'f\u00ef', '1/2');
  const text = fc.string({ unit, maxLength: 30 });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const shared = new Uint8Array(file);
      write(shared, before);
      expect(write(shared, after)).toBe(write(new Uint8Array(file), after));
    }),
    { numRuns: 40 },
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
