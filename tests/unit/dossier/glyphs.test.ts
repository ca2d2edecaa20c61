import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import PDFDocument from 'pdfkit';
import { expect, it } from 'vitest';
import { fontSource } from '../../../scripts/fonts.ts';
import { registerTypeface } from '../../../src/dossier/pdf/engine/glyphs.ts';

interface Laid {
  readonly glyphs: readonly { readonly id: number }[];
  readonly positions: readonly Readonly<Record<string, number>>[];
}
interface Opened {
  readonly _font: {
    layout(text: string): Laid;
    /** Past any cache, and past what is laid letter by letter. */
    layoutRun(text: string): Laid;
  };
}

const plain = ({ glyphs, positions }: Laid) => ({
  glyphs: glyphs.map(({ id }) => id),
  positions: positions.map((position) => ({ ...position })),
});

it('lays ASCII in the mono face letter by letter as fontkit lays it in one run', () => {
  const document = new PDFDocument({ font: '', autoFirstPage: false });
  registerTypeface(document, 'mono', readFileSync(fontSource('mono')));
  // The same font as pdfkit keeps it, which @types/pdfkit does not tell.
  const { _font: font } = document as unknown as Opened;
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
