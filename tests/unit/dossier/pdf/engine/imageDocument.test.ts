import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { addBookmark, collectBytes, pdfStream } from '../../../../../src/dossier/pdf/engine/pdfDocument.ts';
import { runTool } from '../../../../support/dossier/externalTools.ts';
import { readPng } from '../../../../support/images/png.ts';
import { makeTestFolder } from '../../../../support/testFolder.ts';
import { readFonts } from '../../../../support/testFonts.ts';

/** What ends a PDF: the printed commands cut `dossier.pdf` at the first one (coverAndMethod.ts). */
const MARK = '%%EOF';
const ADDRESS = `https://exemple.invalid/p/${MARK}?(${MARK})\\${MARK}`;
const folder = makeTestFolder();

/** The head of a JPEG of 1 × 1 pixel, whose comment holds the mark: anybody can send such a file. */
const jpegWithMark = (): Uint8Array =>
  Buffer.from(`\xff\xd8\xff\xfe\0\x07${MARK}\xff\xc0\0\x0b\x08\0\x01\0\x01\x01\x01\x11\0\xff\xd9`, 'latin1');

it('ends at the only end mark, whatever titles, addresses and pictures contain', async () => {
  const context = {
    createdAt: new Date('2026-11-20T10:00:00Z'),
    software: { name: 'Recueil', version: '0.1.0' },
    fonts: readFonts(),
  };
  const made = pdfStream('Essai', context, async (pdf) => {
    const root = pdf.struct('Document', { title: MARK });
    pdf.addStructure(root);
    pdf.addPage();
    const link = pdf.child(root, 'Link', { alt: MARK });
    pdf.linkBox(link, 40, 40, 100, 20, { url: ADDRESS });
    addBookmark(pdf, `@${MARK}`, 40);
    const figure = pdf.child(root, 'Figure', { alt: MARK });
    pdf.inside(figure, 'Figure', () => {
      // Stored without compression, so that the pixels stand in the stream as they are.
      const deflated = new Uint8Array(deflateSync(Buffer.from(`${MARK}!`), { level: 0 }));
      pdf.place(pdf.embed({ width: 2, height: 1, deflated, bitsPerSample: 8 }), 40, 80, 20);
      pdf.place(pdf.open(jpegWithMark()), 80, 80, 20);
    });
    root.end();
    pdf.end();
  });
  const bytes = Buffer.from(await collectBytes(made));
  expect(bytes.indexOf(MARK)).toBe(bytes.length - MARK.length - 1);

  const path = join(folder, 'marks.pdf');
  writeFileSync(path, bytes);
  expect(runTool('pdfinfo', ['-url', path])).toContain(ADDRESS);
  runTool('pdfimages', ['-png', path, join(folder, 'pixels')]);
  const { rgb } = readPng(readFileSync(join(folder, 'pixels-000.png')));
  expect(Buffer.from(rgb).toString()).toBe(`${MARK}!`);
});
